package beijing.facility.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.DisbursementRules;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记拨付: 及时、足额 (Article 25). A short sum leaves the rest to be disbursed, a late one stays on record. */
@Component
@ProcessBean
@Step(process = "fund-release", task = "DisburseFunds", office = Office.DISTRICT_DRC,
        outcomes = RecordDisbursement.Disbursing.class,
        sets = @Step.Sets(variable = "disbursement", values = ReleaseVariables.Disbursement.class))
class RecordDisbursement extends Recorder {

    enum Disbursing implements Outcome {
        @Outcome.Label("拨付") DISBURSE
    }

    private static final Field DATE = Field.of("disbursementDate", "拨付日期");
    private static final Field VOUCHER = Field.of("voucherNumber", "拨款凭证号");
    private static final Field FINANCE_DOCUMENT = Field.of("financeDocumentNumber", "财政拨款文号");

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final DisbursementRules rules;
    private final TrancheEnd end;
    private final BeijingClock clock;

    RecordDisbursement(ProjectFiles files, FundLedger ledger, DisbursementRules rules, TrancheEnd end, BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.rules = rules;
        this.end = end;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        BigDecimal amount = form.positiveMoney(DisbursementForm.AMOUNT);
        LocalDate date = form.pastDate(DATE, clock.today());
        String voucher = form.text(VOUCHER);
        String financeDocument = form.optionalText(FINANCE_DOCUMENT);
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Release release = ledger.lastRelease(project.number()).orElseThrow();
        BigDecimal outstanding = ledger.balance(project.number()).outstanding();
        List<String> broken = new ArrayList<>();
        if (amount.compareTo(outstanding) > 0) {
            broken.add("“拨付金额”（disbursedAmount）填写的“" + Amounts.inWan(amount) + "”不正确，第" + release.tranche()
                    + "批尚待拨付" + Amounts.inWan(outstanding) + "万元，不得超过。");
        }
        if (date.isBefore(release.date())) {
            broken.add("“拨付日期”（disbursementDate）填写的“" + date + "”不正确，不得早于下达日期（" + release.date() + "）。");
        }
        RuleException.ifAny(broken);
        Findings findings = new Findings(rules.check(amount, outstanding, date, release.dueOn()));
        boolean late = findings.has(FindingCode.DISBURSEMENT_LATE);
        ledger.disburse(mandate, project.number(), release, amount, date, voucher, financeDocument, late);
        project.renew(EnumSet.of(FindingCode.DISBURSEMENT_SHORT), findings.list());
        project = files.save(project);
        files.decided(mandate, project, Disbursing.DISBURSE, "", "拨付" + Amounts.inWan(amount) + "万元，凭证号：" + voucher
                + (financeDocument.isEmpty() ? "" : "，财政拨款文号：" + financeDocument) + detail(findings.list()));
        end.check(project, execution);
    }

    private static String detail(List<Finding> findings) {
        return findings.isEmpty() ? "" : "。" + Findings.sentences(findings);
    }
}
