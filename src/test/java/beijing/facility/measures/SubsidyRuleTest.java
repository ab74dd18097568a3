package beijing.facility.measures;

import static beijing.facility.measures.Category.BASIC;
import static beijing.facility.measures.Category.COMMERCIAL;
import static beijing.facility.measures.Category.INCLUSIVE;
import static beijing.facility.measures.Function.CHILD_CARE;
import static beijing.facility.measures.Function.ELDERLY_CARE;
import static beijing.facility.measures.Function.INFANT_CARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SubsidyRuleTest {

    private final SubsidyRule rule = new SubsidyRule(Given.PARAMETERS);

    @Test
    void sharedInvestmentIsApportionedByFloorArea() {
        Subsidy subsidy = rule.at(Given.compliantPlan().build(), new BigDecimal("0.20"));

        Subsidy.Line basic = subsidy.line(BASIC);
        assertThat(basic.area()).isEqualByComparingTo("600");
        assertThat(basic.directInvestment()).isEqualByComparingTo("4800000");
        assertThat(basic.apportioned()).isEqualByComparingTo("960000");
        assertThat(basic.base()).isEqualByComparingTo("5760000");
        assertThat(basic.uncapped()).isEqualByComparingTo("1728000");
        assertThat(basic.amount()).isEqualByComparingTo("1728000");
        assertThat(subsidy.line(INCLUSIVE).base()).isEqualByComparingTo("3180000");
        assertThat(subsidy.line(INCLUSIVE).amount()).isEqualByComparingTo("636000");
        assertThat(subsidy.line(COMMERCIAL).base()).isEqualByComparingTo("1060000");
        assertThat(subsidy.line(COMMERCIAL).amount()).isEqualByComparingTo("0");
        assertThat(subsidy.basicBase()).isEqualByComparingTo("5760000");
        assertThat(subsidy.inclusiveBase()).isEqualByComparingTo("3180000");
        assertThat(subsidy.basicRate()).isEqualByComparingTo("0.30");
        assertThat(subsidy.inclusiveRate()).isEqualByComparingTo("0.20");
        assertThat(subsidy.total()).isEqualByComparingTo("2364000");
        assertThat(subsidy.uncapped()).isEqualByComparingTo("2364000");
        assertThat(subsidy.capApplied()).isFalse();
    }

    @Test
    void whereTheCapBindsTheInclusivePartIsCut() {
        Subsidy subsidy = rule.ceiling(Given.plan().with(ELDERLY_CARE, BASIC, "1", "10000")
                .with(INFANT_CARE, INCLUSIVE, "1", "10000").build());

        assertThat(subsidy.basic()).isEqualByComparingTo("30000000");
        assertThat(subsidy.inclusive()).isEqualByComparingTo("20000000");
        assertThat(subsidy.total()).isEqualByComparingTo("50000000");
        assertThat(subsidy.uncapped()).isEqualByComparingTo("60000000");
        assertThat(subsidy.line(INCLUSIVE).uncapped()).isEqualByComparingTo("30000000");
        assertThat(subsidy.capApplied()).isTrue();
    }

    @Test
    void onlyABasicPartAboveTheCapIsItselfCut() {
        Subsidy subsidy = rule.ceiling(Given.plan().with(ELDERLY_CARE, BASIC, "1", "20000")
                .with(INFANT_CARE, INCLUSIVE, "1", "10000").build());

        assertThat(subsidy.basic()).isEqualByComparingTo("50000000");
        assertThat(subsidy.inclusive()).isEqualByComparingTo("0");
        assertThat(subsidy.total()).isEqualByComparingTo("50000000");
        assertThat(subsidy.capApplied()).isTrue();
    }

    @Test
    void aSubsidyOfExactlyTheCapIsNotCut() {
        Subsidy subsidy = rule.at(Given.plan().with(ELDERLY_CARE, BASIC, "1", "10000")
                .with(INFANT_CARE, INCLUSIVE, "1", "10000").build(), new BigDecimal("0.20"));

        assertThat(subsidy.total()).isEqualByComparingTo("50000000");
        assertThat(subsidy.capApplied()).isFalse();
    }

    @Test
    void theTotalIsRoundedFromTheExactSumAndNotFromItsParts() {
        Subsidy subsidy = rule.ceiling(Given.plan().with(ELDERLY_CARE, BASIC, "1", "0.0005")
                .with(INFANT_CARE, INCLUSIVE, "1", "0.0005").build());

        assertThat(subsidy.basic()).isEqualByComparingTo("1");
        assertThat(subsidy.inclusive()).isEqualByComparingTo("1");
        assertThat(subsidy.total()).isEqualByComparingTo("3");
    }

    @Test
    void aRepeatingShareLosesNothingBeforeTheLastRounding() {
        // a third of 10 yuan and a third of 10 yuan beside 0: 0.30 × 20/3 is exactly 2 yuan, rounded thirds would give 1.99
        InvestmentPlan plan = Given.plan().shared("0.001").with(ELDERLY_CARE, BASIC, new Share(BigDecimal.ONE, BigDecimal.ZERO))
                .with(INFANT_CARE, INCLUSIVE, new Share(BigDecimal.ONE, BigDecimal.ZERO))
                .with(CHILD_CARE, COMMERCIAL, new Share(BigDecimal.ONE, BigDecimal.ZERO)).build();

        Subsidy subsidy = rule.ceiling(plan);

        assertThat(subsidy.total()).isEqualByComparingTo("2");
        assertThat(subsidy.line(BASIC).apportioned()).isEqualByComparingTo("3.33");
    }

    @Test
    void withoutFloorAreaNothingIsApportioned() {
        Subsidy subsidy = rule.ceiling(Given.plan().shared("100").with(ELDERLY_CARE, BASIC, "0", "10").build());

        assertThat(subsidy.basicBase()).isEqualByComparingTo("100000");
        assertThat(subsidy.total()).isEqualByComparingTo("30000");
    }

    @Test
    void approvedIsTheRequestAtMostAndAlwaysWholeYuan() {
        Subsidy subsidy = rule.ceiling(Given.compliantPlan().build());

        assertThat(rule.approved(subsidy, Given.yuan("268.2"))).isEqualByComparingTo("2682000");
        assertThat(rule.approved(subsidy, Given.yuan("300"))).isEqualByComparingTo("2682000");
        assertThat(rule.approved(subsidy, Given.yuan("100.000099"))).isEqualByComparingTo("1000000");
        assertThat(rule.approved(subsidy, BigDecimal.ZERO)).isEqualByComparingTo("0");
    }

    @Test
    void aRateOutsideIsRefused() {
        InvestmentPlan plan = Given.compliantPlan().build();

        assertThatThrownBy(() -> rule.at(plan, new BigDecimal("0.3001"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.at(plan, new BigDecimal("-0.01"))).isInstanceOf(IllegalArgumentException.class);
    }
}
