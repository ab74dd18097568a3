package beijing.facility.implementation.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.typed.Days;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;

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
    private static final Map<String, Kind> FIELDS = new LinkedHashMap<>();
    static {
        FIELDS.put(PROJECT_NUMBER, new Kind("项目编号", false, false));
        FIELDS.put(REPORT_MONTH, new Kind("报送月份", true, false));
        FIELDS.put("progressPercent", new Kind("累计进度", true, true));
        FIELDS.put("investmentPaid", new Kind("累计完成投资", true, true));
        FIELDS.put("safetyIncident", new Kind("发生安全事故", false, false));
        FIELDS.put("remark", new Kind("进展情况", false, false));
    }

    /**
     * @param required whether a row without it is no report
     * @param figure   whether it may be a JSON number
     */
    private record Kind(String label, boolean required, boolean figure) {
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 100.0 would become 1E+2
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @throws IllegalArgumentException with a Chinese sentence, where it is no array of objects and no object */
    static List<ProgressRow> read(byte[] body) {
        JsonNode given;
        try {
            given = body == null ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException malformed) {
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
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        node.fields().forEachRemaining(field -> {
            Kind kind = FIELDS.get(field.getKey());
            if (kind == null) {
                unknown.add(Text.shown(field.getKey()));
            } else {
                value(field.getKey(), field.getValue(), kind, problems).ifPresent(value -> values.put(field.getKey(), value));
            }
        });
        if (!unknown.isEmpty()) {
            problems.add("含有未知的字段：" + String.join("、", unknown) + "。");
        }
        String number = Text.code(Objects.toString(values.remove(PROJECT_NUMBER), ""));
        if (problems.isEmpty() && number.isEmpty()) {
            problems.add(name(PROJECT_NUMBER) + "不能为空。");
        }
        if (problems.isEmpty()) {
            // a field that an official leaves out keeps what her form shows; the platform has no form before it
            FIELDS.forEach((key, kind) -> {
                if (kind.required() && !values.containsKey(key)) {
                    problems.add(name(key) + "不能为空。");
                }
            });
        }
        return new ProgressRow(Text.shown(number), values, String.join("", problems));
    }

    private static Optional<Object> value(String key, JsonNode value, Kind kind, List<String> problems) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (kind.figure() && value.isNumber()) {
            // not its plain digits: of an exponent they could fill the memory
            return Optional.of(value.isIntegralNumber() ? value.asText() : value.decimalValue().toString());
        }
        if (key.equals("safetyIncident") && value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        problems.add(name(key) + "须为" + (kind.figure() ? "文本或数字" : key.equals("safetyIncident") ? "true 或 false" : "文本") + "。");
        return Optional.empty();
    }

    private static String name(String key) {
        return "“" + FIELDS.get(key).label() + "”（" + key + "）";
    }

    /** The month as it is kept; as it was sent where it can't be read. */
    String month() {
        String given = Objects.toString(values.get(REPORT_MONTH), "");
        try {
            return Days.month(given).toString();
        } catch (Unreadable unreadable) {
            return Text.shown(given);
        }
    }
}
