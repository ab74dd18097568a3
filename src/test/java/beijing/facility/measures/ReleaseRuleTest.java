package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRuleTest {

    private final ReleaseRule rule = new ReleaseRule(Given.PARAMETERS);

    @ParameterizedTest
    @CsvSource({
        ",       false, 0,    尚未开工",
        "0,      false, 0.30, 已签订合同并开工",
        "59.99,  false, 0.30, 已签订合同并开工",
        "60,     false, 0.80, 建设进度达到60%",
        "100,    false, 0.80, 建设进度达到60%",
        "100,    true,  1,    竣工验收并完成决算"})
    void eachStepBeginsAtItsProgress(BigDecimal percent, boolean settled, BigDecimal share, String condition) {
        ReleaseDue due = rule.due(new BigDecimal("2364000"), percent, settled, BigDecimal.ZERO);

        assertThat(due.share()).isEqualByComparingTo(share);
        assertThat(due.condition()).isEqualTo(condition);
        assertThat(due.amount()).isEqualByComparingTo(new BigDecimal("2364000").multiply(share));
    }

    @Test
    void whatWasReleasedIsTakenOffAndTooMuchLeavesNothing() {
        assertThat(due("60", "709200").amount()).isEqualByComparingTo("1182000");
        assertThat(due("60", "1891200").any()).isFalse();
        assertThat(due("60", "2000000").amount()).isEqualByComparingTo("0");
    }

    @Test
    void anAmountAboveTheStepAndOneAboveTheApprovalAreRefusedWithTheirFigures() {
        assertThat(rule.check(new BigDecimal("709200"), due("0", "0"))).isEmpty();
        assertThat(rule.check(new BigDecimal("709200.01"), due("0", "0"))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.RELEASE_OVER_PROGRESS);
            assertThat(finding.message()).contains("70.920001万元", "累计可下达70.92万元", "本次最多下达70.92万元", "第二十五条");
        });
        assertThat(rule.check(new BigDecimal("2364000.01"), due("0", "0"))).extracting(Finding::code)
                .containsExactly(FindingCode.RELEASE_OVER_PROGRESS, FindingCode.RELEASE_OVER_APPROVAL);
        assertThat(rule.check(new BigDecimal("472800.01"), rule.due(new BigDecimal("2364000"), null, true, new BigDecimal("1891200"))))
                .extracting(Finding::code).contains(FindingCode.RELEASE_OVER_APPROVAL);
    }

    /** Through all steps everything is released, never more than a step allows, never less than a yuan. */
    @Test
    void theStepsTogetherBringExactlyTheApproval() {
        Random random = new Random(20261123);
        for (int i = 0; i < 2000; i++) {
            BigDecimal approved = BigDecimal.valueOf(random.nextInt(50_000_001));
            BigDecimal released = BigDecimal.ZERO;
            for (String percent : new String[] {"0", "12.5", "60", "99.99"}) {
                ReleaseDue due = rule.due(approved, new BigDecimal(percent), false, released);
                assertThat(due.amount().stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
                assertThat(due.entitled()).isLessThanOrEqualTo(approved.multiply(due.share()));
                assertThat(rule.check(due.amount(), due)).isEmpty();
                // the commission may release less
                released = released.add(due.amount().min(BigDecimal.valueOf(random.nextInt(50_000_001))));
                assertThat(released).isLessThanOrEqualTo(approved.multiply(due.share()));
            }
            ReleaseDue last = rule.due(approved, new BigDecimal("100"), true, released);
            assertThat(released.add(last.amount())).isEqualByComparingTo(approved);
        }
    }

    private ReleaseDue due(String percent, String released) {
        return rule.due(new BigDecimal("2364000"), new BigDecimal(percent), false, new BigDecimal(released));
    }
}
