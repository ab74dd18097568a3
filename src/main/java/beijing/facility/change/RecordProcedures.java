package beijing.facility.change;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectChange.End;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记前期手续变更: a major change goes on with renewed procedures only, or is withdrawn (Article 28). */
@Component
@ProcessBean
@Step(process = "project-change", task = "RecordChangeProcedures", office = Office.DISTRICT_DRC,
        outcomes = RecordProcedures.Procedures.class, variable = "changeDecision")
class RecordProcedures extends Recorder {

    enum Procedures implements Outcome {
        @Outcome.Label("继续办理") CONTINUE, @Outcome.Label("撤回变更") WITHDRAW
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEnd end;
    private final BeijingClock clock;

    RecordProcedures(ProjectFiles files, ChangeRegister changes, ChangeEnd end, BeijingClock clock) {
        this.files = files;
        this.changes = changes;
        this.end = end;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Procedures decision = form.choice(Field.DECISION, Procedures.class);
        boolean goesOn = decision == Procedures.CONTINUE;
        String number = goesOn ? form.text(ProceduresForm.NUMBER) : null;
        LocalDate date = goesOn ? form.pastDate(ProceduresForm.DATE, clock.today()) : null;
        String opinion = form.opinion(decision != Procedures.WITHDRAW, "撤回变更");
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        if (goesOn) {
            ProjectChange change = changes.require(project);
            change.procedures(number, date);
            changes.save(change);
        } else {
            project = end.drop(project, End.WITHDRAWN);
        }
        files.decided(mandate, project, decision, opinion,
                goesOn ? "变更批复文号：" + number + "，日期：" + date : "");
        ChangeVariables.CHANGE_DECISION.on(execution).set(decision.name());
        if (decision == Procedures.WITHDRAW) {
            end.resumeReleases(execution);
        }
    }
}
