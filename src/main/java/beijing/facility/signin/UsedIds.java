package beijing.facility.signin;

import java.time.ZoneOffset;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.PeopleWatch;

/** An id stands on the record of decisions: whoever had it, nobody else gets it, nor one that looks like it. */
@Component
@Order(0)
class UsedIds implements PeopleWatch {

    private final JdbcClient jdbc;
    private final BeijingClock clock;

    UsedIds(JdbcClient jdbc, BeijingClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void creating(String me, String user) {
        if (me != null && user != null) {
            refuseUsed(user);
        }
        // what the system itself makes anew, as the demo or a test, is somebody new all the same
        jdbc.sql("insert into used_id (id) values (:id) on conflict (id) do update set deleted_at = null, sessions = used_id.sessions + 1")
                .param("id", user).update();
    }

    private void refuseUsed(String user) {
        jdbc.sql("select id from used_id where lower(id) = lower(:id) and (deleted_at is not null or id <> :id) order by deleted_at limit 1")
                .param("id", user).query(String.class).optional().ifPresent(before -> {
                    throw new RuleException(before.equals(user) ? "用户名“" + user + "”曾属于已删除的用户，记在办理记录中，不能再用，请另取用户名。"
                            : "用户名“" + user + "”与“" + before + "”只有大小写不同，容易混淆，请另取用户名。");
                });
    }

    @Override
    public void deleting(String me, String user) {
        jdbc.sql("insert into used_id (id, deleted_at) values (:id, :now) on conflict (id) do update"
                        + " set deleted_at = excluded.deleted_at, sessions = used_id.sessions + 1")
                .param("id", user).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
