package beijing.facility.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.audit.Actor;
import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.signin.FailureTally.Tally;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.Accounts;
import beijing.facility.workflow.engine.PeopleWatch;

/**
 * Puts on the audit chain who came, who went and who tried, from where. Whoever tries on and on under ever new names makes the chain no
 * longer than anybody: of an address the first failures of an hour are entries of their own, and one entry tells how many there were.
 */
@Component
class SignInsOnRecord implements PeopleWatch {

    private final AuditTrail trail;
    private final FailureTally tally;
    private final Accounts accounts;
    private final BeijingClock clock;
    private final TransactionTemplate transaction;
    private final int listed;

    SignInsOnRecord(AuditTrail trail, FailureTally tally, @Lazy Accounts accounts, BeijingClock clock, TransactionTemplate transaction,
            SecuritySettings settings) {
        this.trail = trail;
        this.tally = tally;
        this.accounts = accounts;
        this.clock = clock;
        this.transaction = transaction;
        this.listed = settings.lockOut().listed();
    }

    @EventListener
    void happened(SignInEvent event) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("account", event.account());
        content.put("address", event.address());
        switch (event.kind()) {
            case SIGNED_IN -> trail.append(AuditKind.SIGN_IN, event.account(), content);
            case SIGNED_OUT -> trail.append(AuditKind.SIGN_OUT, event.by() == null ? event.account() : event.by(), content);
            case FAILED -> {
                if (tally.failed(event.address(), hour()) <= listed) {
                    // whoever it was, nobody knows that it was she whose name was given
                    trail.append(AuditKind.SIGN_IN_FAILED, Actor.unknown(event.account()), content);
                }
            }
            case LOCKED_OUT -> {
                // an official's is always told: there are no more of them than officials
                if (tally.failures(event.address(), hour()) <= listed || accounts.exists(event.account())) {
                    trail.append(AuditKind.LOCKED_OUT, Actor.SYSTEM, content);
                } else {
                    tally.lockedOut(event.address(), hour());
                }
            }
        }
    }

    /** Whoever had shut her out: an administrator, or wrong passwords, of which the engine knows nothing. */
    @Override
    public void unlocking(String me, String user) {
        if (accounts.exists(user)) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("change", "UPDATE");
            content.put("user", user);
            trail.append(AuditKind.UNLOCKED, me == null ? Actor.SYSTEM.id() : me, content);
        }
    }

    /** Tells of every hour that is over, and of every address, what no entry tells yet. */
    void tellTheRest() {
        List<Tally> over;
        do {
            over = transaction.execute(status -> {
                List<Tally> taken = tally.takeBefore(hour());
                taken.stream().filter(each -> each.failures() > listed)
                        .sorted(Comparator.comparing(Tally::hour).thenComparing(Tally::address)).forEach(this::tell);
                return taken;
            });
        } while (over.size() == FailureTally.AT_ONCE);
    }

    private void tell(Tally counted) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("address", counted.address());
        content.put("from", counted.hour().atZone(BeijingClock.ZONE).toOffsetDateTime().toString());
        content.put("to", counted.hour().plus(Duration.ofHours(1)).atZone(BeijingClock.ZONE).toOffsetDateTime().toString());
        content.put("failures", counted.failures());
        content.put("listed", listed);
        content.put("lockOutsNotListed", counted.lockOuts());
        trail.append(AuditKind.SIGN_IN_FAILED, Actor.SYSTEM, content);
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
