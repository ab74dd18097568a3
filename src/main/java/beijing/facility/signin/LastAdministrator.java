package beijing.facility.signin;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Groups;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.Accounts;
import beijing.facility.workflow.engine.PeopleWatch;

/** The system is never without an administrator who can sign in. */
@Component
class LastAdministrator implements PeopleWatch {

    /** Any number that nothing else takes: of two who remove each other at once, one waits. */
    private static final long LOCK = 2_025_011_309L;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    LastAdministrator(JdbcClient jdbc, @Lazy Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Override
    public void deleting(String me, String user) {
        stays(me, user, "不能删除");
    }

    @Override
    public void locking(String me, String user) {
        stays(me, user, "不能停用");
    }

    @Override
    public void leaving(String me, String user, String group) {
        if (Groups.CAMUNDA_ADMIN.equals(group)) {
            stays(me, user, "不能移出系统管理员组");
        }
    }

    private void stays(String me, String user, String what) {
        if (me == null) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, index) -> 0).single();
        boolean last = jdbc.sql("""
                select coalesce(bool_or(m.user_id_ = :user), false) and not coalesce(bool_or(m.user_id_ <> :user), false)
                from act_id_membership m join act_id_user u on u.id_ = m.user_id_
                where m.group_id_ = :group and (m.user_id_ = :user or coalesce(u.attempts_, 0) < :shut)""")
                .param("user", user).param("group", Groups.CAMUNDA_ADMIN).param("shut", accounts.shutOutFrom())
                .query(Boolean.class).single();
        if (last) {
            throw new RuleException("“" + user + "”是唯一的系统管理员，" + what + "，请先另设一名系统管理员。");
        }
    }
}
