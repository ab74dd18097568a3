package beijing.facility.workflow;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Share;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;

/** The plan in a form: total, shared part and the nine functions. What is wrong with it joins what is wrong with the form. */
public final class PlanForm {

    private final Form form;

    public PlanForm(Form form) {
        this.form = form;
    }

    /** Total, shared part and the nine functions; null where any of them can't be read or does not add up. */
    public InvestmentPlan plan(Field total, Field shared) {
        int before = form.problems();
        InvestmentPlan plan = readable(total, shared);
        return form.problems() > before ? null : plan;
    }

    /** As far as it can be read: what can't be counts for none. */
    public InvestmentPlan readable(Field total, Field shared) {
        int before = form.problems();
        BigDecimal totalInvestment = form.money(total);
        BigDecimal sharedInvestment = orZero(form.optionalMoney(shared));
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan plan = function(function);
            if (plan != null && !plan.shares().isEmpty()) {
                functions.put(function, plan);
            }
        }
        InvestmentPlan plan = new InvestmentPlan(orZero(totalInvestment), sharedInvestment, functions);
        return form.problems() > before ? plan : sound(plan, total);
    }

    /**
     * The areas of the nine functions as built. Investment may stand beside them, as in the application's form, and does not count:
     * it is settled later.
     */
    public InvestmentPlan builtAreas() {
        if (Stream.of(Function.values()).allMatch(function -> Form.blank(form.value(Field.of(function.key(), function.label()))))) {
            form.problem("各项服务功能的竣工面积（" + Stream.of(Function.values()).map(Function::key).collect(Collectors.joining("、"))
                    + "）不能都为空，须填写建成功能的面积。");
        }
        Map<Function, FunctionPlan> built = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan given = function(function);
            if (given != null) {
                Map<Category, Share> areas = new EnumMap<>(Category.class);
                given.shares().forEach((category, share) -> {
                    if (share.area().signum() > 0) {
                        areas.put(category, new Share(share.area(), BigDecimal.ZERO));
                    }
                });
                if (!areas.isEmpty()) {
                    built.put(function, new FunctionPlan(function, areas));
                }
            }
        }
        return new InvestmentPlan(BigDecimal.ZERO, BigDecimal.ZERO, built);
    }

    /** Total, shared part and the investment of the nine functions as settled, on the areas as built. */
    public InvestmentPlan settled(Field total, Field shared, InvestmentPlan built) {
        int before = form.problems();
        BigDecimal totalInvestment = form.money(total);
        BigDecimal sharedInvestment = orZero(form.optionalMoney(shared));
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan given = function(function);
            if (given != null) {
                FunctionPlan settled = settled(given, built.functions().get(function));
                if (!settled.shares().isEmpty()) {
                    functions.put(function, settled);
                }
            }
        }
        return form.problems() > before ? null : sound(new InvestmentPlan(totalInvestment, sharedInvestment, functions), total);
    }

    private FunctionPlan settled(FunctionPlan given, FunctionPlan built) {
        Map<Category, Share> shares = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            BigDecimal area = built == null ? BigDecimal.ZERO : built.share(category).area();
            Share share = given.share(category);
            if (share.area().signum() > 0 && share.area().compareTo(area) != 0) {
                form.bad(part(given.function(), category, "Area", "面积"), Amounts.plain(share.area()),
                        "与竣工面积" + Amounts.plain(area) + "平方米不一致");
            }
            if (area.signum() > 0 || share.investment().signum() > 0) {
                shares.put(category, new Share(area, share.investment()));
            }
        }
        return new FunctionPlan(given.function(), shares);
    }

    private InvestmentPlan sound(InvestmentPlan plan, Field total) {
        plan.problems().forEach(problem ->
                form.problem(problem.field().equals("totalInvestment") ? total.key() : problem.field(), problem.message()));
        return plan;
    }

    private FunctionPlan function(Function function) {
        Map<String, String> values;
        try {
            values = FunctionJson.read(form.value(Field.of(function.key(), function.label())));
        } catch (IllegalArgumentException unreadable) {
            form.problem("“" + function.label() + "”（" + function.key() + "）" + unreadable.getMessage() + "。");
            return null;
        }
        Set<String> unknown = new LinkedHashSet<>(values.keySet());
        Map<Category, Share> shares = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            Field area = part(function, category, "Area", "面积");
            Field investment = part(function, category, "Investment", "投资");
            unknown.remove(category.key() + "Area");
            unknown.remove(category.key() + "Investment");
            BigDecimal squareMetres = form.figure(area, values.get(category.key() + "Area"), Figure.AREA);
            BigDecimal yuan = Form.yuan(form.figure(investment, values.get(category.key() + "Investment"), Figure.AMOUNT));
            Share share = new Share(orZero(squareMetres), orZero(yuan));
            if (share.area().signum() != 0 || share.investment().signum() != 0) {
                shares.put(category, share);
            }
        }
        unknown.forEach(key -> form.problem("“" + function.label() + "”（" + function.key() + "）含有未知的键“"
                + Text.shown(key) + "”，只能为 basicArea、basicInvestment、inclusiveArea、inclusiveInvestment、"
                + "commercialArea、commercialInvestment。"));
        return new FunctionPlan(function, shares);
    }

    private static Field part(Function function, Category category, String part, String label) {
        return Field.of(function.key() + "." + category.key() + part, function.label() + category.label() + label);
    }

    private static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
