package beijing.facility.signin;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idleTimeout how long after the last work of a person her session ends; what a page asks by itself is no work
 * @param recheck     how long a session goes without asking whether its user is still what she was; before each change it is asked
 */
@ConfigurationProperties("facility.security")
public record SecuritySettings(
        @DefaultValue("PT30M") Duration idleTimeout,
        @DefaultValue("PT2S") Duration recheck,
        @DefaultValue LockOut lockOut,
        @DefaultValue Password password) {

    /**
     * @param attempts  how many wrong passwords in a row for one account from one address
     * @param duration  how long that address is shut out of the account then
     * @param elsewhere how many for one account within that time from all addresses together, until addresses from which nobody has
     *                  signed in to it lately are shut out too
     * @param known     how long an address is known from which somebody has signed in
     * @param listed    how many failures of an address within an hour the audit chain tells one by one
     */
    public record LockOut(
            @DefaultValue("5") int attempts,
            @DefaultValue("PT15M") Duration duration,
            @DefaultValue("50") int elsewhere,
            @DefaultValue("P30D") Duration known,
            @DefaultValue("20") int listed) {
    }

    /**
     * @param length the fewest characters
     * @param kinds  of how many kinds at least: capital letters, small letters, digits, others
     */
    public record Password(
            @DefaultValue("10") int length,
            @DefaultValue("3") int kinds) {
    }
}
