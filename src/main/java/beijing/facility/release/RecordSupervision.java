package beijing.facility.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;

/** 登记督办意见 (Articles 25, 34). */
@Component
@ProcessBean
class RecordSupervision implements JavaDelegate {

    private final ProjectFiles files;

    RecordSupervision(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Form form = Form.of(execution);
        String opinion = form.text(Field.OPINION);
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        files.decided(project, SupervisionForm.TASK, "SUPERVISE", opinion, "");
    }
}
