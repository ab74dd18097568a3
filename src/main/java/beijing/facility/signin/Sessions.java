package beijing.facility.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.signin.SignInEvent.Kind;
import beijing.facility.workflow.BeijingClock;

/**
 * How long a session at the web applications lasts: as long as its user is who signed in, and works. The one place to end the sessions
 * of a user, on whatever server they are.
 */
@Service
public class Sessions {

    private final SecuritySettings settings;
    private final Stamps stamps;
    private final BeijingClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Sessions(SecuritySettings settings, Stamps stamps, BeijingClock clock, JdbcClient jdbc, ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.stamps = stamps;
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One of them, in the memory of its server. */
    public static final class Session implements Serializable {

        private final String user;
        private Stamp stamp;
        private Instant workedAt;
        private long checkedAt;
        private String ended;

        private Session(String user) {
            this.user = user;
        }

        public String user() {
            return user;
        }

        /** Why the system ended it, as a sentence. */
        public synchronized Optional<String> ended() {
            return Optional.ofNullable(ended);
        }
    }

    /** What came of asking for a session. */
    public enum State {
        /** As before. */
        GOES_ON,
        /** With other groups or districts than before. */
        CHANGED,
        ENDED
    }

    /** After a sign-in. */
    public Session open(String user) {
        Session session = new Session(user);
        session.workedAt = clock.instant();
        session.checkedAt = System.nanoTime();
        stamps.of(user).ifPresentOrElse(stamp -> session.stamp = stamp, () -> session.ended = gone());
        tell(Kind.SIGNED_IN, user, null);
        return session;
    }

    /** @param now whether it must be asked now, for something is about to be changed */
    public State check(Session session, boolean now) {
        synchronized (session) {
            if (session.ended != null) {
                return State.ENDED;
            }
            if (!clock.instant().isBefore(session.workedAt.plus(settings.idleTimeout()))) {
                return end(session, "您已超过" + text(settings.idleTimeout()) + "未操作，系统已自动退出，请重新登录。");
            }
            if (!now && System.nanoTime() - session.checkedAt < settings.recheck().toNanos()) {
                return State.GOES_ON;
            }
            Stamp before = session.stamp;
            Stamp after = stamps.of(session.user).orElse(null);
            session.checkedAt = System.nanoTime();
            if (after == null || !after.self().equals(before.self())) {
                return end(session, gone());
            }
            if (after.groups().isEmpty() && !before.groups().isEmpty()) {
                return end(session, "您已不属于任何用户组，系统已退出，请联系系统管理员。");
            }
            session.stamp = after;
            return after.equals(before) ? State.GOES_ON : State.CHANGED;
        }
    }

    /** Somebody sits there and works. */
    public void worked(Session session) {
        synchronized (session) {
            session.workedAt = clock.instant();
        }
    }

    /** She has changed her own password here: her other sessions end, this one goes on. */
    public void renew(Session session) {
        synchronized (session) {
            stamps.of(session.user).ifPresent(stamp -> session.stamp = stamp);
        }
    }

    /** How long it goes on without work. */
    public Duration left(Session session) {
        synchronized (session) {
            Duration left = Duration.between(clock.instant(), session.workedAt.plus(settings.idleTimeout()));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    public Duration idleTimeout() {
        return settings.idleTimeout();
    }

    /** Ends all sessions of a user, on every server. Who may do it is for the caller to check. */
    public void end(String user, String by) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into used_id (id, sessions) values (:user, 1) on conflict (id) do update set sessions = used_id.sessions + 1")
                    .param("user", user).update();
            tell(Kind.SIGNED_OUT, user, by);
        });
    }

    private State end(Session session, String why) {
        session.ended = why;
        tell(Kind.SIGNED_OUT, session.user, null);
        return State.ENDED;
    }

    /** She has signed out herself. */
    public void close(Session session) {
        tell(Kind.SIGNED_OUT, session.user, session.user);
    }

    private void tell(Kind kind, String user, String by) {
        transaction.executeWithoutResult(status -> events.publishEvent(new SignInEvent(kind, user, Caller.address(), by)));
    }

    private static String gone() {
        return "您的用户已被停用、删除或重设密码，系统已退出，请重新登录或联系系统管理员。";
    }

    private static String text(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "分钟" : duration.toSeconds() + "秒";
    }
}
