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
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addUrlPatterns("/engine-rest/*", "/api/*");
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        filter.setAsyncSupported(true);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ErrorSentences> errorSentences() {
        FilterRegistrationBean<ErrorSentences> filter = new FilterRegistrationBean<>(new ErrorSentences());
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        filter.setAsyncSupported(true);
        return filter;
    }
}
