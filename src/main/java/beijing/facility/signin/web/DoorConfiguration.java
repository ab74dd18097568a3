package beijing.facility.signin.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import beijing.facility.signin.Sessions;
import jakarta.servlet.Filter;

/** All of these stand before the filters of the engine and of its web applications. */
@Configuration
class DoorConfiguration {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter() {
        return filter(new CallerFilter(), FIRST, "/*");
    }

    @Bean
    FilterRegistrationBean<ClosedSetup> closedSetup() {
        return filter(new ClosedSetup(), FIRST + 1, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<SessionGuard> sessionGuard(Sessions sessions) {
        return filter(new SessionGuard(sessions), FIRST + 2, "/camunda/api/*", "/camunda/app/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String... paths) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        return registration;
    }
}
