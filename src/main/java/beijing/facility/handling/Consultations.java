package beijing.facility.handling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Department;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskCondition;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.SideProcess;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/**
 * 加签 and 减签: in the middle of a review its official asks a further department or a colleague; until they have answered, or are
 * asked no longer, the review is not completed.
 */
@Service
public class Consultations implements TaskCondition {

    static final String PROCESS = "consultation";

    private static final String ENDED = "ConsultationEnded";
    private static final Wording QUESTION = new Wording("question", "征求事项", 500);
    private static final Wording REASON = Wording.reason("减签原因");

    private final ConsultationStore store;
    private final SideProcess process;
    private final TaskHands hands;
    private final HandledTasks tasks;
    private final Colleagues colleagues;
    private final Members members;
    private final ProjectFiles files;
    private final Steps steps;
    private final UserNames names;
    private final CurrentUser user;
    private final BeijingClock clock;
    private final TaskCatalogue catalogue;

    Consultations(ConsultationStore store, SideProcess process, TaskHands hands, HandledTasks tasks, Colleagues colleagues, Members members,
            ProjectFiles files, Steps steps, UserNames names, CurrentUser user, BeijingClock clock, TaskCatalogue catalogue) {
        this.store = store;
        this.process = process;
        this.hands = hands;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.members = members;
        this.files = files;
        this.steps = steps;
        this.names = names;
        this.user = user;
        this.clock = clock;
        this.catalogue = catalogue;
    }

    /** Whom she can ask: the municipal departments but her own, and her colleagues. */
    public List<Recipient> advisers(String id) {
        return hands.inOneStep(() -> advisers(review(tasks.hers(id, "加签"))));
    }

    /** @param to the id of the group of a municipal department, or of a colleague */
    public void consult(String id, String to, String question) {
        hands.inOneStep(() -> {
            Held task = review(tasks.hers(id, "加签"));
            String asked = to == null ? "" : to.strip();
            if (asked.isEmpty()) {
                throw new InputException("“加签对象”（to）不能为空。");
            }
            String what = QUESTION.require(question);
            Recipient adviser = advisers(task).stream().filter(each -> each.id().equals(asked)).findFirst()
                    .orElseThrow(() -> new RuleException("“加签对象”（to）填写的“" + Wording.shown(asked)
                            + "”不正确，须为其他市级部门或本单位的其他工作人员。"));
            Optional<String> department = department(asked);
            Optional<String> official = department.isPresent() ? Optional.empty() : Optional.of(asked);
            if (store.ofTask(id).stream().anyMatch(each -> each.open() && each.department().equals(department)
                    && each.official().equals(official))) {
                throw new RuleException("已就“" + task.name() + "”向" + adviser.name() + "加签，尚未答复，不能重复加签。");
            }
            long consultation = store.add(task, what, new Colleague(user.id(), names.of(user.id())), clock.instant(), department,
                    official.map(known -> new Colleague(known, adviser.name())));
            String group = department.isPresent() ? asked : unit(task, asked);
            String opened = process.start(PROCESS, task.project(), variables(task, consultation, group, official));
            steps.record(task, HandlingStep.CONSULT, what, "征求" + adviser.name() + "意见");
            steps.tell(TaskNotice.Kind.ASSIGNED, official.map(Set::of).orElseGet(() -> members.of(List.of(asked))), opened, task.project(),
                    "就“" + task.name() + "”征求您的意见：" + what);
            return null;
        });
    }

    /** What was asked from a task. */
    public List<ConsultationView> of(String id) {
        return hands.inOneStep(() -> {
            tasks.seen(id);
            return store.ofTask(id).stream().map(each -> ConsultationView.of(each, adviser(each))).toList();
        });
    }

    /** By whoever works the task by now. */
    public void end(String id, Long consultation, String reason) {
        hands.inOneStep(() -> {
            Held task = review(tasks.hers(id, "减签"));
            String why = REASON.require(reason);
            Consultation asked = store.ofTask(id).stream().filter(each -> Long.valueOf(each.id()).equals(consultation)).findFirst()
                    .orElseThrow(() -> new InputException("“加签”（consultation）不正确：“" + task.name() + "”没有此项加签，请刷新后重试。"));
            if (!asked.open()) {
                throw new TaskGone(adviser(asked) + (asked.ended() ? "的加签已经减签。" : "已经提出意见，不能减签。"));
            }
            store.end(asked.id(), user.id(), clock.instant());
            process.tell(ENDED, task.project(), ConsultationVariables.CONSULTATION_ID.getName(), asked.id());
            steps.record(task, HandlingStep.END_CONSULTATION, why, "不再征求" + adviser(asked) + "意见");
            steps.tell(TaskNotice.Kind.DECIDED, asked.official().map(Set::of)
                    .orElseGet(() -> members.of(asked.department().map(Groups::dept).stream().toList())), null, task.project(),
                    "不再就“" + task.name() + "”征求您的意见：" + why);
            return null;
        });
    }

    @Override
    public void check(String id, String task, String project) {
        if (!catalogue.isReview(task)) {
            return;
        }
        // nobody is asked in the meantime
        files.lock(project);
        String open = store.ofTask(id).stream().filter(Consultation::open).map(Consultations::adviser).collect(Collectors.joining("、"));
        if (!open.isEmpty()) {
            throw new RuleException("已加签征求" + open + "的意见，尚未答复，不能提交；不再征求的，请先减签。");
        }
    }

    boolean mayConsult(Held task) {
        return catalogue.isReview(task.key()) && tasks.isHers(task);
    }

    boolean anyOpen(String id) {
        return store.ofTask(id).stream().anyMatch(Consultation::open);
    }

    private Held review(Held task) {
        if (!catalogue.isReview(task.key())) {
            throw new RuleException("“" + task.name() + "”不是审查环节，不能加签。");
        }
        return task;
    }

    private List<Recipient> advisers(Held task) {
        List<Recipient> advisers = new ArrayList<>();
        for (String key : Department.municipalKeys()) {
            if (!task.groups().contains(Groups.dept(key))) {
                advisers.add(new Recipient(Groups.dept(key), Department.name(key), "市级部门"));
            }
        }
        colleagues.of(task).forEach(each -> advisers.add(new Recipient(each.id(), each.name(), "本单位")));
        return advisers;
    }

    private static Optional<String> department(String group) {
        return Department.municipalKeys().stream().filter(key -> Groups.dept(key).equals(group)).findFirst();
    }

    /** That group of the task by which a colleague may work it. */
    private String unit(Held task, String colleague) {
        List<String> hers = members.groups(colleague);
        return task.groups().stream().filter(hers::contains).findFirst().orElseThrow();
    }

    private static String adviser(Consultation consultation) {
        return consultation.department().map(Department::name).orElseGet(() -> consultation.officialName().orElseThrow());
    }

    private static Map<String, Object> variables(Held task, long consultation, String group, Optional<String> official) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(ProcessVariables.PROJECT_NUMBER.getName(), task.project());
        variables.put(ProcessVariables.DISTRICT_CODE.getName(), task.tenant());
        variables.put(ConsultationVariables.CONSULTATION_ID.getName(), consultation);
        variables.put(ConsultationVariables.CONSULTED_GROUP.getName(), group);
        variables.put(ConsultationVariables.CONSULTED_USER.getName(), official.orElse(null));
        return variables;
    }
}
