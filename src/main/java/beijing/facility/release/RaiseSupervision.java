package beijing.facility.release;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.DisbursementRules;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.Urgency;

/** 登记逾期拨付: the deadline of a disbursement has passed; the municipal commission is asked to step in (Article 25). */
@Component
@ProcessBean
@Step(process = "fund-release", outcomes = RaiseSupervision.Overdue.class)
class RaiseSupervision implements JavaDelegate {

    enum Overdue implements Outcome {
        @Outcome.Label("逾期") OVERDUE
    }

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final DisbursementRules rules;
    private final BeijingClock clock;

    RaiseSupervision(ProjectFiles files, FundLedger ledger, DisbursementRules rules, BeijingClock clock) {
        this.files = files;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Release release = ledger.lastRelease(project.number()).orElseThrow();
        BigDecimal outstanding = ledger.balance(project.number()).outstanding();
        Finding overdue = rules.overdue(release.tranche(), outstanding, release.dueOn(), clock.today());
        project.renew(EnumSet.noneOf(FindingCode.class), List.of(overdue));
        project = files.save(project);
        files.noted(project, "RaiseSupervision", Overdue.OVERDUE, overdue.message());
        Urgency.raise(execution);
    }
}
