package beijing.facility.workflow;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Share;

/** The figures of a plan as the fields of a form show them: 万元, m². */
public final class PlanVariables {

    private static final BigDecimal YUAN_PER_WAN = new BigDecimal("10000");
    private static final JsonMapper JSON = new JsonMapper();

    private PlanVariables() {
    }

    /** All fields of the plan, the functions that are not provided as empty objects. */
    public static Map<String, Object> of(InvestmentPlan plan, Field total, Field shared) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(total.key(), wan(plan.total()));
        values.put(shared.key(), wan(plan.shared()));
        for (Function function : Function.values()) {
            values.put(function.key(), json(plan, function));
        }
        return values;
    }

    /** An amount in yuan as 万元, without trailing zeros. */
    public static String wan(BigDecimal yuan) {
        return plain(yuan.divide(YUAN_PER_WAN));
    }

    private static JsonValue json(InvestmentPlan plan, Function function) {
        ObjectNode node = JSON.createObjectNode();
        if (plan.functions().containsKey(function)) {
            for (Category category : Category.values()) {
                Share share = plan.functions().get(function).share(category);
                if (share.area().signum() > 0) {
                    node.put(category.key() + "Area", plain(share.area()));
                    node.put(category.key() + "Investment", wan(share.investment()));
                }
            }
        }
        return SpinValues.jsonValue(node.toString()).create();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
