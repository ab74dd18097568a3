package beijing.facility.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.project.Decisions;
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

/** 登记签批: the second pair of eyes; who reviewed the fund application at any time cannot sign it (Article 24). */
@Component
@ProcessBean
@Step(process = "funding-approval", task = "SignFundApproval", office = Office.MUNICIPAL_DRC_SIGNER,
        outcomes = RecordFundSignature.Signature.class, variable = "fundSignature",
        sets = @Step.Sets(variable = "fundingResult", values = FundingVariables.Result.class))
class RecordFundSignature extends Recorder {

    private static final Field APPROVAL_NUMBER = Field.of("approvalNumber", "批复文号");

    enum Signature implements Outcome {
        @Outcome.Label("签批") SIGN, @Outcome.Label("退回") RETURN
    }

    private final ProjectFiles files;
    private final Decisions decisions;
    private final BeijingClock clock;

    RecordFundSignature(ProjectFiles files, Decisions decisions, BeijingClock clock) {
        this.files = files;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Signature decision = form.choice(Field.DECISION, Signature.class);
        String approvalNumber = decision == Signature.SIGN ? form.text(APPROVAL_NUMBER) : null;
        String opinion = form.opinion(decision != Signature.RETURN, "退回");
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        refuseReviewer(project, mandate);
        String detail = "";
        if (decision == Signature.SIGN) {
            project = files.approve(mandate, project, approvalNumber, clock.today());
            detail = "批复文号：" + approvalNumber + "；批复补助"
                    + Amounts.inWan(project.approvedSubsidy().orElseThrow()) + "万元";
            FundingVariables.FUNDING_RESULT.on(execution).set(FundingVariables.Result.APPROVED.name());
        } else {
            project.returnProposal();
            project = files.save(project);
        }
        files.decided(mandate, project, decision, opinion, detail);
        FundingVariables.FUND_SIGNATURE.on(execution).set(decision.name());
    }

    private void refuseReviewer(Project project, Mandate mandate) {
        if (decisions.completed(project.number(), FundReviewForm.TASK, mandate.official())) {
            throw new RuleException("审核与签批须由不同人员办理：您（" + mandate.official() + "）审核过项目" + project.number()
                    + "的资金申请报告，不能签批，请由其他签批人员办理。");
        }
    }
}
