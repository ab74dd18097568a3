package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 登记责任主体: who builds and who maintains the facility, which ends the review (Article 22). */
@Component
@ProcessBean
@Step(process = "joint-review", task = "AssignResponsibility", office = Office.DISTRICT_DRC,
        outcomes = RecordResponsibility.Responsibility.class,
        sets = @Step.Sets(variable = "reviewResult", values = ReviewVariables.Result.class))
class RecordResponsibility implements JavaDelegate {

    enum Responsibility implements Outcome {
        @Outcome.Label("明确主体") ASSIGN
    }

    private final ProjectFiles files;

    RecordResponsibility(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Form form = Form.of(execution);
        String implementing = form.text(ResponsibilityForm.IMPLEMENTING_ENTITY);
        String maintenance = form.text(ResponsibilityForm.MAINTENANCE_ENTITY);
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        project.assign(implementing, maintenance);
        project = files.save(project);
        files.decided(project, ResponsibilityForm.TASK, "ASSIGN", "",
                "实施主体：" + implementing + "；后期管护责任主体：" + maintenance);
        ReviewVariables.REVIEW_RESULT.on(execution).set(ReviewVariables.Result.SELECTED.name());
    }
}
