package beijing.facility.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
     * @param submitted the names of what is handed in
     * @throws InputException naming each that the form does not have
     */
    void check(String form, Supplier<InputStream> deployed, Set<String> submitted) {
        if (submitted.isEmpty()) {
            return;
        }
        Set<String> unknown = new HashSet<>(submitted);
        unknown.removeAll(fields.computeIfAbsent(form, key -> read(deployed.get())));
        if (!unknown.isEmpty()) {
            throw new InputException("提交的内容含有表单中没有的字段：" + String.join("、", unknown) + "，请删除后重新提交。");
        }
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

    /** A group with a path is one variable; what it holds is inside of it. */
    private static void collect(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (!key.isEmpty()) {
                keys.add(key);
            } else {
                collect(component.path("components"), keys);
            }
        }
    }
}
