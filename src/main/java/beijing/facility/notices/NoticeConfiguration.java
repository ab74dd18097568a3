package beijing.facility.notices;

import java.util.Set;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The clockwork: looks at due dates, and sends mails where there is a mail host. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {

    /** The texts of mails; the pages keep Spring Boot's own. */
    @Bean
    ClassLoaderTemplateResolver mailTemplates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("mail/*"));
        resolver.setOrder(1);
        return resolver;
    }

    @Configuration
    @ConditionalOnProperty(name = "facility.notices.clockwork", matchIfMissing = true)
    static class Clockwork {

        private final DueDates dueDates;
        private final Notices notices;
        private final MailOutbox outbox;

        Clockwork(DueDates dueDates, Notices notices, MailOutbox outbox) {
            this.dueDates = dueDates;
            this.notices = notices;
            this.outbox = outbox;
        }

        @Scheduled(fixedDelayString = "${facility.notices.watch:15m}", initialDelayString = "1m")
        void watch() {
            dueDates.watch();
        }

        @Scheduled(fixedDelayString = "PT24H", initialDelayString = "10m")
        void forget() {
            notices.forget();
        }

        @Scheduled(fixedDelayString = "${facility.notices.mail.every:20s}")
        void send() {
            outbox.send();
        }
    }
}
