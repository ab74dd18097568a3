package beijing.facility.handling;

import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** The open tasks as far as the signed-in official may see them or work them. */
@Component
class HandledTasks {

    private final TaskHands hands;
    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final UserNames names;
    private final CurrentUser user;

    HandledTasks(TaskHands hands, VisibleFiles visible, ProjectFiles files, UserNames names, CurrentUser user) {
        this.hands = hands;
        this.visible = visible;
        this.files = files;
        this.names = names;
        this.user = user;
    }

    /**
     * Any open task of a project that she may see.
     *
     * @throws TaskGone   where it is open no more
     * @throws NoSuchTask where it is of a project that she may not know of
     */
    Held seen(String id) {
        Held task = hands.find(id).orElseThrow(TaskGone::handled);
        if (!visible.sees(task.project())) {
            throw new NoSuchTask();
        }
        return task;
    }

    /** Likewise, with the file of its project locked. */
    Held locked(String id) {
        Held task = seen(id);
        files.lock(task.project());
        // whoever had the file before may have completed it
        if (!hands.open(id)) {
            throw TaskGone.handled();
        }
        return task;
    }

    /**
     * An open task that is hers to work: offered to her unit and taken by nobody else. The file of its project is locked.
     *
     * @param what the verb, as the refusal calls it
     */
    Held hers(String id, String what) {
        Held task = locked(id);
        if (!task.workable()) {
            throw new NotHers("您不能办理“" + task.name() + "”，不能" + what + "。");
        }
        task.owner().ifPresent(owner -> {
            throw new NotHers("“" + task.name() + "”由" + names.of(owner) + "委派，尚未交回，不能" + what + "。");
        });
        task.assignee().filter(other -> !other.equals(user.id())).ifPresent(other -> {
            throw new NotHers("“" + task.name() + "”已由" + names.of(other) + "领取，不能由您" + what + "。");
        });
        return task;
    }

    /** Whether {@link #hers} would find it. */
    boolean isHers(Held task) {
        return task.workable() && task.owner().isEmpty() && task.assignee().map(user.id()::equals).orElse(true);
    }
}
