package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Finding violation = new Finding(FindingCode.STANDARD_NOT_MET, "违规。");
    private final Finding exception = new Finding(FindingCode.NO_CORE_FUNCTION, "例外。");
    private final Finding notice = new Finding(FindingCode.CAP_APPLIED, "提示。");

    @Test
    void areOrderedByArticleAndSortedBySeverity() {
        Findings findings = new Findings(List.of(notice, exception, violation));

        assertThat(findings.list()).containsExactly(violation, exception, notice);
        assertThat(findings.violations()).containsExactly(violation);
        assertThat(findings.exceptions()).containsExactly(exception);
        assertThat(findings.notices()).containsExactly(notice);
        assertThat(findings.messages()).containsExactly("违规。", "例外。", "提示。");
    }

    @Test
    void aViolationNeverPasses() {
        assertThat(new Findings(List.of(violation)).pass("理由")).isFalse();
        assertThat(new Findings(List.of(violation, exception)).pass("理由")).isFalse();
    }

    @Test
    void anExceptionPassesWithAJustificationOnly() {
        assertThat(new Findings(List.of(exception)).pass("辖区已有养老驿站")).isTrue();
        assertThat(new Findings(List.of(exception, notice)).pass(" ")).isFalse();
    }

    @Test
    void noticesAndNothingPass() {
        assertThat(new Findings(List.of(notice)).pass("")).isTrue();
        assertThat(new Findings(List.of()).pass("")).isTrue();
    }

    @Test
    void theOrderOfTheCodesIsThatOfTheArticles() {
        assertThat(Arrays.stream(FindingCode.values()).map(code -> Integer.valueOf(code.article().split(",")[0]))).isSorted();
    }

    @Test
    void aFindingNamesItsArticles() {
        Finding finding = new Finding(FindingCode.OTHER_MUNICIPAL_FUNDS, "…");

        assertThat(finding.article()).isEqualTo("22, 23");
        assertThat(finding.articleLabel()).isEqualTo("第二十二条、第二十三条");
        assertThat(finding.severity().label()).isEqualTo("违规");
    }
}
