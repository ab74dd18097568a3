package beijing.facility.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Finding;
import beijing.facility.measures.Findings;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectChange.End;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记调整审核: the subsidy after the change by the rules of its approval, unchanged or lowered (Articles 23, 28). */
@Component
@ProcessBean
@Step(process = "project-change", task = "ReviewSubsidyAdjustment", office = Office.MUNICIPAL_DRC,
        outcomes = RecordAdjustmentReview.Review.class, variable = "adjustmentReview")
class RecordAdjustmentReview extends Recorder {

    enum Review implements Outcome {
        @Outcome.Label("同意") APPROVE, @Outcome.Label("退回") RETURN, @Outcome.Label("不予同意") REJECT
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEffect effect;
    private final ChangeEnd end;

    RecordAdjustmentReview(ProjectFiles files, ChangeRegister changes, ChangeEffect effect, ChangeEnd end) {
        this.files = files;
        this.changes = changes;
        this.effect = effect;
        this.end = end;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Review decision = form.choice(Field.DECISION, Review.class);
        BigDecimal rate = decision == Review.APPROVE ? form.percent(AdjustmentForm.INCLUSIVE_RATE) : null;
        boolean exceptionAccepted = form.flag(AdjustmentForm.EXCEPTION_ACCEPTED);
        String opinion = form.opinion(decision != Review.RETURN && decision != Review.REJECT,
                decision == Review.RETURN ? "退回" : "不予同意");
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        String detail = "";
        if (decision == Review.APPROVE) {
            detail = propose(mandate, project, rate, exceptionAccepted);
        } else if (decision == Review.REJECT) {
            project = end.drop(project, End.REJECTED);
        }
        files.decided(mandate, project, decision, opinion, detail);
        ChangeVariables.ADJUSTMENT_REVIEW.on(execution).set(decision.name());
        if (decision == Review.REJECT) {
            end.resumeReleases(execution);
        }
    }

    private String propose(Mandate mandate, Project project, BigDecimal rate, boolean exceptionAccepted) {
        ProjectChange change = changes.require(project);
        BigDecimal before = effect.rate(project);
        List<String> broken = new ArrayList<>();
        if (rate.compareTo(before) > 0) {
            broken.add("“普惠补助比例”（inclusiveRate）填写的“" + Amounts.inPercent(rate) + "”不正确，变更不得提高补助，不得超过批复时的"
                    + Amounts.inPercent(before) + "%。");
        }
        List<Finding> open = new Findings(effect.findings(project, change)).exceptionsBeyond(project.acceptedExceptions());
        if (!open.isEmpty() && !exceptionAccepted) {
            broken.add("“接受例外”（exceptionAccepted）未勾选：同意变更前须明确接受以下例外，否则请退回或不予同意："
                    + Findings.sentences(open));
        }
        RuleException.ifAny(broken);
        BigDecimal amount = effect.amount(project, change, rate);
        if (amount.signum() == 0) {
            throw new RuleException("按普惠补助比例" + Amounts.inPercent(rate) + "%测算的补助金额为0元，不能批准，请退回、不予同意或终止项目。");
        }
        change.propose(rate, amount, mandate.official());
        changes.save(change);
        return "普惠补助比例" + Amounts.inPercent(rate) + "%，拟将批复补助由"
                + Amounts.inWan(project.approvedSubsidy().orElseThrow()) + "万元调整为" + Amounts.inWan(amount) + "万元"
                + (exceptionAccepted ? "；接受例外" : "");
    }
}
