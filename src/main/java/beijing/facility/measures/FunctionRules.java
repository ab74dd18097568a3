package beijing.facility.measures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which functions a facility must offer, and in which categories (Article 7). */
final class FunctionRules {

    private final Parameters parameters;

    FunctionRules(Parameters parameters) {
        this.parameters = parameters;
    }

    List<Finding> check(InvestmentPlan plan) {
        List<Finding> findings = new ArrayList<>();
        Set<Function> provided = plan.provided();
        if (provided.size() < parameters.minFunctions()) {
            findings.add(new Finding(FindingCode.FUNCTIONS_TOO_FEW,
                    "服务功能共%d项，第七条要求原则上不少于%d项，请补充功能或在“例外说明”中说明理由。"
                            .formatted(provided.size(), parameters.minFunctions())));
        }
        Set<Function> key = both(provided, parameters.keyFunctionSet());
        if (key.size() < parameters.minKeyFunctions()) {
            findings.add(new Finding(FindingCode.KEY_FUNCTIONS_TOO_FEW,
                    "%s共%d项，第七条要求不少于%d项，请补充功能或在“例外说明”中说明理由。"
                            .formatted(labels(parameters.keyFunctionSet()), key.size(), parameters.minKeyFunctions())));
        }
        if (both(provided, parameters.coreFunctionSet()).isEmpty()) {
            findings.add(new Finding(FindingCode.NO_CORE_FUNCTION,
                    "未配置%s中的任何一项，第七条要求原则上至少配置1项，请补充功能或在“例外说明”中说明理由。"
                            .formatted(labels(parameters.coreFunctionSet()))));
        }
        plan.functions().values().forEach(function -> function.shares().forEach((category, share) -> {
            if (share.hasArea() && !function.function().usualCategories().contains(category)) {
                findings.add(unusual(function.function(), category));
            }
        }));
        return findings;
    }

    private static Finding unusual(Function function, Category category) {
        String usual = EnumSet.copyOf(function.usualCategories()).stream().map(c -> c.label() + "类")
                .collect(Collectors.joining("或"));
        return new Finding(FindingCode.CATEGORY_UNUSUAL,
                "%s列入了%s类，第七条将其列为%s，请核实类别。".formatted(function.label(), category.label(), usual));
    }

    private static Set<Function> both(Set<Function> provided, Set<Function> wanted) {
        Set<Function> both = EnumSet.copyOf(wanted);
        both.retainAll(provided);
        return both;
    }

    private static String labels(Set<Function> functions) {
        return functions.stream().map(Function::label).collect(Collectors.joining("、"));
    }
}
