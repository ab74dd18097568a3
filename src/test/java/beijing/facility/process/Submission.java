package beijing.facility.process;

import java.util.HashMap;
import java.util.Map;

import org.camunda.spin.plugin.variable.SpinValues;

import com.fasterxml.jackson.databind.JsonNode;

/** What an official types into a form. */
public final class Submission {

    private final Map<String, Object> values = new HashMap<>();

    private Submission() {
    }

    public static Submission form() {
        return new Submission();
    }

    public static Submission decision(String decision) {
        return form().with("decision", decision);
    }

    /** The application of the worked case. */
    public static Submission application(String caseKey) {
        Submission submission = form();
        Cases.named(caseKey).application().fields()
                .forEachRemaining(field -> submission.with(field.getKey(), value(field.getValue())));
        return submission;
    }

    /** An application that every rule is content with; projects of different letters do not resemble each other. */
    public static Submission application(String district, String name, String address) {
        return application("compliant")
                .with("districtCode", district)
                .with("projectName", name)
                .with("address", address);
    }

    /** The fund application that goes with the worked case. */
    public static Submission fundApplication(String caseKey, String requested) {
        Submission submission = form().with("atEstimateDepth", true).with("requestedSubsidy", requested);
        JsonNode application = Cases.named(caseKey).application();
        application.fields().forEachRemaining(field -> {
            if (field.getValue().isObject() || field.getKey().endsWith("Investment")) {
                submission.with(field.getKey(), value(field.getValue()));
            }
        });
        return submission;
    }

    /** The investment and functions of the worked case. */
    public static Submission plan(String caseKey) {
        return fundApplication(caseKey, "0").without("requestedSubsidy").without("atEstimateDepth");
    }

    public Submission with(String field, Object value) {
        values.put(field, value);
        return this;
    }

    public Submission json(String field, String json) {
        return with(field, SpinValues.jsonValue(json).create());
    }

    public Submission without(String field) {
        values.remove(field);
        return this;
    }

    public Map<String, Object> values() {
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return SpinValues.jsonValue(node.toString()).create();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isInt() ? node.intValue() : node.asText();
    }
}
