package beijing.facility.workflow.web;

import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import beijing.facility.workflow.OfficialException;
import jakarta.annotation.Priority;
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

    private static Response answer(RuntimeException thrown) {
        OfficialException ours = cause(thrown, OfficialException.class);
        if (ours != null) {
            ExceptionDto error = ExceptionDto.fromException(ours);
            error.setCode(ours.getCode());
            return response(status(ours), error, ours.getMessage());
        }
        ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
        ExceptionDto error = engine.fromException(thrown);
        if (cause(thrown, AuthorizationException.class) != null || says(thrown, "belongs to no authenticated tenant")) {
            return response(HttpStatus.FORBIDDEN.value(), error, "您没有办理或查看此事项的权限。");
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
        int status = engine.getStatus(thrown).getStatusCode();
        if (status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return response(status, error, UNREADABLE.matcher(String.valueOf(error.getMessage())).replaceFirst("提交的内容无法识别："));
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{}", number, thrown);
        return response(status, error, "系统未能完成此操作，未保存任何内容，请稍后重试；如仍不成功，请将编号" + number + "告知系统管理员。");
    }

    private static Response response(int status, ExceptionDto error, String sentence) {
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
