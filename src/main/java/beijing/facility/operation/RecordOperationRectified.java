package beijing.facility.operation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记运营整改: a fresh evaluation follows (Article 34). */
@Component
@ProcessBean
@Step(process = "operation-supervision", task = "RectifyDefects", office = Office.DISTRICT_DRC,
        outcomes = RecordOperationRectified.Rectified.class)
class RecordOperationRectified extends Recorder {

    enum Rectified implements Outcome {
        @Outcome.Label("完成整改") RECTIFIED
    }

    private static final Field RECTIFICATION = Field.prose("rectification", "整改情况");

    private final ProjectFiles files;

    RecordOperationRectified(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String rectification = form.text(RECTIFICATION);
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        files.decided(mandate, project, Rectified.RECTIFIED, rectification, "");
    }
}
