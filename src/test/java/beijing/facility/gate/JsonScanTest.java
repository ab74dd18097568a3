package beijing.facility.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import beijing.facility.gate.JsonScan.Unfit;

/** What a JSON body may be before anything reads it. */
class JsonScanTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"variables\": {\"opinion\": {\"value\": \"同意\"}}}", "[1, 2.50, -3e10, null, true, \"\"]",
            " {\"a\": [{\"a\": 1}, {\"a\": 2}]} \n", "{\"value\": 99999999.999999, \"type\": \"Double\"}", "[{\"type\": \"Json\", \"value\": \"{\"}]"})
    void whatFormsAndQueriesSendIsFit(String body) {
        assertThatCode(() -> scan(body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "null                          | 须为一个对象（{…}）或一个列表（[…]）",
            "1                             | 须为一个对象",
            "\"text\"                      | 须为一个对象",
            "{                             | 请求的内容不是此接口所需的 JSON，第1行第",
            "{\"a\": nonsense}             | 第1行第",
            "{\"a\": NaN}                  | 第1行第",
            "{} {}                         | 一次只能提交一个 JSON",
            "[] x                          | 无法识别",
            "{\"a\": 1, \"a\": 1}          | 字段“a”重复出现",
            "{\"x\": {\"b\": 1, \"b\": 2}} | 字段“b”重复出现",
            "{\"progressPercent\": 1e999999999}           | 字段“progressPercent”的数字“1e999999999”过长或过大",
            "{\"progressPercent\": -1E-999999999}         | 字段“progressPercent”",
            "{\"progressPercent\": 1e99999999999999999999} | 字段“progressPercent”",
            "{\"variables\": {\"releaseAmount\": {\"value\": 1e999999999}}} | 字段“releaseAmount”",
            "{\"variables\": {\"elderlyCare\": {\"value\": \"{\\\"basicArea\\\": 1e999999999}\", \"type\": \"Json\"}}} | 字段“basicArea”",
    })
    void anythingElseIsRefusedWithItsPlace(String body, String sentence) {
        assertThatThrownBy(() -> scan(body)).isInstanceOf(Unfit.class).hasMessageContaining(sentence);
    }

    @Test
    void depthAndLengthEnd() {
        assertThatCode(() -> scan("[".repeat(64) + "]".repeat(64))).doesNotThrowAnyException();
        assertThatThrownBy(() -> scan("[".repeat(65) + "]".repeat(65))).hasMessage("请求的内容嵌套过深，最多64层。");
        assertThatThrownBy(() -> scan("{\"a\":".repeat(500_000))).hasMessageContaining("嵌套过深");
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThatThrownBy(() -> scan("{\"variables\":{\"fitness\":{\"type\":\"json\",\"value\":\"" + deep + "\"}}}")).hasMessageContaining("嵌套过深");
        assertThatThrownBy(() -> scan("{\"amount\":" + "9".repeat(1_000_000) + "}")).hasMessageContaining("字段“amount”的数字“9999");
        assertThatThrownBy(() -> scan("{\"" + "n".repeat(1_000_000) + "\":1}")).hasMessageContaining("名称过长");
        assertThatCode(() -> scan("{\"opinion\":\"" + "长".repeat(600_000) + "\"}")).doesNotThrowAnyException();
    }

    /** The largest body that comes in, made of the smallest tokens. */
    @Test
    void theWorstBodyTakesNoTime() {
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> scan("[" + "1,".repeat(1_000_000) + "1]"));
    }

    @Test
    void anExpressionIsFoundWhereverItStandsButAmongTheFieldsOfAForm() throws Unfit {
        assertThat(scan("{\"orQueries\": [{\"assigneeExpression\": \"${x}\"}], \"dueBeforeExpression\": 1}"))
                .containsExactly(new JsonScan.Expression("assigneeExpression", "${x}"), new JsonScan.Expression("dueBeforeExpression", ""));
        assertThat(scan("{\"variables\": {\"artExpression\": {\"value\": \"${x}\"}}}")).isEmpty();
    }

    private static java.util.List<JsonScan.Expression> scan(String body) throws Unfit {
        return JsonScan.scan(body.getBytes(StandardCharsets.UTF_8));
    }
}
