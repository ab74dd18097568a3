package beijing.facility.forms;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A form as the file has it: as Modeler writes one, two blanks a level, a line a value. */
final class FormText {

    /** The form-js of Tasklist 7.24. */
    private static final int SCHEMA_VERSION = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormText() {
    }

    static String of(String id, Stream<Part> parts) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", id);
        form.put("type", "default");
        form.put("executionPlatform", "Camunda Platform");
        form.put("executionPlatformVersion", "7.24.0");
        form.put("schemaVersion", SCHEMA_VERSION);
        form.put("components", parts.map(Part::json).toList());
        StringBuilder text = new StringBuilder();
        write(form, "", text);
        return text.append('\n').toString();
    }

    private static void write(Object value, String indent, StringBuilder text) {
        String inner = indent + "  ";
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            text.append("{\n");
            for (Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator(); entries.hasNext();) {
                Map.Entry<?, ?> entry = entries.next();
                text.append(inner).append(scalar(entry.getKey())).append(": ");
                write(entry.getValue(), inner, text);
                text.append(entries.hasNext() ? ",\n" : "\n");
            }
            text.append(indent).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append("[\n");
            for (Iterator<?> items = list.iterator(); items.hasNext();) {
                text.append(inner);
                write(items.next(), inner, text);
                text.append(items.hasNext() ? ",\n" : "\n");
            }
            text.append(indent).append(']');
        } else {
            text.append(scalar(value));
        }
    }

    private static String scalar(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
