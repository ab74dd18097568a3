package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记责任主体: who builds and who maintains the facility, which ends the review (Article 22). */
@Component
@ProcessBean
@Step(process = "joint-review", task = "AssignResponsibility", office = Office.DISTRICT_DRC,
        outcomes = RecordResponsibility.Responsibility.class,
        sets = @Step.Sets(variable = "reviewResult", values = ReviewVariables.Result.class))
class RecordResponsibility extends Recorder {

    enum Responsibility implements Outcome {
        @Outcome.Label("明确主体") ASSIGN
    }

    private final ProjectFiles files;

    RecordResponsibility(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String implementing = form.text(ResponsibilityForm.IMPLEMENTING_ENTITY);
        String maintenance = form.text(ResponsibilityForm.MAINTENANCE_ENTITY);
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        project.assign(implementing, maintenance);
        project = files.save(project);
        files.decided(mandate, project, Responsibility.ASSIGN, "",
                "实施主体：" + implementing + "；后期管护责任主体：" + maintenance);
        ReviewVariables.REVIEW_RESULT.on(execution).set(ReviewVariables.Result.SELECTED.name());
    }
}
