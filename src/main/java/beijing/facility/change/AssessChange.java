package beijing.facility.change;

import java.math.BigDecimal;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectChange.Kind;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/**
 * 核定变更性质 (Article 28): minor or major, each reason a finding. The municipal commission has to look at it where the subsidy is
 * lowered, or the functions need an exception under Article 7 that nobody has accepted yet.
 */
@Component
@ProcessBean
@Step(process = "project-change", outcomes = ProjectChange.Kind.class, variable = "changeKind",
        sets = @Step.Sets(variable = "municipalReview", values = ChangeVariables.MunicipalReview.class))
class AssessChange implements JavaDelegate {

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEffect effect;

    AssessChange(ProjectFiles files, ChangeRegister changes, ChangeEffect effect) {
        this.files = files;
        this.changes = changes;
        this.effect = effect;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        ProjectChange change = changes.require(project);
        Findings findings = new Findings(effect.findings(project, change));
        RuleException.ifAny(new Findings(findings.violations()).messages());
        Kind kind = findings.has(FindingCode.CHANGE_MAJOR) ? Kind.MAJOR : Kind.MINOR;
        change.assess(kind);
        changes.save(change);
        List<Finding> open = findings.exceptionsBeyond(project.acceptedExceptions());
        boolean review = findings.has(FindingCode.CHANGE_AFFECTS_SUBSIDY) || !open.isEmpty();
        project.renew(ChangeEffect.renewed(findings.list(), changes.before(change), changes.after(change)), findings.list());
        project = files.save(project);
        BigDecimal amount = effect.amount(project, change, effect.rate(project));
        files.noted(project, "AssessChange", kind, "按变更后的方案测算补助" + Amounts.inWan(amount) + "万元，批复补助"
                + Amounts.inWan(project.approvedSubsidy().orElseThrow()) + "万元");
        ChangeVariables.CHANGE_KIND.on(execution).set(kind.name());
        ChangeVariables.MUNICIPAL_REVIEW.on(execution).set((review
                ? ChangeVariables.MunicipalReview.NEEDED : ChangeVariables.MunicipalReview.NOT_NEEDED).name());
    }
}
