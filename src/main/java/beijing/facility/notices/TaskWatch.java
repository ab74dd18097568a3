package beijing.facility.notices;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskNotice.Kind;

/** Tells officials of the tasks that become theirs, within the step that makes them so. */
@Component
class TaskWatch {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(BeijingClock.ZONE);

    private final Notices notices;
    private final ProjectFiles files;
    private final CurrentUser user;
    private final TenantMembers members;

    TaskWatch(Notices notices, ProjectFiles files, CurrentUser user, TenantMembers members) {
        this.notices = notices;
        this.files = files;
        this.user = user;
        this.members = members;
    }

    @EventListener
    void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> offered(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE -> notices.settled(task.getId());
            default -> {
                // an update gives the task to nobody
            }
        }
    }

    /** To all whom it is offered to, but who brought it about. */
    private void offered(DelegateTask task) {
        if (task.getAssignee() != null) {
            return;
        }
        Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(group -> group != null)
                .collect(Collectors.toSet());
        Optional<Project> project = project(task);
        notices.toGroups(Kind.ASSIGNED, groups, user.ifAny().orElse(""), project.map(Project::number).orElse(null), task.getId(),
                request(task, project), null);
    }

    /** To whom somebody else gives it. */
    private void assigned(DelegateTask task) {
        String assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(user.ifAny().orElse("")) && members.serves(assignee, task.getTenantId())) {
            Optional<Project> project = project(task);
            notices.toUsers(Kind.ASSIGNED, Set.of(assignee), project.map(Project::number).orElse(null), task.getId(),
                    request(task, project), user.ifAny().orElse(null), null);
        }
    }

    private Optional<Project> project(DelegateTask task) {
        return project(task.getTenantId(), task.getExecution().getProcessBusinessKey());
    }

    private static String request(DelegateTask task, Optional<Project> project) {
        return "请办理" + subject(task.getName(), project) + due(task.getDueDate()) + "。";
    }

    /** A round of solicitation is the whole city's and no project. */
    Optional<Project> project(String tenant, String key) {
        return tenant == null || key == null ? Optional.empty() : files.find(key);
    }

    static String subject(String task, Optional<Project> project) {
        return "“" + task + "”" + project.map(file -> "：" + file.name() + "（" + file.number() + "）").orElse("");
    }

    static String due(Date due) {
        return due == null ? "" : "，办理期限" + day(due.toInstant());
    }

    static String day(Instant moment) {
        return DAY.format(moment);
    }
}
