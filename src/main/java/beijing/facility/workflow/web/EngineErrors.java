package beijing.facility.workflow.web;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.dto.ParseExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import beijing.facility.gate.Sentences;
import beijing.facility.gate.TooLarge;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * What a caller reads of an error: our own sentence without the engine's words around it and with the status that it stands for, a
 * Chinese sentence where the engine refuses an official, and of anything unexpected a number under which the log has it all.
 */
final class EngineErrors {

    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);
    /** Ahead of the engine's own mappers for the same exceptions. */
    private static final int FIRST = 1;
    private static final int CODE_LESS_STATUS = 20_000;
    /** What the engine says before why it can't read a variable that was handed in. */
    private static final Pattern UNREADABLE = Pattern.compile("^Cannot (submit task form|complete task|instantiate process definition) [^ ]+: ");
    private static final Pattern CONDITION = Pattern.compile("Cannot set query parameter '([^']{1,60})' to value '([^']{0,100})'");
    /** Repeated by the engine's interface without the exception that it is the message of. */
    private static final Pattern NO_RIGHT = Pattern.compile("The user with id '[^']*' does not have ");
    private static final Pattern NOT_FOUND = Pattern.compile("(?i)\\bno\\b.*\\bfound\\b|\\bcannot find\\b|\\bdoes not exist\\b");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final String NOT_A_CHARACTER = "22021";
    static final String UNSTORABLE = "请求的内容含有不可显示的控制字符，未保存任何内容，请删除后重试。";
    private static final String TASK_GONE = "该任务已被办理或已不存在，请刷新任务列表。";

    private EngineErrors() {
    }

    @Priority(FIRST)
    static class OfRest implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException thrown) {
            return answer(thrown);
        }
    }

    @Priority(FIRST)
    static class OfEngine implements ExceptionMapper<ProcessEngineException> {
        @Override
        public Response toResponse(ProcessEngineException thrown) {
            return answer(thrown);
        }
    }

    @Priority(FIRST)
    static class OfAnything implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException thrown) {
            return answer(thrown);
        }
    }

    /** An address, a method, a type or a parameter that is not there. */
    @Priority(FIRST)
    static class OfWeb implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException thrown) {
            return answer(thrown);
        }
    }

    @Priority(FIRST)
    static class OfBody implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException thrown) {
            return unreadable(thrown);
        }
    }

    @Priority(FIRST)
    static class OfBodyParts implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException thrown) {
            return unreadable(thrown);
        }
    }

    static int status(OfficialException ours) {
        return ours.getCode() - CODE_LESS_STATUS;
    }

    private static Response unreadable(JsonProcessingException thrown) {
        JsonLocation at = thrown.getLocation();
        return response(HttpStatus.BAD_REQUEST.value(), ExceptionDto.fromException(thrown), "请求的内容不是此接口所需的 JSON"
                + (at == null ? "" : "，第" + at.getLineNr() + "行第" + at.getColumnNr() + "列无法识别") + "。");
    }

    static Response answer(RuntimeException thrown) {
        OfficialException ours = cause(thrown, OfficialException.class);
        if (ours == null && thrown instanceof RestException) {
            ours = OfficialException.repeatedIn(thrown.getMessage()).orElse(null);
        }
        if (ours != null) {
            ExceptionDto error = new Refusal(ours.problems());
            error.setCode(ours.getCode());
            return response(status(ours), error, ours.getMessage());
        }
        TooLarge tooLarge = cause(thrown, TooLarge.class);
        if (tooLarge != null) {
            return response(tooLarge.status(), new ExceptionDto(), tooLarge.getMessage());
        }
        if (thrown instanceof ParamException given) {
            return response(HttpStatus.BAD_REQUEST.value(), new ExceptionDto(), "查询条件“" + given.getParameterName() + "”填写的值不正确。");
        }
        ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
        ExceptionDto error = engine.fromException(thrown);
        if (cause(thrown, AuthorizationException.class) != null || says(thrown, "belongs to no authenticated tenant")
                || thrown instanceof RestException && NO_RIGHT.matcher(String.valueOf(thrown.getMessage())).find()) {
            return response(HttpStatus.FORBIDDEN.value(), new ExceptionDto(), "您没有办理或查看此事项的权限。");
        }
        if (cause(thrown, TaskAlreadyClaimedException.class) != null) {
            return response(HttpStatus.CONFLICT.value(), error, "该任务已由他人领取，请刷新任务列表。");
        }
        if (cause(thrown, OptimisticLockingException.class) != null || cause(thrown, ConcurrencyFailureException.class) != null
                || says(thrown, "Cannot find task with id")) {
            return response(HttpStatus.CONFLICT.value(), error, TASK_GONE);
        }
        if (LostDatabase.caused(thrown)) {
            return response(LostDatabase.STATUS, error, LostDatabase.sentence(thrown));
        }
        if (unstorable(thrown)) {
            return response(HttpStatus.BAD_REQUEST.value(), error, UNSTORABLE);
        }
        int status = engine.getStatus(thrown).getStatusCode();
        if (status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return response(status, error, sentence(status, String.valueOf(error.getMessage())));
        }
        NullValueException absent = cause(thrown, NullValueException.class);
        if (leftOut(thrown) || absent != null && !whileRunning(absent)) {
            LOG.warn("The engine's interface misses something in a request: {}", thrown.toString());
            return absent != null && NOT_FOUND.matcher(String.valueOf(absent.getMessage())).find()
                    ? response(HttpStatus.NOT_FOUND.value(), error, Sentences.of(HttpStatus.NOT_FOUND.value()))
                    : response(HttpStatus.BAD_REQUEST.value(), error, "请求的内容不完整，缺少此接口必需的字段。");
        }
        if (refused(thrown)) {
            LOG.warn("The engine refuses a request: {}", thrown.toString());
            boolean gone = causes(thrown).anyMatch(cause -> NOT_FOUND.matcher(String.valueOf(cause.getMessage())).find());
            return response(gone ? HttpStatus.NOT_FOUND.value() : HttpStatus.BAD_REQUEST.value(), error,
                    gone ? Sentences.of(HttpStatus.NOT_FOUND.value()) : "系统不能按此请求办理，未保存任何内容，请核对后重试。");
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{}", number, thrown);
        return response(status, error, "系统未能完成此操作，未保存任何内容，请稍后重试；如仍不成功，请将编号" + number + "告知系统管理员。");
    }

    /** The engine's interface reads fields that a client left out without looking; what is null deeper inside is a fault. */
    private static boolean leftOut(RuntimeException thrown) {
        return thrown instanceof NullPointerException && Stream.of(thrown.getStackTrace()).map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.")).findFirst()
                .filter(name -> name.startsWith("org.camunda.bpm.engine.rest.") || name.equals("org.camunda.bpm.engine.impl.util.EnsureUtil"))
                .isPresent();
    }

    /** A rule of the engine's own that has no better name, before anything ran, is no fault either. */
    private static boolean refused(RuntimeException thrown) {
        return causes(thrown).allMatch(cause -> cause.getClass() == ProcessEngineException.class || cause instanceof RestException)
                && causes(thrown).anyMatch(cause -> cause.getClass() == ProcessEngineException.class) && causes(thrown).noneMatch(EngineErrors::whileRunning);
    }

    /** What a step of a process misses is nothing that a client left out. */
    private static boolean whileRunning(Throwable absent) {
        return Stream.of(absent.getStackTrace()).map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("org.camunda.bpm.engine.impl.pvm.") || name.startsWith("org.camunda.bpm.engine.impl.bpmn.behavior."));
    }

    /** What the engine says in English nobody here reads; what it says with a sentence of ours in it stands. */
    private static String sentence(int status, String engines) {
        Matcher condition = CONDITION.matcher(engines);
        if (condition.find()) {
            return "查询条件“" + condition.group(1) + "”填写的“" + condition.group(2) + "”不正确。";
        }
        String read = UNREADABLE.matcher(engines).replaceFirst("提交的内容无法识别：");
        return CHINESE.matcher(read).find() ? read : Sentences.of(status);
    }

    /** The database keeps no text with a NUL in it, wherever it was asked for. */
    static boolean unstorable(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof SQLException refused && NOT_A_CHARACTER.equals(refused.getSQLState()));
    }

    /** An error of ours, beside its sentence also problem by problem. */
    static final class Refusal extends ExceptionDto {

        private final List<Problem> problems;

        Refusal(List<Problem> problems) {
            this.problems = problems;
        }

        public List<Problem> getProblems() {
            return problems;
        }
    }

    /** The type tells a program what kind of error it is; which class of ours or of the engine's threw it is nobody's business. */
    private static Response response(int status, ExceptionDto error, String sentence) {
        if (!(error instanceof ParseExceptionDto)) {
            HttpStatus known = HttpStatus.resolve(status);
            error.setType(known == null ? "ERROR" : known.name());
        }
        error.setMessage(sentence);
        return Response.status(status).entity(error).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        return causes(thrown).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    private static boolean says(Throwable thrown, String words) {
        Predicate<String> contains = message -> message != null && message.contains(words);
        return causes(thrown).map(Throwable::getMessage).anyMatch(contains);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
