package beijing.facility.draft;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.typed.Text;
import beijing.facility.workflow.FormFile;
import beijing.facility.workflow.InputException;

/** The content of a draft: any text that could be typed, in the fields of the form, within bounds. */
final class DraftContent {

    private static final int LARGEST = 256;
    private static final int DEEPEST = 8;
    /** A text may hold what no database takes as a character. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private DraftContent() {
    }

    /**
     * @throws InputException where it has fields that the form does not have, or something that can't be typed
     * @throws DraftTooLarge  above 256 KB
     */
    static String of(Map<String, JsonNode> values, FormFile form) {
        if (values == null) {
            throw new InputException("“草稿内容”（values）不能为空，须为一个 JSON 对象，如 {\"values\":{\"opinion\":\"同意\"}}。");
        }
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(form.fields().keySet());
        if (!unknown.isEmpty()) {
            throw new InputException("“草稿内容”（values）含有表单中没有的字段：" + Text.shown(String.join("、", unknown)) + "，未保存。");
        }
        long size = 0;
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            check(form.name(value.getKey()), value.getValue(), 1);
            size += value.getKey().length() + value.getValue().toString().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > LARGEST * 1024L) {
            throw new DraftTooLarge(LARGEST);
        }
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number would come back as another than it was typed. */
    private static void check(String name, JsonNode value, int depth) {
        if (depth > DEEPEST) {
            throw new InputException(name + "的内容嵌套过深，最多" + DEEPEST + "层，未保存。");
        }
        if (value.isNumber()) {
            throw new InputException(name + "的草稿须为所键入的文本、是否、列表或对象，数字请以文本保存，如 \"1,200\"。");
        }
        value.forEach(inner -> check(name, inner, depth + 1));
    }
}
