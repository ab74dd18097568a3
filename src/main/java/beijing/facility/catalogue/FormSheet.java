package beijing.facility.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.workflow.Field;

/**
 * A form as its {@code .form} file says.
 *
 * @param shows the variables that it reads to show them
 */
public record FormSheet(String id, List<Item> fields, Set<String> shows) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPINION = Set.of(Field.DECISION.key(), Field.OPINION.key());
    private static final Set<String> REMARKS = Set.of("textarea", "checkbox");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /**
     * A field.
     *
     * @param label   what the official calls it
     * @param choices what each of its values is called; none where it is filled in freely
     * @param remark  whether it can be left alone without that saying anything: an optional text of several lines, or a tick
     */
    public record Item(String key, String label, Map<String, String> choices, boolean remark) {
    }

    /** What can be decided, by the value that is recorded, with its label, in the order of the form. */
    public Map<String, String> outcomes() {
        return fields.stream().filter(item -> item.key().equals(Field.DECISION.key())).findFirst().map(Item::choices).orElse(Map.of());
    }

    /** Whether nothing must be filled in but a decision and an opinion, so that several of its tasks can be done with one of each. */
    public boolean asksForOpinionAlone() {
        Set<String> keys = fields.stream().map(Item::key).collect(Collectors.toSet());
        return keys.containsAll(OPINION) && fields.stream().allMatch(item -> OPINION.contains(item.key()) || item.remark());
    }

    /** @return empty where it can't be read: it must not take the names of everything else with it */
    static Optional<FormSheet> read(InputStream form) {
        try (form) {
            JsonNode json = JSON.readTree(form);
            List<Item> fields = new ArrayList<>();
            Set<String> shows = new TreeSet<>();
            collect(json.path("components"), fields);
            expressions(json.path("components"), shows);
            return Optional.of(new FormSheet(json.path("id").asText(), List.copyOf(fields), Set.copyOf(shows)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void collect(JsonNode components, List<Item> fields) {
        for (JsonNode component : components) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (!key.isEmpty()) {
                Map<String, String> choices = new LinkedHashMap<>();
                component.path("values").forEach(value -> choices.put(value.path("value").asText(), value.path("label").asText().strip()));
                fields.add(new Item(key, label(component.path("label").asText()), choices, remark(component)));
            }
            collect(component.path("components"), fields);
        }
    }

    private static boolean remark(JsonNode component) {
        boolean required = component.path("validate").path("required").asBoolean() || component.path("label").asText().strip().endsWith("*");
        return component.path("disabled").asBoolean() || !required && REMARKS.contains(component.path("type").asText());
    }

    /** Without the mark of what must be filled in. */
    private static String label(String label) {
        return label.strip().replaceFirst("\\s*\\*$", "");
    }

    /** Every name in what the form computes: more than it shows is no harm. */
    private static void expressions(JsonNode node, Set<String> names) {
        if (node.isTextual() && (node.asText().startsWith("=") || node.asText().contains("{{"))) {
            NAME.matcher(node.asText()).results().forEach(name -> names.add(name.group()));
        }
        node.forEach(inner -> expressions(inner, names));
    }
}
