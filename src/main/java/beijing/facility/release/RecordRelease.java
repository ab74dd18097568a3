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
import beijing.facility.measures.Finding;
import beijing.facility.measures.Findings;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.ReleaseDue;
import beijing.facility.measures.ReleaseRule;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记下达: at most what is due, less where the municipal commission decides so (Article 25). */
@Component
@ProcessBean
@Step(process = "fund-release", task = "ReleaseFunds", office = Office.MUNICIPAL_DRC, outcomes = RecordRelease.Release.class)
class RecordRelease extends Recorder {

    enum Release implements Outcome {
        @Outcome.Label("下达") RELEASE
    }


    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ChangeRegister changes;
    private final DueRelease due;
    private final ReleaseRule rule;
    private final Parameters parameters;
    private final BeijingClock clock;

    RecordRelease(ProjectFiles files, FundLedger ledger, ChangeRegister changes, DueRelease due, ReleaseRule rule, Parameters parameters,
            BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.changes = changes;
        this.due = due;
        this.rule = rule;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        BigDecimal amount = form.positiveMoney(ReleaseForm.AMOUNT);
        String number = form.text(ReleaseForm.NUMBER);
        LocalDate date = form.pastDate(ReleaseForm.DATE, clock.today());
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        LocalDate established = project.establishment().orElseThrow().date();
        List<String> broken = new ArrayList<>();
        if (date.isBefore(established)) {
            broken.add("“下达日期”（releaseDate）填写的“" + date + "”不正确，不得早于立项批复日期（" + established + "）。");
        }
        if (changes.open(project).isPresent()) {
            throw new RuleException("项目变更正在办理，暂停下达（第二十八条），请在变更办结后下达。");
        }
        ReleaseDue now = due.of(project);
        List<Finding> findings = rule.check(amount, now);
        if (!findings.isEmpty()) {
            broken.add("“下达金额”（releaseAmount）填写的“" + Amounts.inWan(amount) + "”不正确："
                    + Findings.sentences(findings));
        }
        RuleException.ifAny(broken);
        LocalDate dueOn = date.plus(parameters.disbursementDeadline());
        ledger.release(mandate, project.number(), amount, number, date, dueOn, now);
        files.decided(mandate, project, Release.RELEASE, "", "下达" + Amounts.inWan(amount) + "万元，文号：" + number + "，应于"
                + dueOn + "前足额拨付");
        ReleaseVariables.DISBURSEMENT_DUE.on(execution).set(BeijingClock.endOf(dueOn));
    }
}
