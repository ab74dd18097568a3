package beijing.facility.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.process.Typing;

/** No value turns into another: each reader understands what an official means, or refuses it at its field (contract §10). */
class FormReadingTest {

    private static final Field FIELD = Field.of("field", "某字段");

    static Stream<Typing> amounts() {
        return Typing.of("amount");
    }

    static Stream<Typing> percents() {
        return Typing.of("percent");
    }

    static Stream<Typing> dates() {
        return Typing.of("date");
    }

    static Stream<Typing> texts() {
        return Typing.of("text");
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsAreUnderstoodAsTyped(Typing row) {
        read(row, form -> form.money(FIELD), yuan -> Amounts.inWan(yuan));
        read(row, form -> form.optionalMoney(FIELD), yuan -> Amounts.inWan(yuan));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsInsideOfAFunctionAreUnderstoodAlike(Typing row) throws Exception {
        String inside = new ObjectMapper().writeValueAsString(Map.of("basicArea", "1", "basicInvestment", row.typed()));
        Form form = given("elderlyCare", SpinValues.jsonValue(inside).create(), "total", row.understood() == null ? "1" : row.understood());
        InvestmentPlan plan = new PlanForm(form).plan(Field.of("total", "总投资"), Field.of("shared", "公共投资"));
        if (row.refused()) {
            assertThatThrownBy(form::accept).isInstanceOf(InputException.class)
                    .hasMessageContaining("“养老服务基本公共服务投资”（elderlyCare.basicInvestment）");
        } else {
            form.accept();
            assertThat(Amounts.inWan(plan.investment(Category.BASIC))).isEqualTo(row.understood());
        }
    }

    @ParameterizedTest
    @MethodSource("percents")
    void percentsAreUnderstoodAsTyped(Typing row) {
        read(row, form -> form.percent(FIELD), Amounts::inPercent);
        read(row, form -> form.progress(FIELD), Amounts::plain);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void datesAreUnderstoodAsTyped(Typing row) {
        read(row, form -> form.date(FIELD), LocalDate::toString);
        read(row, form -> form.pastDate(FIELD, LocalDate.of(2999, 1, 1)), LocalDate::toString);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreKeptAsTyped(Typing row) {
        read(row, form -> form.text(FIELD), text -> text);
    }

    @ParameterizedTest
    @CsvSource({"2026-02,2026-02", "2026年2月,2026-02", "202602,2026-02", "２０２６-０２,2026-02", "2026/2,2026-02", "2026.2,2026-02", "' 2026-02\n',2026-02",
            "2026 年 2 月,2026-02"})
    void monthsAreUnderstoodAsTyped(String typed, String month) {
        Form form = given("field", typed);
        assertThat(form.month(FIELD)).isEqualTo(YearMonth.parse(month));
        form.accept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026", "20260", "2026-02-01", "26-02", "02-2026", "2026-00", "-2026-02", "20260201", "二月"})
    void whatIsNoMonthIsRefused(String typed) {
        refused(typed, form -> form.month(FIELD), "须为月份");
    }

    @ParameterizedTest
    @CsvSource({"'1,200',1200", "１２,12", "' 7 ',7", "007,7", "1 200,1200"})
    void wholeNumbersAreUnderstoodAsTyped(String typed, int number) {
        Form form = given("field", typed);
        assertThat(form.count(FIELD)).isEqualTo(number);
        assertThat(form.whole(FIELD)).isEqualTo(number);
        form.accept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "3.0", "-3", "1e3", "1000000000", "12,34", "三", "3人", "²", "①", "٣", "𝟑", "½", "1\t200", "1\n200", "1  200", "0,123",
            "012,345", "1,200 300", "1200.", ".", ",", "¥", "+3", "(3)", "1\u200b200", "1\u202d2", "0x10", "Infinity", "∞"})
    void whatIsNoFigureIsRefused(String typed) {
        refused(typed, form -> form.count(FIELD), "“某字段”（field）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\t200", "1,200,30", "0,125", "00,125", "1,234 567", "1.200,5", "1,200.5.5", "1\u00a0\u00a0200", "$1", "1200万元元", "1200 元", "1'200", "1，2",
            "¥", "万元", "1_000", "½", "５²", "1.0000000", "1e999999999", "99999999999999999999999999999999999999999999999999", "2026-11-05", "1..5", "1200万元 x"})
    void noAmountIsGuessed(String typed) {
        refused(typed, form -> form.money(FIELD), "“某字段”（field）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-1-5 08:00", "2026/1-5", "2026 11 05", "2026-11-0 5", "2026\t11-05", "20261131", "0026-11-05", "2026-00-10", "2026-11-31", "46331", "2026年11月5",
            "今天", "2026-11-05T00:00:00", "٢٠٢٦-١١-٠٥", "2025-02-29", "2026,11,5"})
    void noDayIsGuessed(String typed) {
        refused(typed, form -> form.date(FIELD), "须为存在的日期");
    }

    @Test
    void aDayWithBlanksBesideItsSeparatorsIsUnderstood() {
        for (String typed : List.of("2026年 11月 5日", "2026 年 11 月 5 日", "2024-02-29", "2026/ 1 /5")) {
            Form form = given("field", typed);
            assertThat(form.date(FIELD)).as(typed).isNotNull();
            form.accept();
        }
    }

    @Test
    void blanksAroundAFigureOrADayMayBeAnyAndMany() {
        assertThat(given("field", " \u3000\n".repeat(40) + "1,200" + "\u00a0\t\r\n".repeat(40)).money(FIELD)).isEqualByComparingTo("12000000");
        assertThat(given("field", "\n".repeat(100) + "2026/11/5").date(FIELD)).isEqualTo(LocalDate.of(2026, 11, 5));
    }

    @Test
    void aRefusalSaysWhatWasReadAndWhatIsAskedFor() {
        refused("1,2,3", form -> form.money(FIELD), "填写的“1,2,3”不正确", "逗号只能作千位分隔符", "单位万元", "最多6位小数");
        refused("1200元", form -> form.money(FIELD), "1200元", "单位是万元，不是元");
        refused("2026-02-30", form -> form.date(FIELD), "2026-02-30", "须为存在的日期");
        refused("朝阳\u202e核准", form -> form.text(FIELD), "朝阳?核准", "第3个字", "U+202E");
        refused("1\t200", form -> form.money(FIELD), "不止一个单元格");
        refused("长".repeat(201), form -> form.text(FIELD), "共201个字，最多200个字");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "a\u200bb", "\ufeff朝阳", "朝\u00ad阳", "朝\u3164阳", "朝\u115f阳", "朝\uffa0阳", "朝\u2800阳", "朝\u2066阳\u2069", "朝\u200e阳", "朝\ud800阳", "朝\udc00",
            "朝\uffff阳", "朝\ufdd0阳", "朝\ue000阳", "朝\ufffd阳", "朝\u0085阳", "\u000b朝阳", "朝阳\u001f", "朝\u2028阳", "朝\u034f阳", "朝\ufe0f阳", "1\ufe0f", "\udb40\udd00朝", "家\u200d家",
            "朝\udb40\udc41阳", "\u200d🏠", "🏠\u200d", "朝\u180e阳"})
    void whatNobodySeesIsRefused(String typed) {
        refused(typed, form -> form.optionalText(FIELD), "“某字段”（field）", "个字是");
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷𬭎小区🏠", "辻󠄀村", "❤️", "👨‍👩‍👧", "👩🏽‍⚕️", "〇五一", "《通知》〔2026〕1号", "a\tb\nc\r\nd", "e\u0301", "①②", "\ud884\udf50"})
    void whatPeopleWriteIsKept(String typed) {
        Form form = given("field", typed);
        assertThat(form.text(FIELD)).isEqualTo(typed);
        form.accept();
    }

    @Test
    void blanksOfAnyKindAroundATextGoAndWithinItStay() {
        for (String blank : List.of(" ", "\u00a0", "\u3000", "\n", "\t", "\u2003", "\u202f")) {
            assertThat(given("field", blank + "朝阳" + blank + "劲松" + blank).text(FIELD)).isEqualTo("朝阳" + blank + "劲松");
            assertThat(given("field", blank + blank).optionalText(FIELD)).isEmpty();
        }
    }

    @Test
    void codesAreReadInHalfWidthAndCapitals() {
        assertThat(given("field", " ９１１１0105ma01a2b3c4\n").code(FIELD)).isEqualTo("91110105MA01A2B3C4");
        assertThat(given("field", "9111 0105 MA01 A2B3C4").code(FIELD)).isEqualTo("91110105MA01A2B3C4");
        assertThat(given("field", "１１０１０５－２０２６－０００１").code(FIELD)).isEqualTo("110105-2026-0001");
    }

    @Test
    void aBinaryNumberIsRefusedBecauseItsDigitsAreLost() {
        refused(1100.5d, form -> form.money(FIELD), "以文本形式提交");
        refused(30f, form -> form.percent(FIELD), "以文本形式提交");
        refused(Double.NaN, form -> form.money(FIELD), "以文本形式提交");
        refused(5d, form -> form.count(FIELD), "以文本形式提交");
    }

    @Test
    void wholeAndDecimalNumbersAreExact() {
        for (Object number : List.of(1100, 1100L, (short) 1100, BigInteger.valueOf(1100), new BigDecimal("1100.00"))) {
            assertThat(given("field", number).money(FIELD)).isEqualByComparingTo("11000000");
        }
        refused(new BigDecimal("1e999999999"), form -> form.money(FIELD), "十进制数");
        refused(BigInteger.TEN.pow(900), form -> form.money(FIELD), "十进制数");
    }

    @Test
    void whatIsOfAnotherKindThanItsFieldIsRefused() {
        Object json = SpinValues.jsonValue("\"600\"").create();
        for (Object other : List.of(Map.of("a", 1), List.of(1), true, json)) {
            refused(other, form -> form.text(FIELD), "须为文本");
            refused(other, form -> form.money(FIELD), "单位万元");
            refused(other, form -> form.date(FIELD), "须为存在的日期");
            refused(other, form -> form.month(FIELD), "须为月份");
            refused(other, form -> form.choice(FIELD, ConstructionMode.class), "须为以下之一");
        }
        refused(20261105, form -> form.date(FIELD), "须为存在的日期");
        refused(202611, form -> form.month(FIELD), "须为月份");
        refused(5, form -> form.text(FIELD), "须为文本");
        refused(1, form -> form.flag(FIELD), "须为 true 或 false");
        refused(" RENOVATION", form -> form.choice(FIELD, ConstructionMode.class), "须为以下之一");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"basicArea\":600,\"basicInvestment\":1100.50} | 600 | 1100.5",
            "{\"basicArea\":600.0,\"basicInvestment\":1100} | 600 | 1100",
            "{\"basicArea\":\"１，２００.5\",\"basicInvestment\":\"1,100\"} | 1200.5 | 1100",
            "{\"basicArea\":\"600平方米\",\"basicInvestment\":\"￥1,100\"} | 600 | 1100"})
    void figuresOfAFunctionMayBeNumbers(String json, String area, String investment) {
        Form form = given("elderlyCare", SpinValues.jsonValue(json).create(), "total", investment);
        InvestmentPlan plan = new PlanForm(form).plan(Field.of("total", "总投资"), Field.of("shared", "公共投资"));
        form.accept();
        assertThat(plan.area(Category.BASIC)).isEqualByComparingTo(area);
        assertThat(Amounts.inWan(plan.investment(Category.BASIC))).isEqualTo(investment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"basicArea\":1e3}", "{\"basicArea\":1e999999999}", "{\"basicArea\":-1}", "{\"basicArea\":true}", "{\"basicArea\":[1]}",
            "{\"basicArea\":{\"a\":1}}", "{\"basicArea\":1,\"basicArea\":2}", "{\"basicArea\":1}{}", "[1]", "\"x\"", "5", "{", "NaN", "{\"basicArea\":NaN}"})
    void noFigureOfAFunctionIsGuessed(String json) {
        refused("elderlyCare", SpinValues.jsonValue(json).create());
        refused("elderlyCare", json);
    }

    @Test
    void aFunctionThatIsNestedThousandsDeepIsRefused() {
        refused("elderlyCare", SpinValues.jsonValue("{\"basicArea\":" + "[".repeat(5000) + "]".repeat(5000) + "}").create());
        refused("elderlyCare", SpinValues.jsonValue("[".repeat(5000)).create());
        refused("elderlyCare", Map.of("basicArea", 600.1));
    }

    private static void refused(String function, Object value) {
        Form form = given(function, value);
        new PlanForm(form).builtAreas();
        assertThatThrownBy(form::accept).as(String.valueOf(value)).isInstanceOf(InputException.class).hasMessageContaining("养老服务")
                .hasMessageContaining("（elderlyCare");
    }

    private static <T> void read(Typing row, Function<Form, T> reader, Function<T, String> shown) {
        Form form = given("field", row.typed());
        T value = reader.apply(form);
        if (row.refused()) {
            assertThatThrownBy(form::accept).isInstanceOf(InputException.class).hasMessageStartingWith("“某字段”（field）").hasMessageEndingWith("。");
        } else {
            form.accept();
            assertThat(shown.apply(value)).isEqualTo(row.understood());
        }
    }

    private static void refused(Object typed, Function<Form, ?> reader, String... parts) {
        Form form = given("field", typed);
        reader.apply(form);
        assertThatThrownBy(form::accept).as(String.valueOf(typed)).isInstanceOf(InputException.class).hasMessageContainingAll(parts);
    }

    private static Form given(Object... pairs) {
        var values = Variables.createVariables();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return Form.in(values);
    }
}
