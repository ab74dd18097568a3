package beijing.facility.handling;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import beijing.facility.project.HandlingStep;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** 转办: a task goes to a colleague of the same unit, for good. */
@Service
public class Transfers {

    private static final Wording REASON = Wording.reason("转办原因");

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final Colleagues colleagues;
    private final Steps steps;

    Transfers(TaskHands hands, HandledTasks tasks, Colleagues colleagues, Steps steps) {
        this.hands = hands;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.steps = steps;
    }

    /** To whom she could hand it over, or delegate it. */
    public List<Colleague> colleagues(String id) {
        return hands.inOneStep(() -> colleagues.of(tasks.hers(id, "转办")));
    }

    public void transfer(String id, String to, String reason) {
        hands.inOneStep(() -> {
            Held task = tasks.hers(id, "转办");
            String why = REASON.require(reason);
            Colleague colleague = colleagues.require(task, "转办对象", to);
            hands.assign(id, colleague.id());
            steps.record(task, HandlingStep.TRANSFER, why, "转给" + colleague.name());
            steps.tell(TaskNotice.Kind.ASSIGNED, Set.of(colleague.id()), task, "将“" + task.name() + "”转给您办理：" + why);
            return null;
        });
    }
}
