package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was handed in, as it stands on the record. */
class FormTextsTest {

    @Test
    void saysWhatWasChosenTickedAndTypedInTheOrderOfTheForm() {
        Map<String, Object> handedIn = new HashMap<>();
        handedIn.put("lowProfit", true);
        handedIn.put("registered", "false");
        handedIn.put("rentPerYear", "1，200.50");
        handedIn.put("operationMode", "ENTRUSTED");
        handedIn.put("operatorType", "ENTERPRISE");
        handedIn.put("operatorName", " 北京某某公司 ");
        handedIn.put("decision", "X");
        handedIn.put("opinion", "X");
        handedIn.put("operatorCode", null);
        handedIn.put("noField", "X");
        assertThat(read("appoint-operator", handedIn)).containsExactly("运营主体名称: 北京某某公司", "运营主体类型: 企业", "依法设立登记（第三十一条）: 否",
                "运营模式（第三十条）: 委托经营", "年租金（万元）: 1，200.50万元", "以保本微利为原则运营（第三十条）: 是");
    }

    @Test
    void readsTheFiguresOfAFunctionAsOneText() {
        assertThat(read("project-application", Map.of("elderlyCare", "{\"basicInvestment\":\"480\",\"basicArea\":\"600.5\",\"inclusiveArea\":\"\"}",
                "totalInvestment", new BigDecimal("1E+3"), "consultedResidents", 120)))
                .containsExactly("征询居民人数（第二十一条）: 120", "总投资（万元）: 1000万元", "养老服务（第十二条）：基本或普惠: 基本面积600.5㎡，基本投资480万元");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ",
            "本人110105-19491231-002X，自营"})
    void showsNobodysIdNumber(String typed) {
        assertThat(read("appoint-operator", Map.of("operatorCode", typed, "operatorType", "NATURAL_PERSON")).toString())
                .contains("110105***********X").doesNotContain("1949");
    }

    @Test
    void leavesACreditCodeAsItIs() {
        assertThat(read("appoint-operator", Map.of("operatorCode", "91110105MA00000000"))).containsExactly("统一社会信用代码: 91110105MA00000000");
    }

    private static List<String> read(String form, Map<String, Object> handedIn) {
        return FormTexts.read(FormTextsTest.class.getResourceAsStream("/forms/" + form + ".form")).of(handedIn).stream()
                .map(value -> value.label() + ": " + value.text()).toList();
    }
}
