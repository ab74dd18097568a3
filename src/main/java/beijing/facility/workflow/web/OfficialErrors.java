package beijing.facility.workflow.web;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import beijing.facility.typed.Text;
import beijing.facility.workflow.OfficialException;

/** Our own sentences, with the status that they stand for, where an official asks something else than the engine. */
@RestControllerAdvice
class OfficialErrors {

    private static final String NOTHING_KEPT = "，未保存任何内容。";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> official(OfficialException ours) {
        return ResponseEntity.status(EngineErrors.status(ours)).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", ours.getMessage(), "problems", ours.problems()));
    }

    /** A request that is not the JSON it should be: its field by the name that its {@link JsonPropertyDescription} gives it. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown) {
            return answer("请求的内容含有未知的字段“" + Text.shown(unknown.getPropertyName()) + "”" + NOTHING_KEPT);
        }
        if (unreadable.getCause() instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return answer(name(wrong.getPath()) + "的内容不是此字段所需的 JSON 类型" + NOTHING_KEPT);
        }
        return answer("请求的内容不是此操作所需的 JSON 对象" + NOTHING_KEPT);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(MethodArgumentTypeMismatchException wrong) {
        return answer("参数“" + wrong.getName() + "”填写的“" + Text.shown(Objects.toString(wrong.getValue())) + "”不正确，须为"
                + (Objects.equals(wrong.getRequiredType(), boolean.class) ? "true 或 false" : "整数") + "。");
    }

    @ExceptionHandler({DataAccessException.class, ProcessEngineException.class})
    ResponseEntity<Map<String, String>> unstorable(RuntimeException failure) {
        if (EngineErrors.unstorable(failure)) {
            return answer(EngineErrors.UNSTORABLE);
        }
        throw failure;
    }

    private static String name(List<JsonMappingException.Reference> path) {
        return path.stream().filter(step -> step.getFieldName() != null).findFirst()
                .map(step -> "“" + label(step) + "”（" + Text.shown(step.getFieldName()) + "）").orElse("请求");
    }

    private static String label(JsonMappingException.Reference step) {
        Class<?> type = step.getFrom() instanceof Class<?> made ? made : step.getFrom().getClass();
        try {
            Field field = type.getDeclaredField(step.getFieldName());
            JsonPropertyDescription description = field.getAnnotation(JsonPropertyDescription.class);
            return description == null ? "字段" : description.value();
        } catch (NoSuchFieldException none) {
            return "字段";
        }
    }

    private static ResponseEntity<Map<String, String>> answer(String sentence) {
        return answer(HttpStatus.BAD_REQUEST.value(), sentence);
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", sentence));
    }
}
