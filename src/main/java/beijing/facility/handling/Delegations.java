package beijing.facility.handling;

import java.util.Set;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** 委派: a colleague of the same unit prepares a task and gives it back with her opinion (交回); the owner completes it. */
@Service
public class Delegations {

    private static final Wording REASON = Wording.reason("委派事项");
    private static final Wording OPINION = Wording.opinion("办理意见");

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final Colleagues colleagues;
    private final Steps steps;
    private final UserNames names;
    private final CurrentUser user;

    Delegations(TaskHands hands, HandledTasks tasks, Colleagues colleagues, Steps steps, UserNames names, CurrentUser user) {
        this.hands = hands;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.steps = steps;
        this.names = names;
        this.user = user;
    }

    public void delegate(String id, String to, String reason) {
        hands.inOneStep(() -> {
            Held task = tasks.hers(id, "委派");
            String what = REASON.require(reason);
            Colleague colleague = colleagues.require(task, "委派对象", to);
            hands.delegate(id, user.id(), colleague.id());
            steps.record(task, HandlingStep.DELEGATE, what, "委派" + colleague.name());
            steps.tell(TaskNotice.Kind.ASSIGNED, Set.of(colleague.id()), task, "将“" + task.name() + "”委派给您，请填写意见后交回：" + what);
            return null;
        });
    }

    /** By the delegate with her opinion, or by the owner who waits no longer. */
    public void giveBack(String id, String opinion) {
        hands.inOneStep(() -> {
            Held task = tasks.locked(id);
            String owner = task.owner().orElseThrow(() -> new RuleException("“" + task.name() + "”没有委派，不能交回。"));
            String delegate = task.assignee().orElse(owner);
            String me = user.id();
            if (!task.workable() || !me.equals(owner) && !me.equals(delegate)) {
                throw new NotHers("“" + task.name() + "”没有委派给您，不能交回。");
            }
            String said = OPINION.require(opinion);
            hands.resolve(id);
            if (me.equals(owner)) {
                steps.record(task, HandlingStep.GIVE_BACK, said, "由委派人收回");
                steps.tell(TaskNotice.Kind.DECIDED, Set.of(delegate), task, "收回了委派给您的“" + task.name() + "”：" + said);
            } else {
                steps.record(task, HandlingStep.GIVE_BACK, said, "交回" + names.of(owner));
                steps.tell(TaskNotice.Kind.ASSIGNED, Set.of(owner), task, "交回了您委派的“" + task.name() + "”：" + said);
            }
            return null;
        });
    }
}
