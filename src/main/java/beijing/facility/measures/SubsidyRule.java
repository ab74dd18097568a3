package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * The subsidy of Article 23: a fixed rate of the basic public part, a decided rate of the inclusive part, nothing for the commercial
 * part, both together at most the cap. Shared investment is apportioned to the categories by floor area; a plan without any floor
 * area has nothing to apportion by, and its shared investment counts for none. All arithmetic is exact until the result is
 * rounded down to the whole yuan.
 */
public final class SubsidyRule {

    private final Parameters parameters;

    public SubsidyRule(Parameters parameters) {
        this.parameters = parameters;
    }

    /** The most that the plan can get: the subsidy at the maximum inclusive rate. */
    public Subsidy ceiling(InvestmentPlan plan) {
        return at(plan, parameters.inclusiveSubsidyMaxRate());
    }

    /**
     * The subsidy at a decided inclusive rate. Where the cap binds, the basic part is kept and the inclusive part is cut; only a
     * basic part above the cap is itself cut.
     *
     * @param inclusiveRate 0 to the maximum rate, as a fraction
     * @throws IllegalArgumentException for a rate outside; {@link FundingRules#checkRate} finds it first and says so in Chinese
     */
    public Subsidy at(InvestmentPlan plan, BigDecimal inclusiveRate) {
        if (inclusiveRate.signum() < 0 || inclusiveRate.compareTo(parameters.inclusiveSubsidyMaxRate()) > 0) {
            throw new IllegalArgumentException("Inclusive rate " + inclusiveRate + " is not within 0 and "
                    + parameters.inclusiveSubsidyMaxRate());
        }
        Apportionment apportionment = new Apportionment(plan);
        BigDecimal cap = apportionment.over(parameters.subsidyCap());
        BigDecimal basic = apportionment.base(Category.BASIC).multiply(parameters.basicSubsidyRate());
        BigDecimal inclusive = apportionment.base(Category.INCLUSIVE).multiply(inclusiveRate);
        BigDecimal uncapped = basic.add(inclusive);
        BigDecimal basicGranted = basic.min(cap);
        BigDecimal inclusiveGranted = inclusive.min(cap.subtract(basicGranted));

        List<Subsidy.Line> lines = Arrays.stream(Category.values())
                .map(category -> switch (category) {
                    case BASIC -> line(plan, apportionment, category, parameters.basicSubsidyRate(), basicGranted);
                    case INCLUSIVE -> line(plan, apportionment, category, inclusiveRate, inclusiveGranted);
                    case COMMERCIAL -> line(plan, apportionment, category, BigDecimal.ZERO, BigDecimal.ZERO);
                })
                .toList();
        return new Subsidy(
                apportionment.down(basicGranted, 0),
                apportionment.down(inclusiveGranted, 0),
                apportionment.down(basicGranted.add(inclusiveGranted), 0),
                apportionment.down(uncapped, 2),
                parameters.subsidyCap(),
                uncapped.compareTo(cap) > 0,
                lines);
    }

    /**
     * The amount to approve: the subsidy, but not more than was requested.
     *
     * @param requested in yuan
     * @return whole yuan
     */
    public BigDecimal approved(Subsidy subsidy, BigDecimal requested) {
        return subsidy.total().min(requested).setScale(0, RoundingMode.DOWN);
    }

    private static Subsidy.Line line(InvestmentPlan plan, Apportionment apportionment, Category category, BigDecimal rate,
                                     BigDecimal granted) {
        BigDecimal base = apportionment.base(category);
        return new Subsidy.Line(
                category,
                plan.area(category),
                plan.investment(category),
                apportionment.down(apportionment.shared(category), 2),
                apportionment.down(base, 2),
                rate,
                apportionment.down(base.multiply(rate), 2),
                apportionment.down(granted, 0));
    }
}
