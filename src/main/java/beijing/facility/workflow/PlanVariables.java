package beijing.facility.workflow;

import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Share;

/** The figures of a plan as the fields of a form show them: 万元, m². */
public final class PlanVariables {

    private static final JsonMapper JSON = new JsonMapper();

    private PlanVariables() {
    }

    /** All fields of the plan, the functions that are not provided as empty objects. */
    public static Map<String, Object> of(InvestmentPlan plan, Field total, Field shared) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(total.key(), Amounts.inWan(plan.total()));
        values.put(shared.key(), Amounts.inWan(plan.shared()));
        for (Function function : Function.values()) {
            values.put(function.key(), json(plan, function, true));
        }
        return values;
    }

    /** Only the areas of the functions. */
    public static Map<String, Object> areas(InvestmentPlan plan) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Function function : Function.values()) {
            values.put(function.key(), json(plan, function, false));
        }
        return values;
    }

    private static JsonValue json(InvestmentPlan plan, Function function, boolean investment) {
        ObjectNode node = JSON.createObjectNode();
        if (plan.functions().containsKey(function)) {
            for (Category category : Category.values()) {
                Share share = plan.functions().get(function).share(category);
                if (share.area().signum() > 0) {
                    node.put(category.key() + "Area", Amounts.plain(share.area()));
                    if (investment) {
                        node.put(category.key() + "Investment", Amounts.inWan(share.investment()));
                    }
                }
            }
        }
        return SpinValues.jsonValue(node.toString()).create();
    }
}
