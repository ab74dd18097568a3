package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRulesTest {

    private static final String HERE = "朝阳区劲松四区甲12号";
    private static final BigDecimal RATE = new BigDecimal("0.20");

    private final ChangeRules rules = new ChangeRules(Given.PARAMETERS);

    @Test
    void nothingThatMattersChanged() {
        assertThat(check(scheme(HERE, Given.compliantPlan()), scheme(HERE, Given.compliantPlan()))).isEmpty();
    }

    @Test
    void eachReasonIsAFindingOfItsOwn() {
        Scheme before = scheme(HERE, Given.compliantPlan());
        assertMajor(before, scheme("朝阳区劲松八区3号", Given.compliantPlan()), "建设地点");
        assertMajor(before, new Scheme(HERE, ConstructionMode.EXTENSION, Given.compliantPlan().build()), "建设方式");
        assertMajor(before, scheme(HERE, Given.compliantPlan().without(Function.COMMUNITY_MEALS)
                .with(Function.HOUSEKEEPING, Category.COMMERCIAL, "100", "90")), "增加家政便民，取消社区助餐");
    }

    @ParameterizedTest
    @CsvSource({"660, 480, 0", "540, 480, 0", "700, 480, 0", "500, 480, 0", "700.01, 480, 1", "499.99, 480, 1",
            "600, 580, 0", "600, 380, 0", "600, 580.000001, 1", "600, 379.999999, 1", "800, 680, 2"})
    void tenPercentIsMinorAndAnythingAboveMajor(String area, String investment, int reasons) {
        List<Finding> findings = check(scheme(HERE, Given.compliantPlan()),
                scheme(HERE, Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, area, investment)));
        assertThat(findings).hasSize(reasons).allSatisfy(finding ->
                assertThat(finding.message()).contains("10%", "第二十八条"));
    }

    @Test
    void theFunctionsAreCheckedAgainWhereTheyChange() {
        List<Finding> findings = check(scheme(HERE, Given.compliantPlan()),
                scheme(HERE, Given.compliantPlan().without(Function.INFANT_CARE)));
        assertThat(findings).extracting(Finding::code).contains(FindingCode.FUNCTIONS_TOO_FEW, FindingCode.CHANGE_MAJOR);
        Given.Plan few = Given.plan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "480");
        assertThat(check(scheme(HERE, few), scheme("别处", few))).extracting(Finding::code)
                .as("what was accepted before is not asked again").containsExactly(FindingCode.CHANGE_MAJOR);
    }

    @Test
    void theSubsidyFollowsTheRulesOfItsApprovalAndNeverRises() {
        InvestmentPlan less = Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "180").build();
        assertThat(rules.subsidy(less, RATE, Given.yuan("268.2"), Given.yuan("236.4"))).isEqualByComparingTo("1464000");
        InvestmentPlan more = Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "1480").build();
        assertThat(rules.subsidy(more, RATE, Given.yuan("268.2"), Given.yuan("236.4"))).isEqualByComparingTo("2364000");

        Random random = new Random(28);
        for (int i = 0; i < 1000; i++) {
            InvestmentPlan plan = Given.compliantPlan()
                    .with(Function.ELDERLY_CARE, Category.BASIC, String.valueOf(1 + random.nextInt(5000)), String.valueOf(1 + random.nextInt(30000)))
                    .build();
            BigDecimal approved = BigDecimal.valueOf(1 + random.nextInt(50_000_000));
            BigDecimal amount = rules.subsidy(plan, RATE, Given.yuan("5000"), approved);
            assertThat(amount).isNotNegative().isLessThanOrEqualTo(approved);
            assertThat(amount.stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void whatALoweredSubsidyMeansIsSaid() {
        assertThat(rules.checkSubsidy(Given.yuan("236.4"), Given.yuan("236.4"), Given.yuan("189.12"))).isEmpty();
        assertThat(rules.checkSubsidy(Given.yuan("236.4"), Given.yuan("200"), Given.yuan("200"))).extracting(Finding::code)
                .containsExactly(FindingCode.CHANGE_AFFECTS_SUBSIDY);
        assertThat(rules.checkSubsidy(Given.yuan("236.4"), Given.yuan("146.4"), Given.yuan("189.12"))).extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("146.4万元", "236.4万元", "90万元"))
                .anySatisfy(message -> assertThat(message).contains("超拨42.72万元"));
        assertThat(rules.checkSubsidy(Given.yuan("236.4"), BigDecimal.ZERO, BigDecimal.ZERO)).extracting(Finding::code)
                .contains(FindingCode.NO_SUBSIDISED_FUNCTION);
    }

    @Test
    void severalMinorChangesDoNotAddUpToAMajorOne() {
        InvestmentPlan approved = Given.compliantPlan().build();
        Scheme after = scheme(HERE, Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "400"));
        Scheme further = scheme(HERE, Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "370"));
        assertThat(rules.check(approved, scheme(HERE, Given.compliantPlan()), after)).as("8%").isEmpty();
        assertThat(rules.check(approved, after, further)).as("11% of what was approved").singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("1000万元变更为890万元", "11%"));
        assertThat(rules.check(after.plan(), after, further)).as("3.3% of what went through the procedures").isEmpty();
    }

    @Test
    void whatHasBeenPaidCannotBeChangedAway() {
        ProgressReport last = new ProgressReport(YearMonth.of(2026, 9), new BigDecimal("90"), Given.yuan("950"), false, "");
        InvestmentPlan less = Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "429.99").build();
        assertThat(rules.checkPaid(less, last)).get().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("totalInvestment");
            assertThat(problem.message()).contains("949.99万元", "2026-09", "950万元");
        });
        assertThat(rules.checkPaid(Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "430").build(), last))
                .isEmpty();
        assertThat(rules.checkPaid(less, null)).isEmpty();
    }

    private List<Finding> check(Scheme before, Scheme after) {
        return rules.check(before.plan(), before, after);
    }

    private void assertMajor(Scheme before, Scheme after, String part) {
        assertThat(check(before, after)).filteredOn(finding -> finding.code() == FindingCode.CHANGE_MAJOR)
                .singleElement().satisfies(finding -> assertThat(finding.message()).contains(part, "第二十八条"));
    }

    private static Scheme scheme(String address, Given.Plan plan) {
        return new Scheme(address, ConstructionMode.RENOVATION, plan.build());
    }
}
