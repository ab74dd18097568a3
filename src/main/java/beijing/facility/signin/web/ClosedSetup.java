package beijing.facility.signin.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The page by which the engine lets anybody make herself the first administrator, as long as it sees none. There is one since the
 * set-up: it is closed for good.
 */
class ClosedSetup extends OncePerRequestFilter {

    /** The addresses as the container understood them, decoded and without parameters. */
    private static final Pattern PAGE = Pattern.compile("(?i)/camunda/app/[^/]+/[^/]+/+setup(/.*)?");
    private static final Pattern INTERFACE = Pattern.compile("(?i)/camunda/api/+admin/+setup(/.*)?");
    private static final String SENTENCE = "系统已完成初始设置，不能再由此建立管理员，请由系统管理员在“系统管理”中建立用户。";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (INTERFACE.matcher(path).matches()) {
            answer(response, HttpStatus.FORBIDDEN, MediaType.APPLICATION_JSON_VALUE, "{\"message\":\"" + SENTENCE + "\"}");
        } else if (PAGE.matcher(path).matches()) {
            answer(response, HttpStatus.NOT_FOUND, "text/plain;charset=UTF-8", SENTENCE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void answer(HttpServletResponse response, HttpStatus status, String type, String body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(type);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
