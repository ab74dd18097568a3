package beijing.facility.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps {@link Attempts} in the database, so that every server counts on. */
@Repository
class AttemptStore {

    private static final String OF = "select failures, failed_at, locked_until, succeeded_at from sign_in_attempt"
            + " where account = :account and address = :address";
    /** At most so many are thrown away at once. */
    private static final int HANDFUL = 100;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Attempts find(String account, String address) {
        return of(OF, account, address);
    }

    /** Whoever else fails at the same moment waits. */
    Attempts lock(String account, String address) {
        jdbc.sql("insert into sign_in_attempt (account, address) values (:account, :address) on conflict do nothing")
                .param("account", account).param("address", address).update();
        return of(OF + " for update", account, address);
    }

    private Attempts of(String statement, String account, String address) {
        return jdbc.sql(statement).param("account", account).param("address", address)
                .query((row, index) -> new Attempts(row.getInt("failures"), instant(row, "failed_at"), instant(row, "locked_until"),
                        instant(row, "succeeded_at")))
                .optional().orElse(Attempts.NONE);
    }

    void save(String account, String address, Attempts attempts) {
        jdbc.sql("""
                insert into sign_in_attempt (account, address, failures, failed_at, locked_until, succeeded_at)
                values (:account, :address, :failures, :failed, :locked, :succeeded)
                on conflict (account, address) do update set failures = excluded.failures, failed_at = excluded.failed_at,
                    locked_until = excluded.locked_until, succeeded_at = excluded.succeeded_at""")
                .param("account", account).param("address", address).param("failures", attempts.failures())
                .param("failed", time(attempts.failedAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("locked", time(attempts.lockedUntil()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("succeeded", time(attempts.succeededAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    /** Wrong passwords for an account since then, from all addresses. */
    int failures(String account, Instant since) {
        return jdbc.sql("select coalesce(sum(failures), 0) from sign_in_attempt where account = :account and failed_at > :since")
                .param("account", account).param("since", time(since)).query(Integer.class).single();
    }

    void forgive(String account) {
        jdbc.sql("update sign_in_attempt set failures = 0, failed_at = null, locked_until = null where account = :account and failures > 0")
                .param("account", account).update();
    }

    /**
     * Throws away what says nothing any more; never more than a handful, for somebody may wait.
     *
     * @return whether there may be more of it
     */
    boolean forget(Instant failed, Instant succeeded) {
        return jdbc.sql("delete from sign_in_attempt where (account, address) in (select account, address from sign_in_attempt"
                        + " where failed_at < :failed and (succeeded_at is null or succeeded_at < :succeeded)"
                        + " limit :handful for update skip locked)")
                .param("failed", time(failed)).param("succeeded", time(succeeded)).param("handful", HANDFUL).update() == HANDFUL;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
