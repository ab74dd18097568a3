package beijing.facility.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 办结决算: every yuan of the subsidy is accounted for (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", outcomes = CloseSettlement.Closing.class)
class CloseSettlement implements JavaDelegate {

    enum Closing implements Outcome {
        @Outcome.Label("办结") CLOSE
    }

    private final ProjectFiles files;
    private final FundLedger ledger;

    CloseSettlement(ProjectFiles files, FundLedger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        project.closeSettlement();
        project = files.save(project);
        Balance balance = ledger.balance(project.number());
        files.noted(project, "CloseSettlement", Closing.CLOSE, "批复补助" + Amounts.inWan(balance.approved()) + "万元，累计下达"
                + Amounts.inWan(balance.released()) + "万元，累计拨付" + Amounts.inWan(balance.disbursed()) + "万元，累计退回"
                + Amounts.inWan(balance.repaid()) + "万元");
    }
}
