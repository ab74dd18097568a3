package beijing.facility.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange.End;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记备案: the district files a minor change, or takes it back (Article 28). */
@Component
@ProcessBean
@Step(process = "project-change", task = "FileMinorChange", office = Office.DISTRICT_DRC,
        outcomes = RecordMinorChange.MinorChange.class, variable = "changeDecision")
class RecordMinorChange extends Recorder {

    enum MinorChange implements Outcome {
        @Outcome.Label("备案") CONTINUE, @Outcome.Label("撤回变更") WITHDRAW
    }

    private final ProjectFiles files;
    private final ChangeEnd end;

    RecordMinorChange(ProjectFiles files, ChangeEnd end) {
        this.files = files;
        this.end = end;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        MinorChange decision = form.optionalChoice(Field.DECISION, MinorChange.class, MinorChange.CONTINUE);
        String opinion = form.opinion(decision != MinorChange.WITHDRAW, "撤回变更");
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        if (decision == MinorChange.WITHDRAW) {
            project = end.drop(project, End.WITHDRAWN);
        }
        files.decided(mandate, project, decision, opinion, "");
        ChangeVariables.CHANGE_DECISION.on(execution).set(decision.name());
        if (decision == MinorChange.WITHDRAW) {
            end.resumeReleases(execution);
        }
    }
}
