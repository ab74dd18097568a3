package beijing.facility.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One component of a form, its properties in the order in which they stand in the file. */
final class Part {

    private static final int LINE = 200;
    private static final int PROSE = 2000;
    private static final int ROWS = 6;
    /** Side by side, two to a row of sixteen. */
    private static final int HALF = 8;

    private final Map<String, Object> json = new LinkedHashMap<>();

    private Part(String type, String id) {
        json.put("type", type);
        json.put("id", id);
    }

    Map<String, Object> json() {
        return json;
    }

    // what is read

    static Part text(String name, String text) {
        return new Part("text", "text_" + name).with("text", text);
    }

    /** @param columns label and key of each, with a bar between */
    static Part table(String name, String label, String source, String... columns) {
        Part table = new Part("table", "table_" + name);
        if (!label.isEmpty()) {
            table.with("label", label);
        }
        List<Map<String, Object>> heads = new ArrayList<>();
        for (String column : columns) {
            String[] pair = column.split("\\|");
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("label", pair[0]);
            head.put("key", pair[1]);
            head.put("id", "table_" + name + "_" + pair[1]);
            heads.add(head);
        }
        return table.with("dataSource", source).with("columns", heads);
    }

    /** The rows of a variable; nothing where there are none. */
    static Part view(String name, String label, String variable, String... columns) {
        return table(name, label, "=" + variable, columns).hiddenIf(variable + " = null or count(" + variable + ") = 0");
    }

    static Part group(String name, String label, Stream<Part> parts) {
        return new Part("group", "group_" + name).with("label", label).with("path", name).with("showOutline", true)
                .with("components", parts.map(Part::json).toList());
    }

    // what is filled in

    static Part line(String key, String label) {
        return field("textfield", key, label).validated("maxLength", LINE);
    }

    static Part prose(String key, String label) {
        return field("textarea", key, label).validated("maxLength", PROSE);
    }

    static Part tick(String key, String label) {
        return field("checkbox", key, label);
    }

    static Part date(String key, String label) {
        return new Part("datetime", "field_" + key).with("key", key).with("subtype", "date").with("dateLabel", label);
    }

    /** @param options label and value of each, with a bar between */
    static Part radio(String key, String label, String... options) {
        return field("radio", key, label).options(Stream.of(options));
    }

    static Part select(String key, String label, Stream<String> options) {
        return field("select", key, label).options(options);
    }

    static Part count(String key, String label) {
        return field("number", key, label).with("decimalDigits", 0).validated("min", 0);
    }

    static Part money(String key, String label) {
        return figure(key, label, 6);
    }

    static Part area(String key, String label) {
        return figure(key, label, 2);
    }

    static Part percent(String key, String label, Object max) {
        return figure(key, label, 2).validated("max", max);
    }

    private static Part figure(String key, String label, int decimals) {
        return field("number", key, label).with("serializeToString", true).with("decimalDigits", decimals).validated("min", 0);
    }

    private static Part field(String type, String key, String label) {
        return new Part(type, "field_" + key).with("key", key).with("label", label);
    }

    private Part options(Stream<String> options) {
        return with("values", options.map(option -> option.split("\\|")).map(pair -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("label", pair[0]);
            value.put("value", pair[1]);
            return value;
        }).toList());
    }

    // what is said of it

    /** Within a group, whose name makes the id unique. */
    Part in(String group) {
        json.put("id", "field_" + group + "_" + json.get("key"));
        return this;
    }

    Part hint(String description) {
        return with("description", description);
    }

    /** @param rule what is said where a text is not of this shape, after the name of the field */
    Part pattern(String regularExpression, String rule) {
        return validated("pattern", regularExpression).with("properties", Map.of("rule", rule));
    }

    Part otherwise(String value) {
        return with("defaultValue", value);
    }

    Part readOnly() {
        return with("disabled", true);
    }

    Part half(String row) {
        return wide(row, HALF);
    }

    Part wide(String row, int columns) {
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("row", "row_" + row);
        layout.put("columns", columns);
        return with("layout", layout);
    }

    Part paged() {
        return with("rowCount", ROWS);
    }

    Part hiddenIf(String condition) {
        return with("conditional", Map.of("hide", "=" + condition));
    }

    @SuppressWarnings("unchecked")
    Part validated(String rule, Object value) {
        ((Map<String, Object>) json.computeIfAbsent("validate", none -> new LinkedHashMap<>())).put(rule, value);
        return this;
    }

    private Part with(String property, Object value) {
        json.put(property, value);
        return this;
    }
}
