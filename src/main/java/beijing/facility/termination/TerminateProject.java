package beijing.facility.termination;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.project.Balance;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.ProjectMessages;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 终止项目: ends all that runs for the project; what was released to it is to be repaid. */
@Component
@ProcessBean
@Step(process = "project-termination", task = "TerminationDecided", office = Office.MUNICIPAL_DRC,
        recordedAs = "TerminateProject", outcomes = TerminateProject.Termination.class)
class TerminateProject extends Recorder {

    enum Termination implements Outcome {
        @Outcome.Label("终止") TERMINATE
    }

    private static final Field PROJECT_NUMBER = Field.of("projectNumber", "项目编号");

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final FundLedger ledger;
    private final ProjectMessages messages;

    TerminateProject(ProjectFiles files, ChangeRegister changes, FundLedger ledger, ProjectMessages messages) {
        this.files = files;
        this.changes = changes;
        this.ledger = ledger;
        this.messages = messages;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String number = form.code(PROJECT_NUMBER);
        String opinion = form.text(Field.OPINION);
        form.accept();
        if (files.find(number).isEmpty()) {
            throw new RuleException("“项目编号”（projectNumber）填写的“" + number + "”不正确，没有这个项目，请核对。");
        }
        Project project = files.lock(number);
        if (!project.terminable()) {
            throw new RuleException("项目" + number + "当前状态为“" + project.status().label() + "”"
                    + (project.acceptancePassed() ? "，已通过竣工验收" : "") + "，只能在竣工验收通过前终止。");
        }
        Optional<ProjectChange> change = changes.open(project);
        change.ifPresent(open -> {
            if (open.outcome().isEmpty()) {
                changes.drop(open, ProjectChange.End.TERMINATED);
            }
            changes.close(open);
        });
        project = files.terminate(mandate, project);
        String released = ledger.find(number).map(Balance::netReleased).filter(sum -> sum.signum() > 0)
                .map(sum -> "已下达的" + Amounts.inWan(sum) + "万元须全部退回").orElse("");
        files.decided(mandate, project, Termination.TERMINATE, opinion, released);

        execution.setProcessBusinessKey(number);
        ProcessVariables.PROJECT_NUMBER.on(execution).set(number);
        ProcessVariables.DISTRICT_CODE.on(execution).set(project.districtCode());
        messages.send(ProjectMessages.PROJECT_TERMINATED, execution);
    }
}
