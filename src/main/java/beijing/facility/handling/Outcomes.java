package beijing.facility.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.UserNames;
import beijing.facility.measures.Finding;
import beijing.facility.measures.Findings;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ProjectStatus;
import beijing.facility.project.TaskNames;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.Whereabouts;
import beijing.facility.workflow.engine.Whereabouts.Place;

/** What became of what the signed-in official handed in: it is hers to ask, and nobody else's. */
@Service
public class Outcomes {

    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST = 100;
    /** So many units are named; of more it is said how many they are. */
    private static final int NAMED = 2;

    private final Receipts receipts;
    private final Whereabouts whereabouts;
    private final TaskHands hands;
    private final TakingBack takingBack;
    private final ProjectFiles files;
    private final VisibleFiles visible;
    private final TaskNames tasks;
    private final UserNames names;
    private final CurrentUser user;
    private final BeijingClock clock;

    Outcomes(Receipts receipts, Whereabouts whereabouts, TaskHands hands, TakingBack takingBack, ProjectFiles files, VisibleFiles visible,
            TaskNames tasks, UserNames names, CurrentUser user, BeijingClock clock) {
        this.receipts = receipts;
        this.whereabouts = whereabouts;
        this.hands = hands;
        this.takingBack = takingBack;
        this.files = files;
        this.visible = visible;
        this.tasks = tasks;
        this.names = names;
        this.user = user;
        this.clock = clock;
    }

    /** @throws NoSuchTask where she has not completed it, or may see its project no more */
    public Outcome ofTask(String task) {
        return hands.inOneStep(() -> outcome(receipts.ofTask(user.id(), task).orElseThrow(NoSuchTask::new)));
    }

    /**
     * Likewise of a start form.
     *
     * @param instance the process instance that she started
     */
    public Outcome ofStart(String instance) {
        return hands.inOneStep(() -> outcome(receipts.ofStart(user.id(), instance).orElseThrow(NoSuchTask::new)));
    }

    /** What she handed in, a page of it, by what of the number or the name of the project is given. */
    public HandedInForms page(String words, int page, int size) {
        if (page < 0) {
            throw new InputException("“页码”（page）填写的“" + page + "”不正确，不得小于0。");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InputException("“每页条数”（size）填写的“" + size + "”不正确，须为1至" + LARGEST_PAGE + "。");
        }
        String given = words(words);
        return hands.inOneStep(() -> {
            Map<String, Standing> standings = new HashMap<>();
            List<HandedInForms.Row> rows = receipts.page(user.id(), given, page, size).stream().map(receipt -> row(receipt, standings)).toList();
            return new HandedInForms(receipts.count(user.id(), given), rows);
        });
    }

    private static String words(String given) {
        if (Text.blank(given)) {
            return "";
        }
        try {
            return Text.read(given, LONGEST);
        } catch (Unreadable unreadable) {
            throw new InputException("“项目编号或名称”（q）填写的“" + Text.shown(given) + "”不正确，" + unreadable.rule() + "。");
        }
    }

    /**
     * Where a project or a round is now; nothing of a project that she may not see.
     *
     * @param open the ids of the open tasks
     */
    private record Standing(Project project, boolean hidden, List<String> open, List<NextStep> next, String waiting) {

        boolean ended() {
            return next.isEmpty() && waiting.isEmpty();
        }

        String words() {
            return ended() ? "已办结" + (project == null ? "" : "，" + project.status().label())
                    : next.isEmpty() ? "等待" + waiting : next.stream().map(NextStep::sentence).collect(Collectors.joining("；"));
        }
    }

    private HandedInForms.Row row(Receipt receipt, Map<String, Standing> standings) {
        Standing standing = receipt.subject() == null ? null : standings.computeIfAbsent(receipt.subject(), this::standing);
        boolean told = standing != null && !standing.hidden();
        return new HandedInForms.Row(receipt.at().atZone(BeijingClock.ZONE).toOffsetDateTime(), name(receipt), receipt.decision(),
                receipt.subject(), told && standing.project() != null ? standing.project().name() : null,
                told ? standing.words() : "", told ? takeBack(receipt).orElse(null) : null);
    }

    private Outcome outcome(Receipt receipt) {
        if (receipt.subject() == null) {
            return new Outcome(name(receipt), null, null, "已提交“" + name(receipt) + "”。", List.of(), List.of(), false, null);
        }
        Standing standing = standing(receipt.subject());
        if (standing.hidden()) {
            throw new NoSuchTask();
        }
        Project project = standing.project();
        List<String> correct = project != null && project.status() == ProjectStatus.RETURNED && hers(standing) ? toCorrect(project) : List.of();
        String sentence = "已提交 " + receipt.subject() + "：" + (correct.isEmpty() ? "" : "须补正后重新提交，") + standing.words();
        return new Outcome(name(receipt), receipt.subject(), project == null ? null : project.name(), sentence, standing.next(), correct,
                standing.ended(), takeBack(receipt).orElse(null));
    }

    private boolean hers(Standing standing) {
        return standing.open().stream().flatMap(task -> hands.find(task).stream()).anyMatch(TaskHands.Held::workable);
    }

    private static List<String> toCorrect(Project project) {
        Findings findings = new Findings(project.findings());
        List<Finding> blocking = new ArrayList<>(findings.violations());
        blocking.addAll(findings.exceptions());
        return new Findings(blocking).messages();
    }

    private Optional<String> takeBack(Receipt receipt) {
        return receipt.last() && receipt.taskId() != null && receipt.subject() != null ? takingBack.next(receipt.subject(), receipt.task())
                : Optional.empty();
    }

    private String name(Receipt receipt) {
        return receipt.name().isEmpty() ? tasks.today(receipt.task()) : receipt.name();
    }

    private Standing standing(String subject) {
        Project project = files.find(subject).orElse(null);
        if (project != null && !visible.sees(subject)) {
            return new Standing(project, true, List.of(), List.of(), "");
        }
        List<Place> places = whereabouts.of(subject).stream().flatMap(running -> running.places().stream())
                .sorted(Comparator.comparing(Place::since).reversed()).toList();
        Map<String, List<Place>> work = places.stream().filter(place -> place.work().isPresent())
                .collect(Collectors.groupingBy(Place::name, LinkedHashMap::new, Collectors.toList()));
        String waiting = places.stream().map(Place::name).filter(Objects::nonNull).distinct().collect(Collectors.joining("、"));
        return new Standing(project, false, places.stream().flatMap(place -> place.work().stream()).map(Whereabouts.Work::task).toList(), work.entrySet().stream().map(step -> step(step.getKey(), step.getValue())).toList(),
                waiting.isEmpty() && !places.isEmpty() ? "后续办理" : waiting);
    }

    private NextStep step(String name, List<Place> places) {
        TreeSet<String> groups = places.stream().flatMap(place -> place.work().orElseThrow().groups().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> units = Group.names(groups);
        String assignee = places.size() > 1 ? "" : places.get(0).work().orElseThrow().assignee()
                .filter(known -> user.mayKnowWhoActs(groups)).map(names::of).orElse("");
        LocalDate due = places.stream().flatMap(place -> place.work().orElseThrow().due().stream()).min(Comparator.<Instant>naturalOrder())
                .map(moment -> moment.atZone(BeijingClock.ZONE).toLocalDate()).orElse(null);
        String whose = units.size() > NAMED ? "，" + units.size() + measure(groups) : units.isEmpty() ? "" : "，" + String.join("、", units);
        return new NextStep(name, units, places.size(), assignee, due, name + whose + (assignee.isEmpty() ? "" : "，" + assignee)
                + (due == null ? "" : "，" + day(due) + "前"));
    }

    /** By which units of a kind are counted. */
    private static String measure(Set<String> groups) {
        Set<Group.Kind> kinds = Group.all().stream().filter(group -> groups.contains(group.id())).map(Group::kind).collect(Collectors.toSet());
        return kinds.equals(Set.of(Group.Kind.DISTRICT_DRC)) ? "个区"
                : Set.of(Group.Kind.MUNICIPAL_DEPARTMENT, Group.Kind.DISTRICT_DEPARTMENT).containsAll(kinds) ? "个部门" : "个单位";
    }

    /** 12月9日; with its year where that is another than this. */
    private String day(LocalDate day) {
        return (day.getYear() == clock.today().getYear() ? "" : day.getYear() + "年") + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
