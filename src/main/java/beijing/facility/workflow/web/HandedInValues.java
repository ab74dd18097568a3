package beijing.facility.workflow.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.camunda.bpm.engine.rest.util.EngineUtil;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.typed.Text;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.FormFile;
import beijing.facility.workflow.InputException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/**
 * Looks at the values of a form as they are sent, before the engine's REST interface makes values of their types of them: it takes an
 * object for the text {@code {a=1}}, 2026-02-30 for the third of March, and reads a decimal number into a binary one. What is of another
 * type than it says is refused by the label of its field.
 */
class HandedInValues implements ContainerRequestFilter, ReaderInterceptor {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final Pattern FORMS = Pattern.compile(".*/(submit-form|complete)");
    private static final Set<String> BODY = Set.of("variables", "businessKey", "caseInstanceId", "withVariablesInReturn", "startInstructions",
            "skipCustomListeners", "skipIoMappings");
    private static final String WANTED = "不是此接口所需的 JSON，须为对象，各字段在“variables”中，如 {\"variables\":{\"opinion\":{\"value\":\"同意\"}}}，未保存任何内容。";
    private static final Set<String> PARTS = Set.of("value", "type", "valueInfo", "local");
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,9}");
    /** As the engine writes it. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withResolverStyle(ResolverStyle.STRICT);

    @Context
    private UriInfo uri;

    /** The engine's interface makes an empty object of no body at all, and the form would count as handed in with all that it shows. */
    @Override
    public void filter(ContainerRequestContext request) {
        boolean empty = request.getLength() <= 0 && request.getHeaderString(TRANSFER_ENCODING) == null;
        if (empty && request.getMethod().equals("POST") && FORMS.matcher("/" + request.getUriInfo().getPath()).matches()) {
            throw new InputException("请求的内容" + WANTED);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Class<?> type = context.getType();
        boolean task = CompleteTaskDto.class.isAssignableFrom(type);
        if (!task && !StartProcessInstanceDto.class.isAssignableFrom(type)
                || !MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        Optional<String> unfit = unfit(body);
        Map<String, String> problems = unfit.isPresent() ? Map.of() : problems(JSON.readTree(body).path("variables"));
        if (unfit.isPresent() || !problems.isEmpty()) {
            // who may not open the form is told so, not what is wrong with it
            FormFile form = form(task).orElseGet(() -> new FormFile(Map.of()));
            throw new InputException(unfit.orElseGet(() -> problems.entrySet().stream()
                    .map(problem -> form.name(problem.getKey()) + problem.getValue() + "。").collect(Collectors.joining("\n"))));
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /** Why it is no form at all. */
    private static Optional<String> unfit(byte[] body) {
        JsonNode content;
        try {
            content = JSON.readTree(body);
        } catch (IOException malformed) {
            return Optional.of("请求的内容" + WANTED);
        }
        JsonNode variables = content.path("variables");
        if (!content.isObject() || !variables.isMissingNode() && !variables.isNull() && !variables.isObject()) {
            return Optional.of("请求的内容" + WANTED);
        }
        for (var keys = content.fieldNames(); keys.hasNext();) {
            String key = keys.next();
            if (!BODY.contains(key)) {
                return Optional.of("请求的内容含有未知的字段“" + Text.shown(key) + "”，" + WANTED);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> problems(JsonNode variables) {
        Map<String, String> problems = new LinkedHashMap<>();
        variables.fields().forEachRemaining(variable ->
                problem(variable.getValue()).ifPresent(rule -> problems.put(variable.getKey(), rule)));
        return problems;
    }

    private static Optional<String> problem(JsonNode variable) {
        if (!variable.isObject()) {
            return Optional.of("的内容不正确，须为 JSON 对象，如 {\"value\":\"…\"}");
        }
        for (var parts = variable.fieldNames(); parts.hasNext();) {
            String part = parts.next();
            if (!PARTS.contains(part)) {
                return Optional.of("含有未知的键“" + Text.shown(part) + "”，只能为 value、type");
            }
        }
        JsonNode type = variable.path("type");
        JsonNode value = variable.path("value");
        if (!type.isMissingNode() && !type.isNull() && !type.isTextual()) {
            return Optional.of("的类型（type）须为文本，如 String");
        }
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        String name = type.asText("");
        return switch (name.isEmpty() || type.isNull() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1)) {
            case "" -> Optional.empty();
            case "String" -> fits(value.isTextual(), value, "须为文本");
            case "Boolean" -> fits(value.isBoolean(), value, "须为 true 或 false");
            case "Integer" -> fits(value.isIntegralNumber() && value.canConvertToInt() || digits(value), value, "须为整数");
            case "Long" -> fits(value.isIntegralNumber() && value.canConvertToLong() || digits(value), value, "须为整数");
            case "Short" -> fits(value.isIntegralNumber() && value.canConvertToInt() && value.intValue() == value.shortValue(), value, "须为整数");
            // a decimal number is refused by its field, which says how it can be sent
            case "Double" -> fits(value.isNumber(), value, "须为数字");
            case "Date" -> moment(value);
            case "Json" -> fits(value.isTextual(), value, "类型为 Json 时，值须为文本形式的 JSON");
            case "Null" -> Optional.of("类型为 Null 时，不能有值");
            default -> Optional.of("的类型“" + Text.shown(name) + "”不能提交，只能是 String、Boolean、Integer、Long、Short、Date 或 Json");
        };
    }

    private static boolean digits(JsonNode value) {
        return value.isTextual() && DIGITS.matcher(value.textValue()).matches();
    }

    private static Optional<String> fits(boolean fits, JsonNode value, String rule) {
        return fits ? Optional.empty() : Optional.of("填写的“" + Text.shown(value.asText(value.toString())) + "”不正确，" + rule);
    }

    /** Another moment than was written, or another day in Beijing than stands there, is another value. */
    private static Optional<String> moment(JsonNode value) {
        String rule = "须为存在的日期，格式为年-月-日，如 2026-03-10，以文本（String）提交";
        try {
            OffsetDateTime moment = OffsetDateTime.parse(value.textValue(), MOMENT);
            return fits(moment.toLocalDate().equals(moment.atZoneSameInstant(BeijingClock.ZONE).toLocalDate()), value, rule);
        } catch (DateTimeException | NullPointerException none) {
            return fits(false, value, rule);
        }
    }

    /** The form, as far as the user may open it; who may not is told so and nothing else. */
    private Optional<FormFile> form(boolean task) {
        ProcessEngine engine = EngineUtil.lookupProcessEngine(null);
        FormService forms = engine.getFormService();
        String id = uri.getPathParameters().getFirst("id");
        InputStream file = task ? taskForm(forms, id)
                : definition(engine.getRepositoryService(), id, uri.getPathParameters().getFirst("key")).map(forms::getDeployedStartForm).orElse(null);
        return Optional.ofNullable(file).map(FormFile::read);
    }

    private static InputStream taskForm(FormService forms, String id) {
        try {
            return forms.getDeployedTaskForm(id);
        } catch (NullPointerException gone) {
            // over which the engine trips
            throw new ProcessEngineException("Cannot find task with id " + id, gone);
        }
    }

    private static Optional<String> definition(RepositoryService definitions, String id, String key) {
        return id != null ? Optional.of(id) : Optional.ofNullable(
                definitions.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult()).map(ProcessDefinition::getId);
    }
}
