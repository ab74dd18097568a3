package beijing.facility.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.Amounts;
import beijing.facility.typed.Days;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;

/**
 * What an official handed in with a form, read field by field. Each bad value becomes a Chinese sentence that names the
 * field, the value and the rule; {@link #accept()} throws them all at once. The form itself ends with the step that reads it: the
 * data lives in the tables, and no later form opens with it.
 */
public final class Form {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final VariableMap values;
    private final List<String> problems = new ArrayList<>();

    private Form(VariableMap values) {
        this.values = values;
    }

    /** The form whose handing in began the step that runs. */
    public static Form of(Mandate mandate) {
        return in(mandate.handedIn());
    }

    /** What was handed in, by the keys of its fields. */
    public static Form in(Map<String, Object> handedIn) {
        return new Form(Variables.fromMap(handedIn));
    }

    /**
     * Ends the reading.
     *
     * @throws InputException with every sentence that the fields gave rise to
     */
    public void accept() {
        if (!problems.isEmpty()) {
            throw new InputException(String.join("\n", problems));
        }
    }

    /** What was bad so far, one by one, for a page that shows it at the fields. */
    public List<Problem> told() {
        return problems.stream().map(sentence -> Problem.of(sentence.replace('\n', ' '))).toList();
    }

    /** How many fields were bad so far. */
    int problems() {
        return problems.size();
    }

    /** Adds a sentence of the caller's own to what {@link #accept()} throws. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** A sentence that does not name the key of its field yet. */
    public void problem(String key, String sentence) {
        problems.add(sentence.replaceFirst("。$", "") + "（字段：" + key + "）。");
    }

    // texts

    /** A text that must be there; null where it is not. */
    public String text(Field field) {
        String text = optionalText(field);
        if (text != null && text.isEmpty()) {
            bad(field, "", "不能为空");
            return null;
        }
        return text;
    }

    /** A text that may be missing: then it is empty. */
    public String optionalText(Field field) {
        Object value = value(field);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String given)) {
            bad(field, value, "须为文本");
            return null;
        }
        try {
            return Text.read(given, field.longest());
        } catch (Unreadable unreadable) {
            bad(field, given, unreadable.rule());
            return null;
        }
    }

    /** A code or number that must be there, in half width, capital letters and without blanks; null where it is not. */
    public String code(Field field) {
        String text = text(field);
        return text == null ? null : Text.code(text);
    }

    /** 意见: must be there unless the decision is positive. */
    public String opinion(boolean positive, String decision) {
        String opinion = optionalText(Field.OPINION);
        if (opinion != null && opinion.isEmpty() && !positive) {
            problems.add("“" + Field.OPINION.label() + "”（opinion）不能为空：办理结论为“" + decision + "”时须填写意见。");
        }
        return opinion;
    }

    // choices

    /** One of the enum's values; null where it is missing or none of them. */
    public <E extends Enum<E>> E choice(Field field, Class<E> type) {
        E chosen = optionalChoice(field, type, null);
        if (chosen == null && blank(value(field))) {
            bad(field, "", "不能为空，须为以下之一：" + names(type));
        }
        return chosen;
    }

    public <E extends Enum<E>> E optionalChoice(Field field, Class<E> type, E otherwise) {
        Object value = value(field);
        if (blank(value)) {
            return otherwise;
        }
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(value)) {
                return candidate;
            }
        }
        bad(field, value, "须为以下之一：" + names(type));
        return null;
    }

    /** A tick; not ticked where it is missing. */
    public boolean flag(Field field) {
        Object value = value(field);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (blank(value) || "false".equals(value)) {
            return false;
        }
        if (!"true".equals(value)) {
            bad(field, value, "须为 true 或 false");
        }
        return true;
    }

    // days

    /** A date that exists. */
    public LocalDate date(Field field) {
        Object value = value(field);
        if (value instanceof Date date) {
            return date.toInstant().atZone(BeijingClock.ZONE).toLocalDate();
        }
        if (blank(value)) {
            bad(field, "", "不能为空，须为日期，格式为年-月-日，如 2026-03-10");
            return null;
        }
        try {
            return Days.day(string(value, Days.DAY_RULE));
        } catch (Unreadable unreadable) {
            bad(field, value, unreadable.rule());
            return null;
        }
    }

    /** A date that exists and has come. */
    public LocalDate pastDate(Field field, LocalDate today) {
        LocalDate date = date(field);
        if (date != null && date.isAfter(today)) {
            bad(field, date, "不得晚于今天（" + today + "）");
            return null;
        }
        return date;
    }

    /** A month. */
    public YearMonth month(Field field) {
        Object value = value(field);
        if (blank(value)) {
            bad(field, "", "不能为空，格式为年-月，如 2026-03");
            return null;
        }
        try {
            return Days.month(string(value, Days.MONTH_RULE));
        } catch (Unreadable unreadable) {
            bad(field, value, unreadable.rule());
            return null;
        }
    }

    /** A number is no day: nobody knows what it counts. */
    private static String string(Object value, String rule) throws Unreadable {
        if (value instanceof String text) {
            return text;
        }
        throw Unreadable.notText(rule);
    }

    // figures

    /** A whole number that must be there; null where it is missing or bad. */
    public Integer count(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须填写非负整数");
            return null;
        }
        BigDecimal number = figure(field, Figure.COUNT);
        return number == null ? null : number.intValueExact();
    }

    /** A whole number that must be there; a tick stands for all of them, none for 0. */
    public Integer countOrAll(Field field, int all) {
        Object value = value(field);
        if (value instanceof Boolean || "true".equals(value) || "false".equals(value)) {
            return flag(field) ? all : 0;
        }
        return count(field);
    }

    /** A whole number, not negative; 0 where it is missing. */
    public int whole(Field field) {
        BigDecimal number = figure(field, Figure.COUNT);
        return number == null ? 0 : number.intValueExact();
    }

    /** An amount in 万元 that must be there, as yuan. */
    public BigDecimal money(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须以万元为单位填写");
            return null;
        }
        return optionalMoney(field);
    }

    /** That an amount is stated, be it 0: what is left out is not taken for none. */
    public void stated(Field money) {
        if (blank(value(money))) {
            money(money);
        }
    }

    /** An amount in 万元 above 0, as yuan. */
    public BigDecimal positiveMoney(Field field) {
        BigDecimal money = money(field);
        if (money != null && money.signum() == 0) {
            bad(field, "0", "须大于0");
            return null;
        }
        return money;
    }

    /** An amount in 万元 as yuan; null where it is missing. */
    public BigDecimal optionalMoney(Field field) {
        return yuan(figure(field, Figure.AMOUNT));
    }

    /** A percentage such as {@code "17.77"} as a rate, 0.1777; null where it is missing or bad. */
    public BigDecimal percent(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须填写百分数，如 30");
            return null;
        }
        BigDecimal percent = figure(field, Figure.PERCENT);
        return percent == null ? null : percent.divide(HUNDRED);
    }

    /** A percentage from 0 to 100 as the number that it is, {@code 45.5} for 45.5 %. */
    public BigDecimal progress(Field field) {
        BigDecimal fraction = percent(field);
        return fraction == null ? null : fraction.multiply(HUNDRED).setScale(2);
    }

    static BigDecimal yuan(BigDecimal wan) {
        return wan == null ? null : Amounts.ofWan(wan);
    }

    private BigDecimal figure(Field field, Figure kind) {
        return figure(field, value(field), kind);
    }

    /** @return null where it is missing or bad */
    BigDecimal figure(Field field, Object value, Figure kind) {
        if (blank(value)) {
            return null;
        }
        try {
            return kind.read(digits(value, kind));
        } catch (Unreadable unreadable) {
            bad(field, value, unreadable.rule());
            return null;
        }
    }

    /** A binary number has lost by now which digits were sent. */
    private static String digits(Object value, Figure kind) throws Unreadable {
        if (value instanceof Double || value instanceof Float) {
            throw Unreadable.notText(kind.rule() + "，并以文本形式提交以免失真");
        }
        if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Short
                || value instanceof BigInteger || value instanceof BigDecimal) {
            return value.toString();
        }
        throw Unreadable.notText(kind.rule());
    }

    // all of them

    /** What was handed in: of Json the text, which is not read before somebody asks for it. */
    Object value(Field field) {
        TypedValue typed = values.getValueTyped(field.key());
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            return serialized.getValueSerialized() == null ? null : new Json(serialized.getValueSerialized());
        }
        return typed == null ? null : typed.getValue();
    }

    /** Text that is Json, and no text of a person. */
    record Json(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static boolean blank(Object value) {
        return value == null || value instanceof String text && Text.blank(text);
    }

    /** A sentence that names the field, the value and the rule that it breaks. */
    public void bad(Field field, Object value, String rule) {
        String shown = Text.shown(Objects.toString(value));
        problems.add("“" + field.label() + "”（" + field.key() + "）" + (shown.isEmpty() ? "" : "填写的“" + shown + "”不正确，")
                + rule + "。");
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
    }
}
