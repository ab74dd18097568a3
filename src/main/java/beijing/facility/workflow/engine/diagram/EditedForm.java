package beijing.facility.workflow.engine.diagram;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A form as Camunda Modeler writes it.
 *
 * @param fields what an official can fill in, by the path of its key
 * @param types  the kinds of its parts, each with the label or id of the first
 */
record EditedForm(String id, Map<String, Field> fields, Map<String, String> types, boolean isDefault) {

    private static final int DEEPEST = 60;
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param values those to choose from; empty where it is filled in freely */
    record Field(String type, String label, Set<String> values) {
    }

    /** That a file is no form; the message is a Chinese sentence. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    static EditedForm read(byte[] content) throws Unreadable {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (JsonProcessingException broken) {
            throw new Unreadable(broken.getLocation() == null ? "不是有效的 JSON，请用 Camunda Modeler 打开检查并重新保存。"
                    : "第" + broken.getLocation().getLineNr() + "行第" + broken.getLocation().getColumnNr()
                            + "列不是有效的 JSON，请用 Camunda Modeler 打开检查并重新保存。");
        } catch (IOException broken) {
            throw new Unreadable("不是有效的 JSON，请用 Camunda Modeler 打开检查并重新保存。");
        }
        if (form == null || !form.isObject() || !form.path("components").isArray()) {
            throw new Unreadable("不是表单文件，须有 components。");
        }
        String id = form.path("id").isTextual() ? form.path("id").asText() : "";
        if (!id.matches("[A-Za-z_][\\w.-]{0,99}")) {
            throw new Unreadable("没有可用的表单编号（id），须以字母开头，只含字母、数字和连字符。");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        collect(form.path("components"), "", fields, types);
        return new EditedForm(id, fields, types, form.path("type").asText("default").equals("default"));
    }

    private static void collect(JsonNode components, String path, Map<String, Field> fields, Map<String, String> types) {
        for (JsonNode component : components) {
            String type = component.path("type").asText("");
            String label = component.path("label").asText(component.path("dateLabel").asText(component.path("id").asText("")));
            types.putIfAbsent(type, label);
            String key = component.path("key").asText("");
            boolean open = !component.path("disabled").asBoolean() && !component.path("readonly").asBoolean()
                    && !component.path("conditional").path("hide").asText("").replaceAll("\\s", "").equals("=true");
            if (!key.isEmpty() && open) {
                Set<String> values = new TreeSet<>();
                component.path("values").forEach(value -> values.add(value.path("value").asText()));
                fields.put(path + key, new Field(type, label.replaceAll("\\s*\\*\\s*$", ""), values));
            }
            String inner = component.path("path").asText("");
            collect(component.path("components"), inner.isEmpty() ? path : path + inner + ".", fields, types);
        }
    }
}
