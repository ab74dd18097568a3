package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记整改: with the areas as they are now, where they were measured again; what failed is then looked at afresh (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", task = "RectifyDefects", office = Office.DISTRICT_DRC,
        outcomes = RecordDefectsRectified.Rectified.class)
class RecordDefectsRectified extends Recorder {

    enum Rectified implements Outcome {
        @Outcome.Label("完成整改") RECTIFIED
    }

    private static final Field RECTIFICATION = Field.prose("rectification", "整改情况");

    private final ProjectFiles files;
    private final ChangeRegister changes;

    RecordDefectsRectified(ProjectFiles files, ChangeRegister changes) {
        this.files = files;
        this.changes = changes;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String rectification = form.text(RECTIFICATION);
        InvestmentPlan measured = new PlanForm(form).builtAreas();
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        OpenChange.refuse(changes, project);
        project.rectified();
        InvestmentPlan before = files.built(project).orElseThrow();
        if (measured.provided().isEmpty() || measured.functions().equals(before.functions())) {
            project = files.save(project);
        } else {
            project = files.built(project, measured, project.completedOn().orElseThrow(), project.acceptedOn().orElseThrow());
        }
        files.decided(mandate, project, Rectified.RECTIFIED, rectification, "");
    }
}
