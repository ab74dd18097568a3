package beijing.facility.handling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import beijing.facility.attachments.Attachments;
import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Members;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Reversal;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.StepBack;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** 撤回: who handed a task in takes it back, as long as nobody has touched the next one. */
@Service
public class TakingBack {

    private static final Wording REASON = Wording.reason("撤回原因");
    /** Of her decisions, the youngest: what is older has long been acted on. */
    private static final int LATELY = 200;

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final StepBack process;
    private final ProjectFiles files;
    private final VisibleFiles visible;
    private final Reversals reversals;
    private final Decisions decisions;
    private final Attachments attachments;
    private final Consultations consultations;
    private final Members members;
    private final Steps steps;
    private final CurrentUser user;

    TakingBack(TaskHands hands, HandledTasks tasks, StepBack process, ProjectFiles files, VisibleFiles visible, Reversals reversals,
            Decisions decisions, Attachments attachments, Consultations consultations, Members members, Steps steps, CurrentUser user) {
        this.hands = hands;
        this.tasks = tasks;
        this.process = process;
        this.files = files;
        this.visible = visible;
        this.reversals = reversals;
        this.decisions = decisions;
        this.attachments = attachments;
        this.consultations = consultations;
        this.members = members;
        this.steps = steps;
        this.user = user;
    }

    /** What she handed in and may still take back, the youngest first. */
    public List<Submission> submissions() {
        return hands.inOneStep(() -> {
            List<Submission> found = new ArrayList<>();
            Set<String> looked = new HashSet<>();
            for (Decision decision : decisions.lately(user.id(), LATELY)) {
                Optional<Reversal> reversal = reversals.of(decision.task(), decision.decision());
                if (reversal.isPresent() && looked.add(decision.projectNumber() + decision.task()) && visible.sees(decision.projectNumber())) {
                    process.open(decision.projectNumber(), reversal.get().next()).flatMap(hands::find)
                            .filter(next -> refusal(next, Optional.of(decision)).isEmpty())
                            .ifPresent(next -> found.add(view(next, decision)));
                }
            }
            return found;
        });
    }

    /** The open task by which what she handed in last of that kind in the project can be taken back; empty where it can't be. */
    Optional<String> next(String project, String submitted) {
        return decisions.findByProjectNumberOrderByIdDesc(project).stream()
                .filter(decision -> decision.task().equals(submitted) && !HandlingStep.is(decision.decision()))
                .findFirst()
                .filter(decision -> decision.decidedBy().equals(user.id()))
                .flatMap(decision -> reversals.of(submitted, decision.decision())
                        .flatMap(reversal -> process.open(project, reversal.next())).flatMap(hands::find)
                        .filter(next -> refusal(next, Optional.of(decision)).isEmpty()))
                .map(Held::id);
    }

    /** @param id that of the next task */
    public void takeBack(String id, String reason) {
        hands.inOneStep(() -> {
            Held next = tasks.locked(id);
            Optional<Decision> handedIn = handedIn(next);
            if (handedIn.filter(decision -> decision.decidedBy().equals(user.id())).isEmpty()) {
                throw new NotHers("“" + next.name() + "”之前的环节不是由您提交的，或提交后不能撤回。");
            }
            refusal(next, handedIn).ifPresent(sentence -> {
                throw new RuleException(sentence);
            });
            String why = REASON.require(reason);
            Reversal reversal = reversals.between(handedIn.get().task(), next.key()).orElseThrow();
            reversal.undo().accept(next.project());
            Held again = hands.find(process.back(id, reversal.submitted())).orElseThrow();
            if (!again.workable()) {
                throw new NotHers("您已不能办理“" + again.name() + "”，不能撤回。");
            }
            hands.assign(again.id(), user.id());
            steps.record(again, HandlingStep.TAKE_BACK, why, "自“" + next.name() + "”环节撤回");
            steps.tell(TaskNotice.Kind.DECIDED, others(next), null, again.project(), "撤回了“" + again.name() + "”，“" + next.name() + "”不再待办：" + why);
            return null;
        });
    }

    private Set<String> others(Held next) {
        Set<String> had = members.of(Members.serving(next.tenant(), next.groups()));
        had.remove(user.id());
        return had;
    }

    /** By which an open task was reached, where it can be undone at all. */
    private Optional<Decision> handedIn(Held next) {
        return process.before(next.id())
                .flatMap(submitted -> reversals.between(submitted.key(), next.key()))
                .flatMap(reversal -> decisions.findByProjectNumberOrderByIdDesc(next.project()).stream()
                        .filter(decision -> decision.task().equals(reversal.submitted()) && !HandlingStep.is(decision.decision()))
                        .findFirst()
                        .filter(decision -> decision.decision().equals(reversal.decision())));
    }

    /** Why it can't be taken back any more. */
    private Optional<String> refusal(Held next, Optional<Decision> handedIn) {
        if (!handedIn(next).map(Decision::id).equals(handedIn.map(Decision::id))) {
            return Optional.of("“" + next.name() + "”之前的环节已重新办理，不能撤回。");
        }
        if (next.assignee().isPresent() || next.owner().isPresent()) {
            return Optional.of("“" + next.name() + "”已有人领取，不能撤回，请与办理人联系，由其退回。");
        }
        if (consultations.anyOpen(next.id())) {
            return Optional.of("“" + next.name() + "”已加签征求意见，不能撤回，请与办理人联系，由其退回。");
        }
        if (attachments.of(next.project()).stream().anyMatch(each -> each.taskId().equals(next.id()) && each.voided().isEmpty())) {
            return Optional.of("“" + next.name() + "”已上传附件，不能撤回，请与办理人联系，由其退回。");
        }
        return Optional.empty();
    }

    private Submission view(Held next, Decision decision) {
        return new Submission(next.id(), next.project(), files.require(next.project()).name(),
                process.before(next.id()).map(StepBack.Former::name).orElseThrow(), next.name(),
                decision.decidedAt().atZone(BeijingClock.ZONE).toOffsetDateTime());
    }
}
