package beijing.facility.workflow.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What the web applications ask of us comes in under {@code /camunda/api/desk}, behind their own filters: those know the session and
 * refuse forged requests, but let paths pass that are not the engine's. Here nobody passes who is not signed in.
 */
@Configuration
class DeskDoor implements WebMvcConfigurer {

    private static final String DESK = "/camunda/api/desk/**";
    /** Which tells a page why it is signed in no more. */
    private static final String SESSION = "/camunda/api/desk/session";
    private static final String SENTENCE = "{\"message\":\"尚未登录或登录已失效，请重新登录。\"}";

    private final IdentityService identity;

    DeskDoor(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
                return identity.getCurrentAuthentication() != null || refuse(response);
            }
        }).addPathPatterns(DESK).excludePathPatterns(SESSION);
    }

    private static boolean refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(SENTENCE.getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
