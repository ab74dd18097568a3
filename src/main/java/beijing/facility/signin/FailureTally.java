package beijing.facility.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts sign-ins that failed, by address and hour. Every server counts on. */
@Repository
class FailureTally {

    /** At most so many are closed in one transaction. */
    static final int AT_ONCE = 100;

    /**
     * @param hour     its first moment
     * @param lockOuts how many lock-outs were counted only
     */
    record Tally(String address, Instant hour, int failures, int lockOuts) {
    }

    private final JdbcClient jdbc;

    FailureTally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many it makes by now */
    int failed(String address, Instant hour) {
        return jdbc.sql("""
                insert into sign_in_failure (address, hour, failures) values (:address, :hour, 1)
                on conflict (address, hour) do update set failures = sign_in_failure.failures + 1 returning failures""")
                .param("address", address).param("hour", hour.atOffset(ZoneOffset.UTC)).query(Integer.class).single();
    }

    int failures(String address, Instant hour) {
        return jdbc.sql("select failures from sign_in_failure where address = :address and hour = :hour")
                .param("address", address).param("hour", hour.atOffset(ZoneOffset.UTC)).query(Integer.class).optional().orElse(0);
    }

    void lockedOut(String address, Instant hour) {
        jdbc.sql("update sign_in_failure set lock_outs = lock_outs + 1 where address = :address and hour = :hour")
                .param("address", address).param("hour", hour.atOffset(ZoneOffset.UTC)).update();
    }

    /** Takes away what was counted before that hour; of two servers each takes what the other does not. */
    List<Tally> takeBefore(Instant hour) {
        return jdbc.sql("""
                delete from sign_in_failure where (address, hour) in
                    (select address, hour from sign_in_failure where hour < :hour order by hour, address limit :most for update skip locked)
                returning address, hour, failures, lock_outs""")
                .param("hour", hour.atOffset(ZoneOffset.UTC)).param("most", AT_ONCE)
                .query((row, index) -> new Tally(row.getString("address"), row.getTimestamp("hour").toInstant(),
                        row.getInt("failures"), row.getInt("lock_outs"))).list();
    }
}
