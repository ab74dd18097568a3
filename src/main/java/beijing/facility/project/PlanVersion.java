package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Share;

/** One version of the functions and investment as it was handed in; a new version never replaces an old one. */
@Table("investment_plan")
record PlanVersion(
        @Id Long id,
        String projectNumber,
        PlanStage stage,
        Instant recordedAt,
        BigDecimal total,
        BigDecimal shared,
        @MappedCollection(idColumn = "plan") Set<PlanLine> lines) {

    @Table("plan_line")
    record PlanLine(@Column("function") Function function, Category category, BigDecimal area, BigDecimal investment) {
    }

    static PlanVersion of(String projectNumber, PlanStage stage, Instant recordedAt, InvestmentPlan plan) {
        Set<PlanLine> lines = plan.functions().values().stream()
                .flatMap(function -> function.shares().entrySet().stream()
                        .filter(share -> share.getValue().area().signum() > 0)
                        .map(share -> new PlanLine(function.function(), share.getKey(), share.getValue().area(),
                                share.getValue().investment())))
                .collect(Collectors.toSet());
        return new PlanVersion(null, projectNumber, stage, recordedAt, plan.total(), plan.shared(), lines);
    }

    InvestmentPlan plan() {
        Map<Function, Map<Category, Share>> shares = new EnumMap<>(Function.class);
        lines.forEach(line -> shares.computeIfAbsent(line.function(), function -> new EnumMap<>(Category.class))
                .put(line.category(), new Share(line.area(), line.investment())));
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        shares.forEach((function, byCategory) -> functions.put(function, new FunctionPlan(function, byCategory)));
        return new InvestmentPlan(total, shared, functions);
    }
}
