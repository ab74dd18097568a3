package beijing.facility.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.ReleaseDue;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/**
 * 测算可下达资金 (Article 25): nothing may be due, or it has to wait until an open change is closed (Article 28) or the tranche before is
 * disbursed in full.
 */
@Component
@ProcessBean
@Step(process = "fund-release", outcomes = PrepareRelease.Preparation.class,
        sets = @Step.Sets(variable = "releaseState", values = ReleaseVariables.State.class))
class PrepareRelease implements JavaDelegate {

    enum Preparation implements Outcome {
        @Outcome.Label("应下达") DUE
    }

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ChangeRegister changes;
    private final DueRelease due;

    PrepareRelease(ProjectFiles files, FundLedger ledger, ChangeRegister changes, DueRelease due) {
        this.files = files;
        this.ledger = ledger;
        this.changes = changes;
        this.due = due;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        ReleaseVariables.RELEASE_STATE.on(execution).set(state(project).name());
    }

    private ReleaseVariables.State state(Project project) {
        if (changes.open(project).isPresent() || project.releaseOpen()
                || ledger.balance(project.number()).outstanding().signum() > 0) {
            return ReleaseVariables.State.WAIT;
        }
        ReleaseDue now = due.of(project);
        if (!now.any()) {
            return ReleaseVariables.State.NOTHING;
        }
        project.openRelease();
        project = files.save(project);
        files.noted(project, "PrepareRelease", Preparation.DUE, now.condition() + "，累计可下达" + Amounts.inWan(now.entitled())
                + "万元，已下达" + Amounts.inWan(now.released()) + "万元，本次可下达" + Amounts.inWan(now.amount()) + "万元");
        return ReleaseVariables.State.READY;
    }
}
