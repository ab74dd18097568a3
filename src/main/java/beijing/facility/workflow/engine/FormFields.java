package beijing.facility.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.workflow.InputException;

/**
 * The fields of the forms. A form takes these and nothing else: whoever submits more could overwrite what the process runs on,
 * or fill in the next official's form for her.
 */
class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

    /**
     * @param form      names the deployed form, for ever the same
     * @param deployed  reads it
     * @param submitted what is handed in
     * @throws InputException naming each that the form does not have, or that is no text, number, date, tick or JSON
     */
    void check(String form, Supplier<InputStream> deployed, Map<String, Object> submitted) {
        if (submitted == null || submitted.isEmpty()) {
            return;
        }
        Set<String> unknown = new TreeSet<>(submitted.keySet());
        unknown.removeAll(fields.computeIfAbsent(form, key -> read(deployed.get())));
        if (!unknown.isEmpty()) {
            throw new InputException("提交的内容含有表单中没有的字段：" + String.join("、", unknown) + "，请删除后重新提交。");
        }
        // not the values themselves: that would make objects of them
        VariableMap values = Variables.fromMap(submitted);
        values.keySet().forEach(field -> {
            TypedValue typed = values.getValueTyped(field);
            if (!plain(typed)) {
                throw new InputException("字段“" + field + "”的类型“" + typed.getType().getName() + "”不能提交，只能是文本、数字、日期、是否或 Json。");
            }
        });
    }

    /** No Java object, file or bytes: nobody checks what is in them. */
    private static boolean plain(TypedValue value) {
        return value.getType() == null || value.getType() == ValueType.NULL || value instanceof JsonValue
                || value instanceof PrimitiveValue<?> && !(value instanceof BytesValue);
    }

    private static Set<String> read(InputStream form) {
        try (form) {
            Set<String> keys = new HashSet<>();
            collect(JSON.readTree(form).path("components"), keys);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A group with a path is one variable; what it holds is inside of it, as is what follows a dot. */
    private static void collect(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (key.isEmpty()) {
                collect(component.path("components"), keys);
            } else if (!component.path("disabled").asBoolean()) {
                keys.add(key.split("\\.")[0]);
            }
        }
    }
}
