package beijing.facility.release;

import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.ChangeRules;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Parameters;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 核对超拨资金: whether more was released than is approved by now, and until when it is to be repaid (Article 28). */
@Component
@ProcessBean
@Step(process = {"project-change", "project-termination"},
        sets = @Step.Sets(variable = "overpayment", values = ReleaseVariables.Overpayment.class))
class CheckOverpayment implements JavaDelegate {

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final Parameters parameters;
    private final BeijingClock clock;

    CheckOverpayment(ProjectFiles files, FundLedger ledger, Parameters parameters, BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        // nothing was approved to a project that is terminated early
        boolean overpaid = ledger.find(project.number()).map(Balance::overpaid).filter(sum -> sum.signum() > 0).isPresent();
        project.renew(EnumSet.of(FindingCode.SUBSIDY_OVERPAID), overpaid ? List.of(finding(project.number())) : List.of());
        files.save(project);
        ReleaseVariables.OVERPAYMENT.on(execution).set((overpaid
                ? ReleaseVariables.Overpayment.OUTSTANDING : ReleaseVariables.Overpayment.NONE).name());
        if (overpaid && ReleaseVariables.REPAYMENT_DUE.from(execution).getOptional().isEmpty()) {
            ReleaseVariables.REPAYMENT_DUE.on(execution)
                    .set(BeijingClock.endOf(clock.today().plus(parameters.repaymentDeadline())));
        }
    }

    private Finding finding(String project) {
        Balance balance = ledger.balance(project);
        return ChangeRules.overpaid(balance.approved(), balance.netReleased());
    }
}
