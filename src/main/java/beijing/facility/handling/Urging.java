package beijing.facility.handling;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;
import beijing.facility.workflow.engine.Whereabouts;

/** 催办: the commissions urge those who are to act on a project of theirs. */
@Service
public class Urging {

    private static final Wording REASON = Wording.reason("催办内容");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm").withZone(BeijingClock.ZONE);

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final Urges urges;
    private final Steps steps;
    private final Whereabouts whereabouts;
    private final VisibleFiles visible;
    private final Members members;
    private final UserNames names;
    private final CurrentUser user;
    private final BeijingClock clock;
    private final Duration interval;

    Urging(TaskHands hands, HandledTasks tasks, Urges urges, Steps steps, Whereabouts whereabouts, VisibleFiles visible, Members members,
            UserNames names, CurrentUser user, BeijingClock clock, HandlingSettings settings) {
        this.hands = hands;
        this.tasks = tasks;
        this.urges = urges;
        this.steps = steps;
        this.whereabouts = whereabouts;
        this.visible = visible;
        this.members = members;
        this.names = names;
        this.user = user;
        this.clock = clock;
        this.interval = settings.urgeInterval();
    }

    public void urge(String id, String reason) {
        hands.inOneStep(() -> {
            Held task = tasks.locked(id);
            if (!mayUrge(task)) {
                throw new NotHers(isToAct(task) ? "“" + task.name() + "”由您办理，无需催办。"
                        : "您不能催办“" + task.name() + "”：由市发展改革委或项目所在区发展改革委催办。");
            }
            String why = REASON.require(reason);
            Instant now = clock.instant();
            urges.last(id).map(last -> last.plus(interval)).filter(now::isBefore).ifPresent(next -> {
                throw new RuleException("“" + task.name() + "”刚催办过，" + MINUTE.format(next) + "以后才能再次催办。");
            });
            urges.add(id, task.project(), user.id(), now);
            steps.record(task, HandlingStep.URGE, why, "催办" + units(task.groups()));
            steps.tell(TaskNotice.Kind.URGED, toAct(task), task, "催办“" + task.name() + "”：" + why);
            return null;
        });
    }

    /** What is open of a project that she may see. */
    public List<OpenTask> openTasks(String project) {
        return hands.inOneStep(() -> {
            visible.require(project);
            return whereabouts.of(project).stream().flatMap(running -> running.places().stream())
                    .filter(place -> place.work().isPresent())
                    .map(place -> view(place, place.work().orElseThrow()))
                    .toList();
        });
    }

    private OpenTask view(Whereabouts.Place place, Whereabouts.Work work) {
        return new OpenTask(work.task(), place.name(), units(work.groups()),
                work.assignee().filter(known -> user.mayKnowWhoActs(work.groups())).map(names::of).orElse(""),
                place.since().atZone(BeijingClock.ZONE).toOffsetDateTime(),
                work.due().map(due -> due.atZone(BeijingClock.ZONE).toOffsetDateTime()).orElse(null),
                hands.find(work.task()).map(this::mayUrge).orElse(false));
    }

    boolean mayUrge(Held task) {
        List<String> groups = user.groups();
        return !isToAct(task) && (groups.contains(Groups.MUNICIPAL_DRC) || groups.contains(Groups.districtDrc(task.tenant())));
    }

    private boolean isToAct(Held task) {
        return task.assignee().map(user.id()::equals).orElse(task.workable());
    }

    private Set<String> toAct(Held task) {
        return task.assignee().map(Set::of).orElseGet(() -> members.of(Members.serving(task.tenant(), task.groups())));
    }

    private static String units(Collection<String> groups) {
        return String.join("、", Group.names(groups));
    }
}
