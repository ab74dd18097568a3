package beijing.facility.workflow.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;

import beijing.facility.workflow.OfficialException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/** Who comes in over {@code /engine-rest} and {@code /api} says who she is; the web applications have their own sign-in. */
@Configuration
class HttpFaces {

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> httpBasic() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter = new FilterRegistrationBean<>(new HttpBasic());
        filter.addUrlPatterns("/engine-rest/*", "/api/*");
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        filter.setAsyncSupported(true);
        return filter;
    }

    /**
     * The engine's own filter tells anybody the names of the engines; this one tells nobody anything, but whom it lets in no more, why
     * not.
     */
    private static final class HttpBasic extends ProcessEngineAuthenticationFilter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            AtomicBoolean inside = new AtomicBoolean();
            try {
                super.doFilter(request, response, (asked, answered) -> {
                    inside.set(true);
                    chain.doFilter(asked, answered);
                });
            } catch (OfficialException refused) {
                if (inside.get()) {
                    throw refused;
                }
                HttpServletResponse answer = (HttpServletResponse) response;
                answer.setStatus(EngineErrors.status(refused));
                answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
                answer.getOutputStream().write(("{\"message\":\"" + refused.getMessage() + "\"}").getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        protected boolean requiresEngineAuthentication(String requestUrl) {
            return true;
        }
    }
}
