package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a project builds and what it costs: the investment of each function and the shared part (公共及分摊部分), Articles 7 and 23.
 *
 * <p>A plan can be made of contradicting figures; {@link #problems()} names the contradictions.
 *
 * @param total     总投资 in yuan, not negative, at most two decimals
 * @param shared    公共及分摊部分 in yuan, not negative, at most two decimals
 * @param functions the functions that were given
 */
public record InvestmentPlan(BigDecimal total, BigDecimal shared, Map<Function, FunctionPlan> functions) {

    /** @throws IllegalArgumentException for a negative number, more than two decimals or a function under a wrong key */
    public InvestmentPlan {
        total = Amounts.twoDecimals(total, "total");
        shared = Amounts.twoDecimals(shared, "shared");
        Map<Function, FunctionPlan> copy = new EnumMap<>(Function.class);
        functions.forEach((function, plan) -> {
            if (plan.function() != function) {
                throw new IllegalArgumentException("Plan of " + plan.function() + " given for " + function);
            }
            copy.put(function, plan);
        });
        functions = Collections.unmodifiableMap(copy);
    }

    /** The functions that are provided, i.e. have any floor area, in the order of their articles. */
    public Set<Function> provided() {
        return functions.values().stream().filter(FunctionPlan::provided).map(FunctionPlan::function)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Function.class)));
    }

    /** Floor area of all functions in m². */
    public BigDecimal area() {
        return functions.values().stream().map(FunctionPlan::area).reduce(Amounts.ZERO, BigDecimal::add);
    }

    /** Floor area of one category over all functions in m². */
    public BigDecimal area(Category category) {
        return functions.values().stream().map(plan -> plan.share(category).area()).reduce(Amounts.ZERO, BigDecimal::add);
    }

    /** Direct investment of one category over all functions in yuan, without its part of the shared investment. */
    public BigDecimal investment(Category category) {
        return functions.values().stream().map(plan -> plan.share(category).investment())
                .reduce(Amounts.ZERO, BigDecimal::add);
    }

    /** Direct investment of all functions in yuan. */
    public BigDecimal directInvestment() {
        return functions.values().stream().map(FunctionPlan::investment).reduce(Amounts.ZERO, BigDecimal::add);
    }

    /**
     * The contradictions in the figures: an area without investment or the reverse, a shared investment without any floor area to
     * apportion it by, a total that is not the sum of its parts.
     *
     * @return empty for a sound plan
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        functions.values().forEach(plan -> plan.shares().forEach((category, share) -> {
            if (share.hasArea() != share.hasInvestment()) {
                problems.add(halfGiven(plan.function(), category, share));
            }
        }));
        if (shared.signum() > 0 && area().signum() == 0) {
            problems.add(new Problem("sharedInvestment", "公共及分摊部分投资为%s万元，但各功能建筑面积合计为0平方米，无法按面积分摊，请填写各功能的建筑面积。"
                    .formatted(Amounts.inWan(shared))));
        }
        BigDecimal sum = directInvestment().add(shared);
        if (total.compareTo(sum) != 0) {
            problems.add(new Problem("totalInvestment", "总投资为%s万元，与各部分之和%s万元（各功能投资合计%s万元，公共及分摊部分%s万元）相差%s万元，总投资必须等于各部分之和。"
                    .formatted(Amounts.inWan(total), Amounts.inWan(sum), Amounts.inWan(directInvestment()),
                            Amounts.inWan(shared), Amounts.inWan(total.subtract(sum).abs()))));
        }
        return List.copyOf(problems);
    }

    private static Problem halfGiven(Function function, Category category, Share share) {
        String field = function.key() + "." + category.key();
        return share.hasArea()
                ? new Problem(field + "Investment", "%s的%s类已填建筑面积%s平方米，但未填投资，面积与投资必须同时填写。"
                        .formatted(function.label(), category.label(), Amounts.plain(share.area())))
                : new Problem(field + "Area", "%s的%s类已填投资%s万元，但未填建筑面积，面积与投资必须同时填写。"
                        .formatted(function.label(), category.label(), Amounts.inWan(share.investment())));
    }
}
