package beijing.facility.filing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Finding;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Subsidy;

/**
 * The sums of a plan and the subsidy of Article 23 for it, in 万元 and m².
 *
 * @param parts      the functions and the shared part together
 * @param total      总投资 as it was typed
 * @param difference total less parts, with its sign
 */
public record PlanFigures(String area, String direct, String shared, String parts, String total, String difference, boolean balanced,
        List<Sum> functions, List<Sum> categories, Estimate subsidy) {

    public record Sum(String key, String label, String area, String investment) {
    }

    /** At the highest inclusive rate: what can be applied for at most. */
    public record Estimate(List<Line> lines, String basic, String inclusive, String total, String uncapped, String cap,
            boolean capApplied) {
    }

    /** @param rate in percent */
    public record Line(String key, String label, String area, String direct, String apportioned, String base, String rate,
            String amount) {
    }

    /** A finding as the page shows it. */
    public record FindingView(String code, String severity, String severityLabel, String article, String message) {

        public static List<FindingView> of(List<Finding> findings) {
            return findings.stream().map(finding -> new FindingView(finding.code().name(), finding.severity().name(),
                    finding.severity().label(), finding.articleLabel(), finding.message())).toList();
        }
    }

    public static PlanFigures of(InvestmentPlan plan, Subsidy subsidy) {
        BigDecimal parts = plan.directInvestment().add(plan.shared());
        BigDecimal difference = plan.total().subtract(parts);
        return new PlanFigures(Amounts.plain(plan.area()), Amounts.inWan(plan.directInvestment()), Amounts.inWan(plan.shared()),
                Amounts.inWan(parts), Amounts.inWan(plan.total()), Amounts.inWan(difference), difference.signum() == 0,
                Arrays.stream(Function.values()).filter(plan.functions()::containsKey).map(plan.functions()::get)
                        .map(PlanFigures::sum).toList(),
                Arrays.stream(Category.values()).map(category -> new Sum(category.key(), category.label(),
                        Amounts.plain(plan.area(category)), Amounts.inWan(plan.investment(category)))).toList(),
                estimate(subsidy));
    }

    private static Sum sum(FunctionPlan plan) {
        return new Sum(plan.function().key(), plan.function().label(), Amounts.plain(plan.area()), Amounts.inWan(plan.investment()));
    }

    private static Estimate estimate(Subsidy subsidy) {
        return new Estimate(subsidy.lines().stream().map(line -> new Line(line.category().key(), line.category().label(),
                Amounts.plain(line.area()), Amounts.inWan(line.directInvestment()), Amounts.inWan(line.apportioned()),
                Amounts.inWan(line.base()), Amounts.inPercent(line.rate()), Amounts.inWan(line.amount()))).toList(),
                Amounts.inWan(subsidy.basic()), Amounts.inWan(subsidy.inclusive()), Amounts.inWan(subsidy.total()),
                Amounts.inWan(subsidy.uncapped()), Amounts.inWan(subsidy.cap()), subsidy.capApplied());
    }
}
