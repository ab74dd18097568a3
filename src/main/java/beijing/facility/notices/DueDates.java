package beijing.facility.notices;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.project.Project;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskNotice.Kind;

/** Tells officials of tasks whose due date comes near or has passed, once each; of several servers one looks at a time. */
@Component
public class DueDates {

    private static final Logger LOG = LoggerFactory.getLogger(DueDates.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate eachByItself;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Notices notices;
    private final TaskWatch subjects;
    private final TenantMembers members;
    private final NoticeSettings settings;
    private final BeijingClock clock;

    DueDates(JdbcClient jdbc, PlatformTransactionManager transactions, TaskService tasks, RuntimeService runtime, Notices notices,
            TaskWatch subjects, TenantMembers members, NoticeSettings settings, BeijingClock clock) {
        this.jdbc = jdbc;
        eachByItself = new TransactionTemplate(transactions);
        eachByItself.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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
        notices.settleEnded();
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
        Map<String, Set<String>> offered = offered(due);
        due.forEach(task -> byItself(task, () -> tell(kind, task, keys.get(task.getProcessInstanceId()),
                offered.getOrDefault(task.getId(), Set.of()))));
    }

    /** What goes wrong with one task does not silence the others. */
    private void byItself(Task task, Runnable telling) {
        try {
            eachByItself.executeWithoutResult(status -> telling.run());
        } catch (RuntimeException failed) {
            LOG.error("Nobody could be told of the due date of task {} ({})", task.getId(), task.getTaskDefinitionKey(), failed);
        }
    }

    /** The groups by task. The engine would refuse to answer for one that has ended since it was found; here it is offered to nobody. */
    private Map<String, Set<String>> offered(List<Task> due) {
        Map<String, Set<String>> groups = new HashMap<>();
        jdbc.sql("select task_id_, group_id_ from act_ru_identitylink where task_id_ = any(:tasks) and group_id_ is not null")
                .param("tasks", due.stream().map(Task::getId).toArray(String[]::new))
                .query(row -> {
                    groups.computeIfAbsent(row.getString(1), task -> new HashSet<>()).add(row.getString(2));
                });
        return groups;
    }

    private void tell(Kind kind, Task task, String key, Set<String> groups) {
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
            notices.toGroups(kind, groups, "", number, task.getId(), sentence, occasion);
        }
    }
}
