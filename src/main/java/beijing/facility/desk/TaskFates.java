package beijing.facility.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.UserNames;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.EndedTasks;
import beijing.facility.workflow.engine.EndedTasks.Ended;
import beijing.facility.workflow.engine.OpenTasks;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** For whoever follows a link to a task: what became of it, as far as she may know of its project. */
@Service
public class TaskFates {

    private static final String NOT_HERS = "该任务不存在或不属于您。";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(BeijingClock.ZONE);
    /** A decision is on record a moment before its task ends, in the same transaction. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final TaskHands open;
    private final OpenTasks list;
    private final EndedTasks ended;
    private final VisibleFiles visible;
    private final Decisions decisions;
    private final Labels labels;
    private final UserNames names;
    private final CurrentUser user;

    TaskFates(TaskHands open, OpenTasks list, EndedTasks ended, VisibleFiles visible, Decisions decisions, Labels labels, UserNames names, CurrentUser user) {
        this.open = open;
        this.list = list;
        this.ended = ended;
        this.visible = visible;
        this.decisions = decisions;
        this.labels = labels;
        this.names = names;
        this.user = user;
    }

    public TaskFate of(String id) {
        return open.inOneStep(() -> open.find(id).filter(task -> visible.sees(task.project())).map(this::open)
                .or(() -> ended.find(id).filter(task -> visible.sees(task.project())).map(this::over))
                .orElseGet(() -> new TaskFate(false, false, NOT_HERS, null)));
    }

    private TaskFate open(Held task) {
        String unit = String.join("、", Group.names(task.groups()));
        String hands = task.assignee().filter(known -> user.mayKnowWhoActs(task.groups())).map(names::of).map(name -> "（" + name + "）").orElse("");
        return new TaskFate(task.workable(), task.workable() || list.project(task.id()).isPresent(), task.workable() ? "“" + task.name() + "”正由本单位" + hands + "办理。"
                : "“" + task.name() + "”正由" + unit + hands + "办理，不属于您。", task.project());
    }

    private TaskFate over(Ended task) {
        String at = "“" + task.name() + "”已于" + MINUTE.format(task.at());
        return new TaskFate(false, false, !task.completed() ? at + "随流程变动结束，无需办理。"
                : decision(task).map(made -> at + "由" + by(made) + "办理，结果：" + labels.decision(made.task(), made.decision()) + "。")
                        .orElse(at + "办理完毕。"), task.project());
    }

    private static String by(Decision made) {
        return made.unit().isEmpty() || made.unit().equals(made.decidedByName()) ? made.decidedByName()
                : made.unit() + made.decidedByName();
    }

    private Optional<Decision> decision(Ended task) {
        return decisions.findByProjectNumberOrderById(task.project()).stream()
                .filter(made -> made.task().equals(task.key()) && !HandlingStep.is(made.decision()))
                .filter(made -> between(made.decidedAt(), task.at()).compareTo(MOMENT) <= 0)
                .min(Comparator.comparing(made -> between(made.decidedAt(), task.at())));
    }

    private static Duration between(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }
}
