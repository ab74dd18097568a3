package beijing.facility.workflow.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leaves of the engine's errors what an official can read: our own sentence without the engine's words before it, with the status
 * that it stands for, and a Chinese sentence in place of what the engine itself says. Answers that are no errors pass untouched.
 */
class ErrorSentences extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorSentences.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The engine puts English before our sentence, which begins with the first character that is none of its own. */
    private static final Pattern OURS = Pattern.compile("[“\\p{IsHan}].*", Pattern.DOTALL);
    /** How the engine says that somebody else has completed the task, or is just doing so. */
    private static final Pattern GONE = Pattern.compile("Cannot find task|Cannot restore state of process instance");
    private static final int ENGINE_OPTIMISTIC_LOCKING = 1;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ErrorCapture capture = new ErrorCapture(response);
        chain.doFilter(request, capture);
        byte[] error = capture.captured();
        if (error.length > 0) {
            answer(request, response, error);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, byte[] error)
            throws IOException {
        byte[] body = error;
        JsonNode json = parse(error);
        if (json instanceof ObjectNode object && object.has("message")) {
            int status = improve(request, response.getStatus(), object);
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            body = JSON.writeValueAsBytes(object);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static int improve(HttpServletRequest request, int status, ObjectNode error) {
        String said = error.path("message").asText();
        int code = error.path("code").asInt();
        if (code == InputException.CODE || code == RuleException.CODE) {
            Matcher ours = OURS.matcher(said);
            error.put("message", ours.find() ? ours.group() : said);
            return (code == InputException.CODE ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_ENTITY).value();
        }
        if (status == HttpStatus.FORBIDDEN.value() || said.contains("belongs to no authenticated tenant")) {
            error.put("message", "您没有办理或查看此事项的权限。");
            return HttpStatus.FORBIDDEN.value();
        }
        if (code == ENGINE_OPTIMISTIC_LOCKING || aboutTask(request) && GONE.matcher(said).find()) {
            error.put("message", "该任务已被办理或已不存在，请刷新任务列表。");
            return HttpStatus.CONFLICT.value();
        }
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("{} {}: {}", request.getMethod(), request.getRequestURI(), said);
            error.put("message", "系统未能完成此操作，未保存任何内容，请稍后重试；如仍不成功，请联系系统管理员。");
        }
        return status;
    }

    private static boolean aboutTask(HttpServletRequest request) {
        return !"GET".equals(request.getMethod()) && request.getRequestURI().contains("/task/");
    }

    private static JsonNode parse(byte[] error) {
        try {
            return JSON.readTree(error);
        } catch (JsonProcessingException noJson) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
