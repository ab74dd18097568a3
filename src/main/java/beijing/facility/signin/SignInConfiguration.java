package beijing.facility.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration
@EnableConfigurationProperties(SecuritySettings.class)
class SignInConfiguration {

    /** What is done now and then. */
    @Configuration
    @ConditionalOnProperty(name = "facility.security.clockwork", matchIfMissing = true)
    static class Clockwork {

        private final SignInsOnRecord record;
        private final SignIns signIns;

        Clockwork(SignInsOnRecord record, SignIns signIns) {
            this.record = record;
            this.signIns = signIns;
        }

        @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
        void tidyUp() {
            record.tellTheRest();
            signIns.forget();
        }
    }
}
