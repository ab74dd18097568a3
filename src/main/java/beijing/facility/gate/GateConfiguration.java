package beijing.facility.gate;

import org.apache.catalina.core.StandardHost;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import jakarta.servlet.Filter;

/** The order in which a request meets the gate. The sign-in by name and password (HTTP Basic) stands at 20. */
@Configuration
@EnableConfigurationProperties(GateSettings.class)
class GateConfiguration {

    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        return at(0, new SecurityHeaders());
    }

    @Bean
    FilterRegistrationBean<Filter> everyErrorSpeaks() {
        return at(1, new EveryErrorSpeaks());
    }

    @Bean
    FilterRegistrationBean<Filter> knownRequests(GateSettings settings, CamundaBpmProperties engine) {
        return at(2, new KnownRequests(settings.origins(), engine.getProcessEngineName()));
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimits(GateSettings settings) {
        return at(3, new BodyLimits(settings.bodies()));
    }

    @Bean
    FilterRegistrationBean<Filter> ownNonce() {
        return at(4, new OwnNonce());
    }

    @Bean
    FilterRegistrationBean<Filter> jsonBodies() {
        return at(30, new JsonBodies());
    }

    private static FilterRegistrationBean<Filter> at(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setName(filter.getClass().getSimpleName());
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> container() {
        return factory -> {
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ChineseErrorReport.class.getName()));
            factory.addEngineValves(new SlowBodies());
            // refused by KnownRequests, with a sentence; the container would answer with nothing
            factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
            // in milliseconds, while a body is read: who sends nothing for so long is not waited for
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("disableUploadTimeout", "false");
                connector.setProperty("connectionUploadTimeout", "10000");
            });
        };
    }
}
