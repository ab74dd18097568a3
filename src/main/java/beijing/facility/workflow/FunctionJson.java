package beijing.facility.workflow;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.camunda.spin.json.SpinJsonNode;

import beijing.facility.typed.Text;

/** The six figures of one function as they were handed in, each as the text that stood there. */
final class FunctionJson {

    /** Numbers stay the digits that were sent: a double would lose a 分 before any rule sees it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 1200.0 would become 1.2E+3
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FunctionJson() {
    }

    /**
     * @param value null, a JSON text or what the engine made of one
     * @return key to text; absent, null and "" are left out
     * @throws IllegalArgumentException with the rule in Chinese, where it is no object of plain values
     */
    static Map<String, String> read(Object value) {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode node = parse(value);
        if (node.isNull() || node.isMissingNode() || node.isTextual() && Text.blank(node.textValue())) {
            return values;
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("须为一个 JSON 对象，如 {\"basicArea\":\"600\",\"basicInvestment\":\"480\"}");
        }
        node.fields().forEachRemaining(entry -> {
            JsonNode figure = entry.getValue();
            if (figure.isContainerNode() || figure.isBoolean()) {
                throw new IllegalArgumentException("中“" + Text.shown(entry.getKey()) + "”须为十进制数文本");
            }
            values.put(entry.getKey(), figure.isNull() ? "" : figure.asText());
        });
        return values;
    }

    private static JsonNode parse(Object value) {
        if (value instanceof SpinJsonNode || value instanceof Form.Json) {
            return parse(value.toString());
        }
        if (value instanceof Map<?, ?> map && map.values().stream().anyMatch(figure -> figure instanceof Double || figure instanceof Float)) {
            throw new IllegalArgumentException("中的小数须以文本形式提交以免失真");
        }
        if (value == null || value instanceof String text && Text.blank(text)) {
            return JSON.nullNode();
        }
        try {
            return value instanceof String text ? JSON.readTree(text) : JSON.valueToTree(value);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("不是有效的 JSON，或有重复的键");
        }
    }
}
