package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
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
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记部门验收意见 (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", task = "AcceptanceOpinion", office = Office.DISTRICT_DEPARTMENT,
        outcomes = AcceptanceDecision.class)
class RecordAcceptanceOpinion extends Recorder {

    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;
    private final BeijingClock clock;

    RecordAcceptanceOpinion(ProjectFiles files, AcceptanceOpinions opinions, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        AcceptanceDecision decision = form.choice(Field.DECISION, AcceptanceDecision.class);
        String opinion = form.opinion(decision != AcceptanceDecision.FAIL, AcceptanceDecision.FAIL.label());
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        AcceptanceOpinion asked = opinions.findByProjectNumberAndRoundAndDepartment(project.number(),
                project.acceptanceRound(), AcceptanceVariables.DEPARTMENT.from(execution).get()).orElseThrow();
        asked.give(decision, opinion, mandate.official(), clock.instant());
        opinions.save(asked);
        files.decided(mandate, project, decision, opinion, "第" + project.acceptanceRound() + "轮验收");
    }
}
