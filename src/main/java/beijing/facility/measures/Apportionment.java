package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The investment of each category with its part of the shared investment, exact: as a numerator over the total floor area, so
 * that nothing is divided before a result is rounded.
 */
final class Apportionment {

    private final InvestmentPlan plan;
    private final BigDecimal denominator;

    Apportionment(InvestmentPlan plan) {
        this.plan = plan;
        // without any floor area nothing is apportioned, and every numerator below is the investment itself
        this.denominator = plan.area().signum() == 0 ? BigDecimal.ONE : plan.area();
    }

    /** Shared part of the category, over the denominator. */
    BigDecimal shared(Category category) {
        return plan.shared().multiply(plan.area(category));
    }

    /** Direct investment and shared part of the category, over the denominator. */
    BigDecimal base(Category category) {
        return over(plan.investment(category)).add(shared(category));
    }

    /** An amount in yuan brought over the denominator. */
    BigDecimal over(BigDecimal yuan) {
        return yuan.multiply(denominator);
    }

    /** The only division: a numerator as yuan, rounded down to the given number of decimals. */
    BigDecimal down(BigDecimal numerator, int decimals) {
        return numerator.divide(denominator, decimals, RoundingMode.DOWN);
    }
}
