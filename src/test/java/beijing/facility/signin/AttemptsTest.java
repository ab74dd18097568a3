package beijing.facility.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final SecuritySettings.LockOut THREE_IN_A_QUARTER =
            new SecuritySettings.LockOut(3, Duration.ofMinutes(15), 50, Duration.ofDays(30), 20);

    @Test
    void theThirdWrongPasswordLocksForAQuarterOfAnHour() {
        Attempts attempts = failed(failed(Attempts.NONE, 0), 1);
        assertThat(attempts.locked(at(1))).isFalse();
        attempts = failed(attempts, 2);
        assertThat(attempts.locked(at(2))).isTrue();
        assertThat(attempts.locked(at(16))).isTrue();
        assertThat(attempts.locked(at(17))).isFalse();
    }

    @Test
    void afterALockSheHasAllHerAttemptsAgain() {
        Attempts attempts = failed(failed(failed(Attempts.NONE, 0), 0), 0);
        attempts = failed(failed(attempts, 15), 16);
        assertThat(attempts.failures()).isEqualTo(2);
        assertThat(attempts.locked(at(16))).isFalse();
        assertThat(failed(attempts, 17).locked(at(17))).isTrue();
    }

    @Test
    void wrongPasswordsOfLongAgoDoNotCount() {
        Attempts attempts = failed(failed(Attempts.NONE, 0), 1);
        assertThat(failed(attempts, 16).failures()).isEqualTo(1);
        assertThat(failed(attempts, 15).failures()).isEqualTo(3);
    }

    @Test
    void anAddressIsKnownForAMonth() {
        Attempts succeeded = new Attempts(0, null, null, NOON);
        assertThat(succeeded.known(NOON.plus(Duration.ofDays(29)), THREE_IN_A_QUARTER)).isTrue();
        assertThat(succeeded.known(NOON.plus(Duration.ofDays(30)), THREE_IN_A_QUARTER)).isFalse();
        assertThat(Attempts.NONE.known(NOON, THREE_IN_A_QUARTER)).isFalse();
        assertThat(failed(succeeded, 1).known(at(1), THREE_IN_A_QUARTER)).isTrue();
    }

    private static Attempts failed(Attempts before, int minute) {
        return before.failed(at(minute), THREE_IN_A_QUARTER);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
