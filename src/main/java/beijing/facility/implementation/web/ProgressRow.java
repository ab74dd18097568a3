package beijing.facility.implementation.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * One row of what the platform hands in, as it came.
 *
 * @param values  the fields of 报送建设进度 by their keys
 * @param problem what can't even be read, empty if nothing
 */
record ProgressRow(String projectNumber, Map<String, Object> values, String problem) {

    private static final int MOST = 1000;
    private static final String PROJECT_NUMBER = "projectNumber";
    static final String REPORT_MONTH = "reportMonth";
    private static final Set<String> FIELDS = Set.of(PROJECT_NUMBER, REPORT_MONTH, "progressPercent", "investmentPaid",
            "safetyIncident", "remark");
    private static final Map<String, String> REQUIRED = new TreeMap<>(Map.of(REPORT_MONTH, "报送月份", "progressPercent", "累计进度",
            "investmentPaid", "累计完成投资"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException with a Chinese sentence, where it is no array of objects and no object */
    static List<ProgressRow> read(String body) {
        JsonNode given;
        try {
            given = body == null || body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("请求内容不是有效的 JSON，或有重复的字段。");
        }
        if (given.isObject()) {
            return List.of(row(given));
        }
        if (!given.isArray() || given.isEmpty()) {
            throw new IllegalArgumentException("请求内容须为一条进度（JSON 对象）或若干条进度（JSON 数组，至少一条）。");
        }
        if (given.size() > MOST) {
            throw new IllegalArgumentException("一次最多报送" + MOST + "条，本次共" + given.size() + "条。");
        }
        List<ProgressRow> rows = new ArrayList<>();
        given.forEach(node -> rows.add(row(node)));
        return rows;
    }

    private static ProgressRow row(JsonNode node) {
        if (!node.isObject()) {
            return new ProgressRow("", Map.of(), "须为 JSON 对象。");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        Set<String> nested = new TreeSet<>();
        node.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (!FIELDS.contains(field.getKey())) {
                unknown.add(field.getKey());
            } else if (value.isContainerNode()) {
                nested.add(field.getKey());
            } else if (!value.isNull()) {
                values.put(field.getKey(), value.isBoolean() ? value.booleanValue()
                        : value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
            }
        });
        Object number = values.remove(PROJECT_NUMBER);
        String problem = "";
        if (!unknown.isEmpty()) {
            problem = "含有未知的字段：" + String.join("、", unknown) + "。";
        } else if (!nested.isEmpty()) {
            problem = "字段" + String.join("、", nested) + "须为文本、数字或是否。";
        } else if (!(number instanceof String text) || text.isBlank()) {
            problem = "“项目编号”（projectNumber）不能为空。";
        } else {
            // a field that an official leaves out keeps what her form shows; the platform has no form before it
            problem = REQUIRED.entrySet().stream().filter(field -> !values.containsKey(field.getKey()))
                    .map(field -> "“" + field.getValue() + "”（" + field.getKey() + "）不能为空。")
                    .collect(Collectors.joining());
        }
        return new ProgressRow(number instanceof String text ? text.strip() : "", values, problem);
    }

    String month() {
        return values.getOrDefault(REPORT_MONTH, "").toString();
    }
}
