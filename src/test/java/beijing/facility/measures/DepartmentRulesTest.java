package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DepartmentRulesTest {

    @Test
    void eachDepartmentThatFoundOtherFundsIsNamed() {
        List<Finding> findings = new DepartmentRules().check(List.of(
                new DepartmentReport("市民政局", true, "已获市级养老设施补贴"),
                new DepartmentReport("市卫生健康委", false, "无意见"),
                new DepartmentReport("市商务局", true, null)));

        assertThat(findings).extracting(Finding::code)
                .containsExactly(FindingCode.OTHER_MUNICIPAL_FUNDS, FindingCode.OTHER_MUNICIPAL_FUNDS);
        assertThat(findings.get(0).message()).startsWith("市民政局").contains("“已获市级养老设施补贴”", "第二十三条");
        assertThat(findings.get(1).message()).startsWith("市商务局").doesNotContain("意见：");
    }
}
