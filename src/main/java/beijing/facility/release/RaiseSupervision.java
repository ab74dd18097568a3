package beijing.facility.release;

import java.math.BigDecimal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Urgency;

/** 登记逾期拨付: the deadline of a disbursement has passed; the municipal commission is asked to step in (Article 25). */
@Component
@ProcessBean
class RaiseSupervision implements JavaDelegate {

    private final ProjectFiles files;
    private final FundLedger ledger;

    RaiseSupervision(ProjectFiles files, FundLedger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Release release = ledger.lastRelease(project.number()).orElseThrow();
        BigDecimal outstanding = ledger.balance(project.number()).outstanding();
        files.noted(project, "RaiseSupervision", "OVERDUE", "第" + release.tranche() + "批应于" + release.dueOn()
                + "前足额拨付，尚有" + Amounts.inWan(outstanding) + "万元未拨付");
        Urgency.raise(execution, DisbursementForm.TASK);
    }
}
