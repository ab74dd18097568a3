package beijing.facility.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The fields of a form, as its file has them.
 *
 * @param fields those that can be filled in, by the variable that carries each
 */
public record FormFile(Map<String, FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROSE = 2000;

    /** What a field takes. */
    public enum Kind {
        TEXT, NUMBER, DATE, TICK, GROUP, OTHER
    }

    /**
     * @param label   what the official reads beside it, without unit, star and hint; its key where it has none
     * @param longest how many characters a text may have
     */
    public record FormField(String key, String label, Kind kind, int longest) {

        /** As a sentence names it. */
        public String name() {
            return label.equals(key) ? "字段“" + key + "”" : "“" + label + "”（" + key + "）";
        }
    }

    public static FormFile read(InputStream form) {
        try (form) {
            Map<String, FormField> fields = new LinkedHashMap<>();
            collect(JSON.readTree(form).path("components"), fields);
            return new FormFile(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a sentence names a field, also one that the form does not have. */
    public String name(String key) {
        FormField field = fields.get(key);
        return field == null ? "字段“" + key + "”" : field.name();
    }

    /** A group with a path is one variable; what it holds is inside of it, as is what follows a dot. */
    private static void collect(JsonNode components, Map<String, FormField> fields) {
        for (JsonNode component : components) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (key.isEmpty()) {
                collect(component.path("components"), fields);
            } else if (!component.path("disabled").asBoolean()) {
                String variable = key.split("\\.")[0];
                fields.putIfAbsent(variable, new FormField(variable, label(component, variable),
                        variable.equals(key) ? kind(component.path("type").asText()) : Kind.GROUP,
                        component.path("validate").path("maxLength").asInt(PROSE)));
            }
        }
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "textfield", "textarea", "radio", "select" -> Kind.TEXT;
            case "number" -> Kind.NUMBER;
            case "datetime" -> Kind.DATE;
            case "checkbox" -> Kind.TICK;
            case "group", "checklist", "taglist", "dynamiclist" -> Kind.GROUP;
            default -> Kind.OTHER;
        };
    }

    private static String label(JsonNode component, String key) {
        String label = component.path("label").asText(component.path("dateLabel").asText("")).replaceFirst("[（(：:*].*$", "").strip();
        return label.isEmpty() ? key : label;
    }
}
