package beijing.facility.notices;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.project.Project;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskNotice.Kind;

/** Tells officials of tasks whose due date comes near or has passed, once each; of several servers one looks at a time. */
@Component
public class DueDates {

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Notices notices;
    private final TaskWatch subjects;
    private final TenantMembers members;
    private final NoticeSettings settings;
    private final BeijingClock clock;

    DueDates(JdbcClient jdbc, TaskService tasks, RuntimeService runtime, Notices notices, TaskWatch subjects,
            TenantMembers members, NoticeSettings settings, BeijingClock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.runtime = runtime;
        this.notices = notices;
        this.subjects = subjects;
        this.members = members;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was overdue before the system looked for the first time stands in the list 已逾期 and is not told. */
    @Transactional
    public void watch() {
        Instant now = clock.instant();
        Optional<Instant> watched = jdbc.sql("select watched_to from due_date_watch for update")
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1))).single().map(Timestamp::toInstant);
        tell(Kind.DUE_SOON, watched.map(this::soon).orElse(now), soon(now));
        tell(Kind.OVERDUE, watched.orElse(now), now);
        jdbc.sql("update due_date_watch set watched_to = :now").param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private Instant soon(Instant moment) {
        return moment.atZone(BeijingClock.ZONE).plus(settings.soon()).toInstant();
    }

    private void tell(Kind kind, Instant from, Instant until) {
        // the first of both moments is looked at, the last next time
        List<Task> due = tasks.createTaskQuery().dueAfter(Date.from(from.minusMillis(1))).dueBefore(Date.from(until)).list();
        if (due.isEmpty()) {
            return;
        }
        Set<String> instances = due.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> keys = runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        due.forEach(task -> tell(kind, task, keys.get(task.getProcessInstanceId())));
    }

    private void tell(Kind kind, Task task, String key) {
        Optional<Project> project = subjects.project(task.getTenantId(), key);
        String number = project.map(Project::number).orElse(null);
        String subject = TaskWatch.subject(task.getName(), project);
        String day = TaskWatch.day(task.getDueDate().toInstant());
        String sentence = kind == Kind.DUE_SOON ? subject + "须于" + day + "前办理，即将到期。" : subject + "应于" + day + "前办理，已逾期。";
        String occasion = kind + ":" + task.getId() + ":" + task.getDueDate().getTime();
        if (task.getAssignee() != null) {
            if (!members.serves(task.getAssignee(), task.getTenantId())) {
                return;
            }
            notices.toUsers(kind, List.of(task.getAssignee()), number, task.getId(), sentence, null, occasion);
        } else {
            Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                    .filter(group -> group != null).collect(Collectors.toSet());
            notices.toGroups(kind, groups, "", number, task.getId(), sentence, occasion);
        }
    }
}
