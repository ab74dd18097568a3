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
        return findings(project, changes.procedures(project, change), changes.before(change), changes.after(change));
    }

    List<Finding> findings(Project project, InvestmentPlan procedures, Scheme before, Scheme after) {
        List<Finding> findings = new ArrayList<>(rules.check(procedures, before, after));
        findings.addAll(rules.checkSubsidy(project.approvedSubsidy().orElseThrow(), amount(project, after.plan(), rate(project)),
                ledger.balance(project.number()).netReleased()));
        return findings;
    }

    /** @throws RuleException where the project is at a stage at which nothing is changed, or has a change open */
    void refuseClosed(Project project) {
        String number = project.number();
        if (!project.changeable()) {
            throw new RuleException("项目" + number + "当前状态为“" + project.status().label()
                    + "”，只有资金已批复、尚未决算的项目可以申请变更（第二十八条）。");
        }
        changes.open(project).ifPresent(open -> {
            throw new RuleException("项目" + number + "已有在办的变更（变更理由：" + open.reason() + "），办结后方可再次申请变更。");
        });
    }

    /** @throws RuleException where everything stays as it is */
    void refuseNothing(Project project, Scheme after) {
        if (changes.inForce(project).equals(after)) {
            throw new RuleException("变更后的建设地点、建设方式、投资和服务功能与现行方案完全相同，没有需要办理的变更，请核对。");
        }
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
        return amount(project, changes.after(change).plan(), rate);
    }

    BigDecimal amount(Project project, InvestmentPlan after, BigDecimal rate) {
        return rules.subsidy(after, rate, project.requestedSubsidy().orElseThrow(), project.approvedSubsidy().orElseThrow());
    }
}
