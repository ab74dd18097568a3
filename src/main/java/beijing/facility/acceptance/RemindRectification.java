package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.Urgency;

/** 催办整改: the deadline of a rectification has passed (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", outcomes = RemindRectification.Reminder.class)
class RemindRectification implements JavaDelegate {

    enum Reminder implements Outcome {
        @Outcome.Label("催办") REMIND
    }

    private final ProjectFiles files;

    RemindRectification(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        files.noted(project, "RemindRectification", Reminder.REMIND, "整改期限已过，尚未完成整改");
        Urgency.raise(execution);
    }
}
