package beijing.facility.handling;

import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.ProjectFiles;
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
    private final ProjectFiles files;
    private final UserNames names;
    private final CurrentUser user;
    private final ApplicationEventPublisher notices;

    Transfers(TaskHands hands, HandledTasks tasks, Colleagues colleagues, ProjectFiles files, UserNames names, CurrentUser user,
            ApplicationEventPublisher notices) {
        this.hands = hands;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.files = files;
        this.names = names;
        this.user = user;
        this.notices = notices;
    }

    /** To whom she could hand it over. */
    public List<Colleague> colleagues(String id) {
        return hands.inOneStep(() -> colleagues.of(tasks.hers(id, "转办")));
    }

    public void transfer(String id, String to, String reason) {
        hands.inOneStep(() -> {
            Held task = tasks.hers(id, "转办");
            String why = REASON.require(reason);
            Colleague colleague = colleagues.require(task, "转办对象", to);
            hands.assign(id, colleague.id());
            files.decided(files.require(task.project()), task.key(), HandlingStep.TRANSFER.name(), why, "转给" + colleague.name());
            notices.publishEvent(new TaskNotice(TaskNotice.Kind.ASSIGNED, Set.of(colleague.id()), task.project(), id,
                    names.of(user.id()) + "将“" + task.name() + "”转给您办理：" + why, user.id()));
            return null;
        });
    }
}
