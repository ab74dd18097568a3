package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2411-130202-89-01-637015", "2509-140602-89-05-864976"})
    void publishedCodesFitInShapeAndCheckDigit(String code) {
        assertThat(ProjectCode.problem(code)).isEmpty();
        assertThat(ProjectCode.notice(code)).isEmpty();
    }

    @Test
    void aWrongCheckDigitIsOnlyANotice() {
        assertThat(ProjectCode.problem("2411-130202-89-01-637016")).isEmpty();
        assertThat(ProjectCode.notice("2411-130202-89-01-637016"))
                .hasValue("项目代码“2411-130202-89-01-637016”的末位校验码为6，按通行算法应为5，请与立项文件核对。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2411-130202-89-01-63701", "2411130202890163701 5", "2411-130202-89-01-6370155", "2411-13020A-89-01-637015",
        "２411-130202-89-01-637015", "2411—130202—89—01—637015", "٢411-130202-89-01-637015", "2411-130202-89-01-637015\n"})
    void aWrongShapeIsRefused(String code) {
        assertThat(ProjectCode.problem(code)).hasValueSatisfying(
                sentence -> assertThat(sentence).startsWith("项目代码“").contains("格式不正确", "年月4位-6位-2位-2位-6位").endsWith("。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2400-130202-89-01-637015", "2413-130202-89-01-637015", "2020-330327-48-01-167360"})
    void aMonthThatDoesNotExistIsRefused(String code) {
        assertThat(ProjectCode.problem(code)).hasValueSatisfying(sentence -> assertThat(sentence).contains("月份"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aMissingCodeIsAskedFor(String code) {
        assertThat(ProjectCode.problem(code)).hasValueSatisfying(sentence -> assertThat(sentence).contains("不能为空"));
    }
}
