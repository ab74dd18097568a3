package beijing.facility.signin;

import java.sql.Timestamp;
import java.util.Optional;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.Accounts;

/** What users are now, in one statement, for it stands in the way of every page. */
@Repository
class Stamps {

    /** A new password has a new salt, be it the same one. */
    private static final String NOW = """
            select md5(coalesce(u.pwd_, '') || coalesce(u.salt_, '')) || ' '
                    || coalesce((select sessions from used_id where used_id.id = u.id_), 0) as self,
                coalesce((select string_agg(m.group_id_, ',' order by m.group_id_) from act_id_membership m
                    where m.user_id_ = u.id_), '') as groups,
                coalesce((select string_agg(t.tenant_id_, ',' order by t.tenant_id_) from act_id_tenant_member t
                    where t.user_id_ = u.id_ or t.group_id_ in
                        (select m.group_id_ from act_id_membership m where m.user_id_ = u.id_)), '') as districts
            from act_id_user u
            where u.id_ = :user and coalesce(u.attempts_, 0) < :shut and coalesce(u.lock_exp_time_ < :now, true)""";

    private final JdbcClient jdbc;
    private final BeijingClock clock;
    private final Accounts accounts;

    Stamps(JdbcClient jdbc, BeijingClock clock, @Lazy Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** Empty where there is no such user, or she is locked. */
    Optional<Stamp> of(String user) {
        return jdbc.sql(NOW).param("user", user).param("shut", accounts.shutOutFrom())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Stamp(row.getString("self"), row.getString("groups"), row.getString("districts"))).optional();
    }
}
