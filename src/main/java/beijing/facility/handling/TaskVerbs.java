package beijing.facility.handling;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** Which verbs an official finds at a task. */
@Service
public class TaskVerbs {

    /** What can be done with a task beside completing it. */
    public enum Verb {
        TRANSFER, DELEGATE, GIVE_BACK, RECALL, CONSULT, END_CONSULTATION, COPY, URGE
    }

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final Urging urging;
    private final Copies copies;
    private final Consultations consultations;
    private final VisibleFiles visible;
    private final CurrentUser user;

    TaskVerbs(TaskHands hands, HandledTasks tasks, Urging urging, Copies copies, Consultations consultations,
            VisibleFiles visible, CurrentUser user) {
        this.hands = hands;
        this.tasks = tasks;
        this.urging = urging;
        this.copies = copies;
        this.consultations = consultations;
        this.visible = visible;
        this.user = user;
    }

    /** None where there is no such task of a project, or she may not know of it. */
    public Set<Verb> of(String id) {
        return hands.inOneStep(() -> hands.find(id).filter(task -> visible.sees(task.project())).map(this::of).orElse(Set.of()));
    }

    private Set<Verb> of(Held task) {
        Set<Verb> verbs = new LinkedHashSet<>();
        if (tasks.isHers(task)) {
            verbs.add(Verb.TRANSFER);
            verbs.add(Verb.DELEGATE);
        }
        if (task.owner().isPresent() && task.workable()) {
            if (task.owner().equals(Optional.of(user.id()))) {
                verbs.add(Verb.RECALL);
            } else if (task.assignee().equals(Optional.of(user.id()))) {
                verbs.add(Verb.GIVE_BACK);
            }
        }
        if (consultations.mayConsult(task)) {
            verbs.add(Verb.CONSULT);
            if (consultations.anyOpen(task.id())) {
                verbs.add(Verb.END_CONSULTATION);
            }
        }
        if (copies.maySend(task)) {
            verbs.add(Verb.COPY);
        }
        if (urging.mayUrge(task)) {
            verbs.add(Verb.URGE);
        }
        return verbs;
    }
}
