package beijing.facility.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Decisions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记调整签批: the second pair of eyes; who reviewed an adjustment of the project cannot sign one (Article 28). */
@Component
@ProcessBean
@Step(process = "project-change", task = "SignSubsidyAdjustment", office = Office.MUNICIPAL_DRC_SIGNER,
        outcomes = RecordAdjustmentSignature.Signature.class, variable = "adjustmentSignature")
class RecordAdjustmentSignature extends Recorder {

    private static final Field NUMBER = Field.of("adjustmentNumber", "调整批复文号");

    enum Signature implements Outcome {
        @Outcome.Label("签批") SIGN, @Outcome.Label("退回") RETURN
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final Decisions decisions;

    RecordAdjustmentSignature(ProjectFiles files, ChangeRegister changes, Decisions decisions) {
        this.files = files;
        this.changes = changes;
        this.decisions = decisions;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Signature decision = form.choice(Field.DECISION, Signature.class);
        String number = decision == Signature.SIGN ? form.text(NUMBER) : null;
        String opinion = form.opinion(decision != Signature.RETURN, "退回");
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        if (decisions.completed(project.number(), AdjustmentForm.TASK, mandate.official())) {
            throw new RuleException("审核与签批须由不同人员办理：您（" + mandate.official() + "）审核过项目" + project.number()
                    + "的补助调整，不能签批，请由其他签批人员办理。");
        }
        ProjectChange change = changes.require(project);
        String detail = "";
        if (decision == Signature.SIGN) {
            change.sign(number);
            detail = "调整批复文号：" + number + "；批复补助调整为" + Amounts.inWan(change.proposedSubsidy().orElseThrow()) + "万元";
        } else {
            change.returnProposal();
        }
        changes.save(change);
        files.decided(mandate, project, decision, opinion, detail);
        ChangeVariables.ADJUSTMENT_SIGNATURE.on(execution).set(decision.name());
    }
}
