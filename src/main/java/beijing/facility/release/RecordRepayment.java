package beijing.facility.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.ProjectMessages;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记退回: what was released above the approval comes back, in one sum or several, until it is level (Article 28). */
@Component
@ProcessBean
@Step(process = {"completion-acceptance", "project-change", "project-termination"}, task = "RepayOverpayment",
        office = Office.DISTRICT_DRC, outcomes = RecordRepayment.Repaying.class)
class RecordRepayment extends Recorder {

    enum Repaying implements Outcome {
        @Outcome.Label("退回资金") REPAY
    }

    private static final Field DATE = Field.of("repaymentDate", "退回日期");
    private static final Field VOUCHER = Field.of("voucherNumber", "退款凭证号");

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ProjectMessages messages;
    private final BeijingClock clock;

    RecordRepayment(ProjectFiles files, FundLedger ledger, ProjectMessages messages, BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        BigDecimal amount = form.positiveMoney(RepaymentForm.AMOUNT);
        LocalDate date = form.pastDate(DATE, clock.today());
        String voucher = form.text(VOUCHER);
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Balance before = ledger.balance(project.number());
        List<String> broken = new ArrayList<>();
        if (amount.compareTo(before.overpaid()) > 0) {
            broken.add("“退回金额”（repaidAmount）填写的“" + Amounts.inWan(amount) + "”不正确，超拨"
                    + Amounts.inWan(before.overpaid()) + "万元，不得超过。");
        }
        LocalDate released = ledger.lastRelease(project.number()).orElseThrow().date();
        if (date.isBefore(released)) {
            broken.add("“退回日期”（repaymentDate）填写的“" + date + "”不正确，不得早于最近一次下达日期（" + released + "）。");
        }
        RuleException.ifAny(broken);
        ledger.repay(mandate, project.number(), amount, date, voucher);
        Balance after = ledger.balance(project.number());
        boolean level = after.overpaid().signum() == 0;
        files.decided(mandate, project, Repaying.REPAY, "", "退回" + Amounts.inWan(amount) + "万元，凭证号：" + voucher
                + (level ? "，超拨资金已全部退回" : "，尚有" + Amounts.inWan(after.overpaid()) + "万元应退回"));
        if (after.outstanding().compareTo(before.outstanding()) < 0) {
            messages.send(ProjectMessages.DISBURSEMENT_REDUCED, execution);
        }
    }
}
