package beijing.facility.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange.Outcome;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;

/** 登记备案: the district files a minor change, or takes it back (Article 28). */
@Component
@ProcessBean
class RecordMinorChange implements JavaDelegate {

    private final ProjectFiles files;
    private final ChangeEnd end;

    RecordMinorChange(ProjectFiles files, ChangeEnd end) {
        this.files = files;
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Form form = Form.of(execution);
        Continuation decision = form.optionalChoice(Field.DECISION, Continuation.class, Continuation.CONTINUE);
        String opinion = form.opinion(decision != Continuation.WITHDRAW, "撤回变更");
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        if (decision == Continuation.WITHDRAW) {
            project = end.drop(project, Outcome.WITHDRAWN);
        }
        files.decided(project, "FileMinorChange", decision.name(), opinion, "");
        ChangeVariables.CHANGE_DECISION.on(execution).set(decision.name());
        if (decision == Continuation.WITHDRAW) {
            end.resumeReleases(execution);
        }
    }
}
