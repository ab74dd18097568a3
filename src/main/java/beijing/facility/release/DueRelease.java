package beijing.facility.release;

import java.math.BigDecimal;

import org.springframework.stereotype.Component;

import beijing.facility.measures.ReleaseDue;
import beijing.facility.measures.ReleaseRule;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ReportedProgress;

/** What may be released to a project as it stands (Article 25). */
@Component
class DueRelease {

    private final FundLedger ledger;
    private final ProgressReports reports;
    private final ReleaseRule rule;

    DueRelease(FundLedger ledger, ProgressReports reports, ReleaseRule rule) {
        this.ledger = ledger;
        this.reports = reports;
        this.rule = rule;
    }

    ReleaseDue of(Project project) {
        Balance balance = ledger.balance(project.number());
        BigDecimal percent = project.startedOn().isEmpty() ? null
                : reports.findFirstByProjectNumberOrderByMonthDesc(project.number()).map(ReportedProgress::percent)
                        .orElse(BigDecimal.ZERO);
        return rule.due(balance.approved(), percent, project.settled(), balance.netReleased());
    }
}
