package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.typed.Days;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.FormFile;
import beijing.facility.workflow.FormFile.FormField;
import beijing.facility.workflow.InputException;

/**
 * The fields of the forms. A form takes these and nothing else: whoever submits more could overwrite what the process runs on,
 * or fill in the next official's form for her.
 */
class FormFields {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Map<String, FormFile> files = new ConcurrentHashMap<>();

    /**
     * @param form      names the deployed form, for ever the same
     * @param deployed  reads it
     * @param submitted what is handed in
     * @return the texts that nobody can read, for the step may find more; empty where there are none
     * @throws InputException naming each that the form does not have, or that is of another kind than its field
     */
    Optional<InputException> check(String form, Supplier<InputStream> deployed, Map<String, Object> submitted) {
        if (submitted == null || submitted.isEmpty()) {
            return Optional.empty();
        }
        FormFile file = files.computeIfAbsent(form, key -> FormFile.read(deployed.get()));
        Set<String> unknown = new TreeSet<>(submitted.keySet());
        unknown.removeAll(file.fields().keySet());
        if (!unknown.isEmpty()) {
            throw new InputException("提交的内容含有表单中没有的字段：" + Text.shown(String.join("、", unknown)) + "，请删除后重新提交。");
        }
        // not the values themselves: that would make objects of them
        VariableMap values = Variables.fromMap(submitted);
        List<String> problems = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        values.keySet().stream().sorted().forEach(key -> {
            TypedValue typed = values.getValueTyped(key);
            FormField field = file.fields().get(key);
            if (!plain(typed)) {
                problems.add(field.name() + "的类型“" + typed.getType().getName() + "”不能提交，只能是文本、数字、日期、是否或 Json。");
            } else if (field.kind() == FormFile.Kind.TEXT && !(typed instanceof JsonValue)
                    && typed.getValue() instanceof String text) {
                unreadable(text, field.longest()).ifPresent(rule -> unreadable.add(field.name() + rule + "。"));
            } else {
                problem(field, typed).ifPresent(rule -> problems.add(field.name() + rule + "。"));
            }
        });
        if (!problems.isEmpty()) {
            problems.addAll(unreadable);
            throw new InputException(String.join("\n", problems));
        }
        return unreadable.isEmpty() ? Optional.empty() : Optional.of(new InputException(String.join("\n", unreadable)));
    }

    /** No Java object, file or bytes: nobody checks what is in them. */
    private static boolean plain(TypedValue value) {
        return value.getType() == null || value.getType() == ValueType.NULL || value instanceof JsonValue
                || value instanceof PrimitiveValue<?> && !(value instanceof BytesValue);
    }

    /** What is in a figure, a day or a group is for the step to read that knows what it means; a text may be read by nobody. */
    private static Optional<String> problem(FormField field, TypedValue typed) {
        boolean json = typed instanceof JsonValue;
        if (json && field.kind() == FormFile.Kind.GROUP) {
            return malformed(((JsonValue) typed).getValueSerialized());
        }
        Object value = json ? null : typed.getValue();
        if (!json && value == null) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case TEXT -> Optional.of("须为文本");
            case NUMBER -> value instanceof String || value instanceof Number || value instanceof Boolean ? Optional.empty()
                    : Optional.of("须为数字");
            case DATE -> value instanceof String || value instanceof Date ? Optional.empty() : Optional.of(Days.DAY_RULE);
            case TICK -> value instanceof Boolean || value instanceof String ? Optional.empty() : Optional.of("须为 true 或 false");
            case GROUP -> value instanceof String || value instanceof Map ? Optional.empty() : Optional.of("须为一个 JSON 对象");
            case OTHER -> Optional.empty();
        };
    }

    /** The engine makes objects of it on the way to the step that reads it. */
    private static Optional<String> malformed(String json) {
        try {
            JSON.readTree(json == null ? "" : json);
            return Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.of("不是有效的 JSON，或有重复的键");
        }
    }

    private static Optional<String> unreadable(String text, int longest) {
        try {
            Text.read(text, longest);
            return Optional.empty();
        } catch (Unreadable unreadable) {
            return Optional.of("填写的“" + Text.shown(text) + "”不正确，" + unreadable.rule());
        }
    }
}
