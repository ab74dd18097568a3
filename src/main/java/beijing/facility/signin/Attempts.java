package beijing.facility.signin;

import java.time.Instant;

/**
 * What is known of the sign-ins to one account from one address. A time is null where that has not happened.
 *
 * @param failures    wrong passwords in a row
 * @param failedAt    the last of them
 * @param lockedUntil when the address is let in again
 * @param succeededAt the last right password
 */
record Attempts(int failures, Instant failedAt, Instant lockedUntil, Instant succeededAt) {

    static final Attempts NONE = new Attempts(0, null, null, null);

    boolean locked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** What is known after another wrong password. Those of long ago, and those before a lock that has ended, are forgotten. */
    Attempts failed(Instant now, SecuritySettings.LockOut settings) {
        boolean forgotten = lockedUntil != null || failedAt == null || !failedAt.plus(settings.duration()).isAfter(now);
        int failed = forgotten ? 1 : failures + 1;
        return new Attempts(failed, now, failed >= settings.attempts() ? now.plus(settings.duration()) : null, succeededAt);
    }

    /** Whether somebody has signed in from there lately. */
    boolean known(Instant now, SecuritySettings.LockOut settings) {
        return succeededAt != null && succeededAt.plus(settings.known()).isAfter(now);
    }
}
