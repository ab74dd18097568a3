package beijing.facility.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import beijing.facility.signin.SignInEvent.Kind;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.PeopleWatch;
import beijing.facility.workflow.engine.SignInDoor;

/**
 * Counts wrong passwords by account and address. Whoever guesses shuts out herself, not the official whose account it is; the lock
 * ends by itself. Where many addresses guess at one account, those from which nobody has signed in to it lately are shut out too,
 * so the official at her usual desk goes on working. Nothing tells whether there is such an account.
 */
@Service
class SignIns implements SignInDoor, PeopleWatch {

    /** How often it is noted that an address is in use. */
    private static final Duration NOTED = Duration.ofHours(12);
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    private final AttemptStore store;
    private final SecuritySettings.LockOut settings;
    private final BeijingClock clock;
    private final ApplicationEventPublisher events;

    SignIns(AttemptStore store, SecuritySettings settings, BeijingClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.settings = settings.lockOut();
        this.clock = clock;
        this.events = events;
    }

    @Override
    public boolean admits(String given, boolean right, boolean locked) {
        String account = PLAIN.matcher(given).matches() ? given : "#" + digest(given);
        String address = Caller.address();
        Instant now = clock.instant();
        // read after the password was compared: of many guesses at the same moment none slips through behind the lock
        Attempts attempts = store.find(account, address);
        if (attempts.locked(now)) {
            throw new SignInRefused("连续" + settings.attempts() + "次输错密码，该用户已暂停从此地址登录，" + minutes(now, attempts.lockedUntil())
                    + "分钟后自动恢复。");
        }
        if (!attempts.known(now, settings) && store.failures(account, now.minus(settings.duration())) >= settings.elsewhere()) {
            throw new SignInRefused("该用户近期多次输错密码，暂停从未登录过的地址登录，请" + settings.duration().toMinutes() + "分钟后再试，或联系系统管理员。");
        }
        if (!right) {
            failed(account, address, now);
            return false;
        }
        if (locked) {
            throw new SignInRefused("该用户已被系统管理员停用，请联系系统管理员。");
        }
        if (attempts.failures() > 0 || attempts.succeededAt() == null || attempts.succeededAt().plus(NOTED).isBefore(now)) {
            store.save(account, address, new Attempts(0, null, null, now));
            if (!Caller.isPage()) {
                events.publishEvent(new SignInEvent(Kind.SIGNED_IN, account, address, null));
            }
        }
        return true;
    }

    private void failed(String account, String address, Instant now) {
        Attempts attempts = store.lock(account, address);
        if (attempts.locked(now)) {
            return;
        }
        Attempts failed = attempts.failed(now, settings);
        store.save(account, address, failed);
        events.publishEvent(new SignInEvent(Kind.FAILED, account, address, null));
        if (failed.locked(now)) {
            events.publishEvent(new SignInEvent(Kind.LOCKED_OUT, account, address, null));
        }
    }

    /** Throws away what is known of attempts long ago: names that nobody has would gather for ever. */
    void forget() {
        Instant now = clock.instant();
        boolean more = true;
        while (more) {
            more = store.forget(now.minus(Duration.ofDays(1)), now.minus(settings.known()));
        }
    }

    @Override
    public void unlocking(String me, String user) {
        store.forgive(user);
    }

    /** Who has forgotten her password has tried some. */
    @Override
    public void settingPassword(String me, String user) {
        store.forgive(user);
    }

    private static long minutes(Instant now, Instant until) {
        return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
