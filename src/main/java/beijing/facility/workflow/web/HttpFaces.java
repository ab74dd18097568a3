package beijing.facility.workflow.web;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

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

    /** The engine's own filter tells anybody the names of the engines; this one tells nobody anything. */
    private static final class HttpBasic extends ProcessEngineAuthenticationFilter {
        @Override
        protected boolean requiresEngineAuthentication(String requestUrl) {
            return true;
        }
    }
}
