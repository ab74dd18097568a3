package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.project.AcceptanceDecision;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 登记部门验收意见 (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", task = "AcceptanceOpinion", office = Office.DISTRICT_DEPARTMENT,
        outcomes = AcceptanceDecision.class)
class RecordAcceptanceOpinion implements JavaDelegate {

    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;
    private final CurrentUser user;
    private final BeijingClock clock;

    RecordAcceptanceOpinion(ProjectFiles files, AcceptanceOpinions opinions, CurrentUser user, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Form form = Form.of(execution);
        AcceptanceDecision decision = form.choice(Field.DECISION, AcceptanceDecision.class);
        String opinion = form.opinion(decision != AcceptanceDecision.FAIL, AcceptanceDecision.FAIL.label());
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        AcceptanceOpinion asked = opinions.findByProjectNumberAndRoundAndDepartment(project.number(),
                project.acceptanceRound(), AcceptanceVariables.DEPARTMENT.from(execution).get()).orElseThrow();
        asked.give(decision, opinion, user.id(), clock.instant());
        opinions.save(asked);
        files.decided(project, "AcceptanceOpinion", decision.name(), opinion, "第" + project.acceptanceRound() + "轮验收");
    }
}
