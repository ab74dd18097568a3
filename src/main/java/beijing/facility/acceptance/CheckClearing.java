package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Parameters;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 核对资金: after the settlement everything is released and disbursed, or what was too much is repaid (Articles 25, 28, 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", sets = @Step.Sets(variable = "clearing", values = AcceptanceVariables.Clearing.class))
class CheckClearing implements JavaDelegate {

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final Parameters parameters;
    private final BeijingClock clock;

    CheckClearing(ProjectFiles files, FundLedger ledger, Parameters parameters, BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Balance balance = ledger.balance(project.number());
        AcceptanceVariables.CLEARING.on(execution).set(state(project, balance).name());
        AcceptanceVariables.REPAYMENT_DUE.on(execution)
                .set(BeijingClock.endOf(clock.today().plus(parameters.repaymentDeadline())));
    }

    private static AcceptanceVariables.Clearing state(Project project, Balance balance) {
        if (balance.overpaid().signum() > 0) {
            return AcceptanceVariables.Clearing.OVERPAID;
        }
        // a tranche that is still on its way to the project unit is waited for in the release
        return project.releaseOpen() || balance.netReleased().compareTo(balance.approved()) < 0 
                ? AcceptanceVariables.Clearing.RELEASE : AcceptanceVariables.Clearing.LEVEL;
    }
}
