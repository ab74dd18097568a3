package beijing.facility.change;

import java.math.BigDecimal;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Mandates;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 变更生效: the project is what the change says, with the subsidy that was signed where it was lowered (Article 28). */
@Component
@ProcessBean
@Step(process = "project-change", follows = {"FileMinorChange", "RecordChangeProcedures", "SignSubsidyAdjustment"},
        outcomes = ApplyChange.Adoption.class)
class ApplyChange implements JavaDelegate {

    enum Adoption implements Outcome {
        @Outcome.Label("生效") ADOPT
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEffect effect;
    private final Mandates mandates;

    ApplyChange(ProjectFiles files, ChangeRegister changes, ChangeEffect effect, Mandates mandates) {
        this.files = files;
        this.changes = changes;
        this.effect = effect;
        this.mandates = mandates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Mandate mandate = mandates.before(ApplyChange.class.getAnnotation(Step.class), execution);
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        ProjectChange change = changes.require(project);
        // reports go on while a change is open
        effect.refuseBelowPaid(project, changes.after(change).plan());
        BigDecimal rate = change.inclusiveRate().orElseGet(() -> effect.rate(project));
        BigDecimal amount = change.proposedSubsidy().orElseGet(() -> project.approvedSubsidy().orElseThrow());
        Set<FindingCode> accepted = new Findings(effect.findings(project, change)).exceptionCodes();
        Project changed = changes.adopt(mandate, project, change, effect.subsidy(change, rate), effect.ceiling(change), amount, accepted);
        files.noted(changed, "ApplyChange", Adoption.ADOPT, "批复补助" + Amounts.inWan(amount) + "万元");
    }
}
