package beijing.facility.notices;

import java.util.Optional;
import java.util.Set;

import org.springframework.data.relational.core.mapping.event.AbstractRelationalEventListener;
import org.springframework.data.relational.core.mapping.event.AfterSaveEvent;
import org.springframework.stereotype.Component;

import beijing.facility.desk.Labels;
import beijing.facility.identity.Groups;
import beijing.facility.project.Decision;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.TaskNotice.Kind;

/** Tells the district of what was decided about its projects elsewhere. What gives it a task it is told as a task. */
@Component
class DecisionWatch extends AbstractRelationalEventListener<Decision> {

    /** Tasks with the decisions that end a step for the district; what passes between officials of the city is not among them. */
    private static final Set<String> RESULTS = Set.of(
            "ResolveReview.RETURN", "ResolveReview.REJECT",
            "DetermineProject.SELECT", "DetermineProject.RETURN", "DetermineProject.REJECT",
            "ReviewFundApplication.RETURN", "ReviewFundApplication.REJECT", "SignFundApproval.SIGN",
            "SuperviseDisbursement.SUPERVISE",
            "ReviewSubsidyAdjustment.RETURN", "ReviewSubsidyAdjustment.REJECT", "SignSubsidyAdjustment.SIGN",
            "AcceptanceOpinion.FAIL",
            "TerminateProject.TERMINATE");
    private static final int LONGEST_OPINION = 200;

    private final Notices notices;
    private final ProjectFiles files;

    DecisionWatch(Notices notices, ProjectFiles files) {
        this.notices = notices;
        this.files = files;
    }

    @Override
    protected void onAfterSave(AfterSaveEvent<Decision> saved) {
        Decision decision = saved.getEntity();
        if (RESULTS.contains(decision.task() + "." + decision.decision())) {
            files.find(decision.projectNumber()).ifPresent(project -> notices.toGroups(Kind.DECIDED,
                    Set.of(Groups.districtDrc(project.districtCode())), decision.decidedBy(), project.number(), null,
                    TaskWatch.subject(Labels.task(decision.task()), Optional.of(project)) + "的结果为“"
                            + Labels.decision(decision.task(), decision.decision()) + "”。" + opinion(decision.opinion()), null));
        }
    }

    private static String opinion(String opinion) {
        if (opinion.isEmpty()) {
            return "";
        }
        return "意见：" + (opinion.codePointCount(0, opinion.length()) > LONGEST_OPINION
                ? opinion.substring(0, opinion.offsetByCodePoints(0, LONGEST_OPINION)) + "……" : opinion);
    }
}
