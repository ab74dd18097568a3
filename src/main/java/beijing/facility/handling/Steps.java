package beijing.facility.handling;

import java.util.Collection;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.TaskHands.Held;

/** Puts what the signed-in official does on record, and tells those whom it concerns. */
@Component
class Steps {

    private final ProjectFiles files;
    private final UserNames names;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    Steps(ProjectFiles files, UserNames names, CurrentUser user, ApplicationEventPublisher events) {
        this.files = files;
        this.names = names;
        this.user = user;
        this.events = events;
    }

    void record(Held task, HandlingStep step, String opinion, String detail) {
        files.handled(files.require(task.project()), task.key(), task.name(), step, opinion, detail);
    }

    /** @param sentence what her name stands before */
    void tell(TaskNotice.Kind kind, Collection<String> users, Held task, String sentence) {
        tell(kind, users, task.id(), task.project(), sentence);
    }

    /** Likewise of another task, or of none that they could open. */
    void tell(TaskNotice.Kind kind, Collection<String> users, String task, String project, String sentence) {
        if (!users.isEmpty()) {
            events.publishEvent(new TaskNotice(kind, Set.copyOf(users), project, task, names.of(user.id()) + sentence, user.id()));
        }
    }
}
