package beijing.facility.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Function;
import beijing.facility.measures.Parameters;

/**
 * The figures of the regulation as the forms read them, also those that start a process: the variable {@code policy}, an object with
 * the keys of {@code measures.*} in camelCase. It is only read; no form takes it.
 * <p>
 * Rates, limits and shares are JSON numbers with the digits that are configured, {@code 0.3}; a form that has to be exact takes
 * {@code basicSubsidyPercent}, {@code inclusiveSubsidyMaxPercent} (percent, at most two decimals) and {@code subsidyCap} (whole yuan),
 * which a binary number holds exactly, or nearly enough to be made a whole number of hundredths. {@code subsidyCapWan} is the cap in
 * 万元. Dates and periods are ISO 8601; {@code …Text} says a period in Chinese.
 */
@Component
public class FormPolicy {

    /** What the forms call it. */
    public static final String VARIABLE = "policy";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("\\b" + VARIABLE + "\\.(\\w+)");

    private final Parameters parameters;

    FormPolicy(Parameters parameters) {
        this.parameters = parameters;
    }

    /** What a project is judged by that is filed today. */
    public JsonValue today() {
        return SpinValues.jsonValue(policy(parameters).toString()).create();
    }

    /** What a project is judged by, for life. */
    public JsonValue of(String projectNumber) {
        // there is one version: that of every filing
        return today();
    }

    /**
     * A form by which a process starts, with the figures in the place of their names: Tasklist asks for no variables before there is a
     * process.
     *
     * @return the form as it is where it is no {@code .form}
     */
    public InputStream inPlace(InputStream form) {
        try (form) {
            byte[] given = form.readAllBytes();
            JsonNode json;
            try {
                json = JSON.readTree(given);
            } catch (JsonProcessingException another) {
                return new ByteArrayInputStream(given);
            }
            fill(json, policy(parameters));
            return new ByteArrayInputStream(JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode node, ObjectNode policy) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(filled(property.getValue(), policy)));
        }
        node.forEach(inner -> fill(inner, policy));
    }

    private static JsonNode filled(JsonNode value, ObjectNode policy) {
        if (!value.isTextual() || !value.asText().startsWith("=") && !value.asText().contains("{{")) {
            return value;
        }
        return TextNode.valueOf(NAME.matcher(value.asText()).replaceAll(name -> Matcher.quoteReplacement(
                policy.has(name.group(1)) ? feel(policy.get(name.group(1))) : "null")));
    }

    /** As FEEL writes it. */
    private static String feel(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(feel(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (value.isObject()) {
            return "{" + value.properties().stream().map(entry -> entry.getKey() + ": " + feel(entry.getValue()))
                    .collect(Collectors.joining(", ")) + "}";
        }
        return value.toString();
    }

    public static ObjectNode policy(Parameters parameters) {
        ObjectNode policy = JSON.createObjectNode();
        policy.put("effectiveFrom", parameters.effectiveFrom().toString());
        policy.put("validYears", parameters.validYears());
        policy.put("lastDay", parameters.lastDay().toString());
        policy.put("minFunctions", parameters.minFunctions());
        policy.put("minKeyFunctions", parameters.minKeyFunctions());
        policy.set("keyFunctions", keys(parameters.keyFunctions()));
        policy.put("keyFunctionNames", names(parameters.keyFunctionSet(), "、"));
        policy.set("coreFunctions", keys(parameters.coreFunctions()));
        policy.put("coreFunctionNames", names(parameters.coreFunctionSet(), "或"));
        number(policy, "basicSubsidyRate", parameters.basicSubsidyRate());
        number(policy, "basicSubsidyPercent", parameters.basicSubsidyRate().movePointRight(2));
        number(policy, "inclusiveSubsidyMaxRate", parameters.inclusiveSubsidyMaxRate());
        number(policy, "inclusiveSubsidyMaxPercent", parameters.inclusiveSubsidyMaxRate().movePointRight(2));
        number(policy, "subsidyCap", parameters.subsidyCap());
        policy.put("subsidyCapWan", Amounts.inWan(parameters.subsidyCap()));
        number(policy, "estimateOverrunLimit", parameters.estimateOverrunLimit());
        number(policy, "majorChangeScaleLimit", parameters.majorChangeScaleLimit());
        number(policy, "majorChangeInvestmentLimit", parameters.majorChangeInvestmentLimit());
        ArrayNode steps = policy.putArray("releaseSchedule");
        parameters.releaseSchedule().forEach(step -> {
            ObjectNode node = steps.addObject();
            if (step.fromProgress() != null) {
                number(node, "fromProgress", step.fromProgress());
            }
            node.put("settled", step.settled());
            number(node, "cumulativeShare", step.cumulativeShare());
        });
        period(policy, "disbursementDeadline", parameters.disbursementDeadline());
        period(policy, "repaymentDeadline", parameters.repaymentDeadline());
        period(policy, "departmentOpinionDeadline", parameters.departmentOpinionDeadline());
        policy.put("progressReportDay", parameters.progressReportDay());
        period(policy, "acceptanceRectificationDeadline", parameters.acceptanceRectificationDeadline());
        period(policy, "evaluationPeriod", parameters.evaluationPeriod());
        return policy;
    }

    private static void number(ObjectNode node, String key, BigDecimal value) {
        node.put(key, value.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(Amounts.plain(value)));
    }

    private static void period(ObjectNode policy, String key, Period period) {
        policy.put(key, period.toString());
        policy.put(key + "Text", part(period.getYears(), "年") + part(period.getMonths(), "个月") + part(period.getDays(), "天"));
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static ArrayNode keys(Collection<String> functions) {
        ArrayNode keys = JSON.createArrayNode();
        functions.forEach(keys::add);
        return keys;
    }

    private static String names(Set<Function> functions, String between) {
        return functions.stream().map(Function::label).collect(Collectors.joining(between));
    }
}
