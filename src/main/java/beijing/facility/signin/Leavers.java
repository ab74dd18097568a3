package beijing.facility.signin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.LeftTasks;
import beijing.facility.workflow.engine.LeftTasks.LeftTask;
import beijing.facility.workflow.engine.PeopleWatch;

/** An official who goes leaves nothing lying: what she had taken is her colleagues' to take again, and they are told. */
@Component
class Leavers implements PeopleWatch {

    private static final String HERS = """
            select tenant.tenant_id_ from act_id_tenant_member tenant join act_id_membership member on member.group_id_ = tenant.group_id_
            where member.user_id_ = :user""";

    private final LeftTasks tasks;
    private final Members members;
    private final UserNames names;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Leavers(LeftTasks tasks, Members members, UserNames names, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.members = members;
        this.names = names;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void deleting(String me, String user) {
        release(user, "已不在本系统办理业务", task -> true);
    }

    @Override
    public void locking(String me, String user) {
        release(user, "已被停用", task -> true);
    }

    @Override
    public void leaving(String me, String user, String group) {
        Set<String> left = new HashSet<>(members.groups(user));
        left.remove(group);
        release(user, "已不在本单位", task -> task.groups().contains(group) && task.groups().stream().noneMatch(left::contains));
    }

    @Override
    public void leavingDistrict(String me, String user, String tenant) {
        if (!jdbc.sql(HERS).param("user", user).query(String.class).list().contains(tenant)) {
            release(user, "已不承办本区业务", task -> tenant.equals(task.tenant()));
        }
    }

    private void release(String user, String why, Predicate<LeftTask> which) {
        List<LeftTask> hers = tasks.of(user).stream().filter(which).toList();
        if (hers.isEmpty()) {
            return;
        }
        String name = names.of(user);
        for (LeftTask task : hers) {
            String now = tasks.release(task.id(), user);
            Set<String> told = now == null ? unit(task) : new HashSet<>(Set.of(now));
            told.remove(user);
            if (!told.isEmpty()) {
                events.publishEvent(new TaskNotice(TaskNotice.Kind.ASSIGNED, told, task.tenant() == null ? null : task.project(), task.id(),
                        name + why + "，其领取的“" + task.name() + "”" + (now == null ? "已退回本单位，请及时领取办理。" : "请您继续办理。"), null));
            }
        }
    }

    private Set<String> unit(LeftTask task) {
        return new HashSet<>(members.of(task.tenant() == null ? task.groups() : Members.serving(task.tenant(), task.groups())));
    }
}
