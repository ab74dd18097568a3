package beijing.facility.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.ChangeRules;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ReportedProgress;
import beijing.facility.workflow.RuleException;

/** What a change comes to: its findings and the subsidy after it (Article 28). */
@Component
class ChangeEffect {

    /** What a change finds anew; what was found before of other matters stays. */
    static final Set<FindingCode> CODES = EnumSet.of(FindingCode.CHANGE_MAJOR, FindingCode.CHANGE_AFFECTS_SUBSIDY,
            FindingCode.SUBSIDY_OVERPAID, FindingCode.NO_SUBSIDISED_FUNCTION);
    private static final Set<FindingCode> FUNCTIONS = EnumSet.of(FindingCode.FUNCTIONS_TOO_FEW,
            FindingCode.KEY_FUNCTIONS_TOO_FEW, FindingCode.NO_CORE_FUNCTION, FindingCode.CATEGORY_UNUSUAL);

    private final ChangeRegister changes;
    private final FundLedger ledger;
    private final ProgressReports reports;
    private final ChangeRules rules;
    private final SubsidyRule subsidies;

    ChangeEffect(ChangeRegister changes, FundLedger ledger, ProgressReports reports, ChangeRules rules, SubsidyRule subsidies) {
        this.changes = changes;
        this.ledger = ledger;
        this.reports = reports;
        this.rules = rules;
        this.subsidies = subsidies;
    }

    /** Reasons for which it is major, the functions under Article 7, and the subsidy at the rate of its approval. */
    List<Finding> findings(Project project, ProjectChange change) {
        List<Finding> findings = new ArrayList<>(rules.check(changes.procedures(project, change), changes.before(change),
                changes.after(change)));
        findings.addAll(rules.checkSubsidy(project.approvedSubsidy().orElseThrow(), amount(project, change, rate(project)),
                ledger.balance(project.number()).netReleased()));
        return findings;
    }

    /** @throws RuleException where more has been paid for the works than the changed plan would come to (Articles 27, 28) */
    void refuseBelowPaid(Project project, InvestmentPlan after) {
        rules.checkPaid(after, reports.findFirstByProjectNumberOrderByMonthDesc(project.number())
                .map(ReportedProgress::report).orElse(null)).ifPresent(problem -> {
            throw new RuleException(problem.message());
        });
    }

    /** The findings that are looked at anew when these functions come in the place of the old ones. */
    static Set<FindingCode> renewed(List<Finding> findings, Scheme before, Scheme after) {
        Set<FindingCode> codes = EnumSet.copyOf(CODES);
        if (!before.plan().functions().equals(after.plan().functions())) {
            codes.addAll(FUNCTIONS);
        }
        return codes;
    }

    BigDecimal rate(Project project) {
        return project.inclusiveRate().orElseThrow();
    }

    Subsidy subsidy(ProjectChange change, BigDecimal rate) {
        return subsidies.at(changes.after(change).plan(), rate);
    }

    BigDecimal ceiling(ProjectChange change) {
        return subsidies.ceiling(changes.after(change).plan()).total();
    }

    BigDecimal amount(Project project, ProjectChange change, BigDecimal rate) {
        return rules.subsidy(changes.after(change).plan(), rate, project.requestedSubsidy().orElseThrow(),
                project.approvedSubsidy().orElseThrow());
    }
}
