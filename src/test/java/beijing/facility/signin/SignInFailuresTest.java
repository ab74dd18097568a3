package beijing.facility.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.workflow.OfficialException;

/** Whoever tries on and on, under whatever names, makes the audit chain no longer; how often she tried stands in it all the same. */
@ProcessTest
class SignInFailuresTest {

    private static final AtomicInteger HOURS = new AtomicInteger(100);

    @Autowired
    IdentityService identity;
    @Autowired
    SignInsOnRecord record;
    @Autowired
    SignIns signIns;
    @Autowired
    Staff staff;
    @Autowired
    JdbcTemplate jdbc;

    private long before;

    @BeforeEach
    void anHourOfItsOwn() {
        ClockUtil.offset(Duration.ofHours(HOURS.addAndGet(3)).toMillis());
        record.tellTheRest();
        before = jdbc.queryForObject("select coalesce(max(seq), 0) from audit_entry", Long.class);
    }

    @AfterEach
    void gone() {
        Caller.isGone();
        ClockUtil.reset();
    }

    @Test
    void ofAnHourTheFirstFailuresAreToldOneByOneAndOneEntryCountsThem() {
        for (int attempt = 0; attempt < 60; attempt++) {
            fails("203.0.113.7", "ever-new-" + before + "-" + attempt);
        }
        fails("203.0.113.8", "ever-new-" + before);
        assertThat(told("203.0.113.7")).hasSize(20).allMatch(entry -> entry.startsWith("SIGN_IN_FAILED ever-new-"));
        assertThat(told("203.0.113.8")).hasSize(1);
        record.tellTheRest();
        assertThat(told("203.0.113.7")).as("the hour is not over").hasSize(20);

        ClockUtil.offset(Duration.ofHours(HOURS.get() + 1).toMillis());
        record.tellTheRest();
        record.tellTheRest();
        assertThat(told("203.0.113.7")).hasSize(21).last().isEqualTo("SIGN_IN_FAILED system 60");
        assertThat(told("203.0.113.8")).as("nothing is left to be told").hasSize(1);
        assertThat(jdbc.queryForObject("select count(*) from sign_in_failure where address like '203.0.113.%'", Long.class)).isZero();

        fails("203.0.113.7", "ever-new-" + before + "-again");
        assertThat(told("203.0.113.7")).as("another hour").hasSize(22);
    }

    @Test
    void theLockOutOfAnOfficialIsToldHoweverManyNamesWereTried() {
        String official = "locked-" + before;
        staff.employ(official, "陆停", "dept-health");
        try {
            for (int name = 0; name < 6; name++) {
                for (int attempt = 0; attempt < 5; attempt++) {
                    fails("203.0.113.9", "nobody-" + before + "-" + name);
                }
            }
            for (int attempt = 0; attempt < 5; attempt++) {
                fails("203.0.113.9", official);
            }
            List<String> lockOuts = told("203.0.113.9").stream().filter(entry -> entry.startsWith("LOCKED_OUT")).toList();
            assertThat(lockOuts).as("four names that nobody has, and her").hasSize(5);
            ClockUtil.offset(Duration.ofHours(HOURS.get() + 1).toMillis());
            record.tellTheRest();
            assertThat(jdbc.queryForObject("""
                    select content::jsonb->>'failures' || ' ' || (content::jsonb->>'listed') || ' ' || (content::jsonb->>'lockOutsNotListed')
                    from audit_entry where seq > ? and content ~ '203.0.113.9' order by seq desc limit 1""", String.class, before))
                    .isEqualTo("35 20 2");
        } finally {
            staff.dismiss(official);
        }
    }

    @Test
    void namesThatNobodyHasAreForgottenAfterADay() {
        for (int attempt = 0; attempt < 205; attempt++) {
            fails("203.0.113.10", "forgotten-" + before + "-" + attempt);
        }
        signIns.forget();
        assertThat(known()).isEqualTo(205);
        ClockUtil.offset(Duration.ofHours(HOURS.addAndGet(25)).toMillis());
        signIns.forget();
        assertThat(known()).isZero();
    }

    private long known() {
        return jdbc.queryForObject("select count(*) from sign_in_attempt where address = '203.0.113.10'", Long.class);
    }

    private void fails(String address, String name) {
        Caller.comesFrom(address, false);
        try {
            assertThat(identity.checkPassword(name, "wrong")).isFalse();
        } catch (OfficialException locked) {
            throw new AssertionError(name, locked);
        } finally {
            Caller.isGone();
        }
    }

    private List<String> told(String address) {
        return jdbc.queryForList("""
                select concat_ws(' ', kind, by_id, content::jsonb->>'failures') from audit_entry
                where seq > ? and content::jsonb->>'address' = ? order by seq""", String.class, before, address);
    }
}
