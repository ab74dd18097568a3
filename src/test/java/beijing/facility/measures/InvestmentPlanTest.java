package beijing.facility.measures;

import static beijing.facility.measures.Category.BASIC;
import static beijing.facility.measures.Category.COMMERCIAL;
import static beijing.facility.measures.Category.INCLUSIVE;
import static beijing.facility.measures.Function.ELDERLY_CARE;
import static beijing.facility.measures.Function.FITNESS;
import static beijing.facility.measures.Function.INFANT_CARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvestmentPlanTest {

    @Test
    void addsUpAreasAndInvestments() {
        InvestmentPlan plan = Given.compliantPlan().with(ELDERLY_CARE, INCLUSIVE, "50.25", "12.5").build();

        assertThat(plan.area()).isEqualByComparingTo("1050.25");
        assertThat(plan.area(INCLUSIVE)).isEqualByComparingTo("350.25");
        assertThat(plan.investment(INCLUSIVE)).isEqualByComparingTo("2825000");
        assertThat(plan.directInvestment()).isEqualByComparingTo("8525000");
        assertThat(plan.functions().get(ELDERLY_CARE).area()).isEqualByComparingTo("650.25");
        assertThat(plan.functions().get(ELDERLY_CARE).investment()).isEqualByComparingTo("4925000");
    }

    @Test
    void aFunctionIsProvidedWhenItHasAnyArea() {
        InvestmentPlan plan = Given.plan().with(FITNESS, BASIC, "0.01", "0.000001").with(INFANT_CARE, BASIC, Share.NONE).build();

        assertThat(plan.provided()).containsExactly(FITNESS);
        assertThat(plan.functions()).containsOnlyKeys(INFANT_CARE, FITNESS);
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void investmentAloneDoesNotMakeAFunctionProvided() {
        assertThat(Given.plan().with(FITNESS, BASIC, "0", "10").build().provided()).isEmpty();
    }

    @Test
    void aCategoryThatWasNotGivenCountsAsNone() {
        assertThat(new FunctionPlan(FITNESS, Map.of()).share(BASIC)).isEqualTo(Share.NONE);
    }

    @Test
    void aTotalThatIsNotTheSumOfItsPartsIsAProblemWithAllFigures() {
        assertThat(Given.compliantPlan().total("1000.000001").build().problems()).containsExactly(new Problem("totalInvestment",
                "总投资为1000.000001万元，与各部分之和1000万元（各功能投资合计840万元，公共及分摊部分160万元）相差0.000001万元，总投资必须等于各部分之和。"));
        assertThat(Given.compliantPlan().total("999.999999").build().problems()).hasSize(1);
        assertThat(Given.compliantPlan().total("1000").build().problems()).isEmpty();
    }

    @Test
    void areaAndInvestmentComeTogether() {
        InvestmentPlan plan = Given.compliantPlan().with(ELDERLY_CARE, INCLUSIVE, "20.50", "0")
                .with(FITNESS, COMMERCIAL, "0", "3.5").build();

        assertThat(plan.problems()).containsExactly(
                new Problem("elderlyCare.inclusiveInvestment",
                        "养老服务的普惠非基本公共服务类已填建筑面积20.5平方米，但未填投资，面积与投资必须同时填写。"),
                new Problem("fitness.commercialArea", "体育健身的便民商业类已填投资3.5万元，但未填建筑面积，面积与投资必须同时填写。"));
    }

    @Test
    void sharedInvestmentNeedsAFloorAreaToBeApportionedBy() {
        assertThat(Given.plan().shared("31.25").build().problems()).containsExactly(new Problem("sharedInvestment",
                "公共及分摊部分投资为31.25万元，但各功能建筑面积合计为0平方米，无法按面积分摊，请填写各功能的建筑面积。"));
        assertThat(Given.plan().build().problems()).isEmpty();
    }

    @Test
    void figuresThatNoFormCanGiveAreRefused() {
        assertThatThrownBy(() -> new Share(new BigDecimal("-1"), BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(BigDecimal.ZERO, new BigDecimal("0.001"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvestmentPlan(BigDecimal.ZERO, new BigDecimal("-0.01"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvestmentPlan(BigDecimal.ZERO, BigDecimal.ZERO,
                Map.of(FITNESS, new FunctionPlan(ELDERLY_CARE, Map.of())))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Amounts.ofWan(new BigDecimal("0.0000001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equalFiguresMakeEqualPlansHoweverTheyWereWritten() {
        assertThat(new Share(new BigDecimal("1E+2"), new BigDecimal("5"))).isEqualTo(new Share(new BigDecimal("100.00"), new BigDecimal("5.0")));
    }
}
