package beijing.facility.notices;

import java.time.Duration;
import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How officials are told.
 *
 * @param soon     how long before its due date a task is called 即将到期
 * @param watch    how often due dates are looked at
 * @param keep     how long notices are kept
 * @param baseUrl  the address of this system as officials open it, for the links in mails; no link where it is empty
 * @param mail     only used where {@code spring.mail.host} is set
 */
@ConfigurationProperties("facility.notices")
public record NoticeSettings(
        @DefaultValue("P3D") Period soon,
        @DefaultValue("15m") Duration watch,
        @DefaultValue("P180D") Period keep,
        @DefaultValue("") String baseUrl,
        @DefaultValue Mail mail) {

    /**
     * @param from     the sender's address
     * @param every    how often what is to be sent is looked for
     * @param attempts how often a mail is tried, each time after twice the pause
     * @param pause    after the first attempt that failed
     * @param batch    how many are sent one after the other
     */
    public record Mail(
            @DefaultValue("facility@localhost") String from,
            @DefaultValue("20s") Duration every,
            @DefaultValue("8") int attempts,
            @DefaultValue("1m") Duration pause,
            @DefaultValue("50") int batch) {
    }
}
