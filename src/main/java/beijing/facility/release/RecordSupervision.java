package beijing.facility.release;

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

/** 登记督办意见 (Articles 25, 34). */
@Component
@ProcessBean
@Step(process = "fund-release", task = "SuperviseDisbursement", office = Office.MUNICIPAL_DRC,
        outcomes = RecordSupervision.Supervision.class)
class RecordSupervision extends Recorder {

    enum Supervision implements Outcome {
        @Outcome.Label("督办") SUPERVISE
    }

    private final ProjectFiles files;

    RecordSupervision(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String opinion = form.text(Field.OPINION);
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        files.decided(mandate, project, Supervision.SUPERVISE, opinion, "");
    }
}
