package beijing.facility.funding;

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
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.FundingRules;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记审核意见: the rate for the inclusive part and the amount that goes to signature (Articles 23, 24). */
@Component
@ProcessBean
@Step(process = "funding-approval", task = "ReviewFundApplication", office = Office.MUNICIPAL_DRC,
        outcomes = RecordFundReview.Review.class, variable = "fundReview",
        sets = @Step.Sets(variable = "fundingResult", values = FundingVariables.Result.class))
class RecordFundReview extends Recorder {

    enum Review implements Outcome {
        @Outcome.Label("批准") APPROVE, @Outcome.Label("退回") RETURN, @Outcome.Label("不予支持") REJECT
    }

    private final ProjectFiles files;
    private final FundingRules rules;
    private final SubsidyRule subsidies;

    RecordFundReview(ProjectFiles files, FundingRules rules, SubsidyRule subsidies) {
        this.files = files;
        this.rules = rules;
        this.subsidies = subsidies;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Review decision = form.choice(Field.DECISION, Review.class);
        boolean exceptionAccepted = form.flag(FundReviewForm.EXCEPTION_ACCEPTED);
        BigDecimal rate = decision == Review.APPROVE ? form.percent(FundReviewForm.INCLUSIVE_RATE) : null;
        String opinion = form.opinion(decision != Review.RETURN && decision != Review.REJECT,
                decision == Review.RETURN ? "退回" : "不予批复");
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        String detail = switch (decision) {
            case APPROVE -> propose(mandate, project, rate, exceptionAccepted);
            case RETURN -> {
                project.returnFundApplication();
                yield "";
            }
            case REJECT -> {
                project.rejectFunds();
                FundingVariables.FUNDING_RESULT.on(execution).set(FundingVariables.Result.REJECTED.name());
                yield "";
            }
        };
        project = files.save(project);
        files.decided(mandate, project, decision, opinion, detail);
        FundingVariables.FUND_REVIEW.on(execution).set(decision.name());
    }

    private String propose(Mandate mandate, Project project, BigDecimal rate, boolean exceptionAccepted) {
        FundApplication application = files.fundApplication(project).orElseThrow();
        List<String> broken = new ArrayList<>(new Findings(new Findings(rules.checkRate(application.plan(), rate)).violations()).messages());
        Findings findings = new Findings(project.findings());
        List<Finding> open = findings.exceptionsBeyond(project.acceptedExceptions());
        if (!open.isEmpty() && !exceptionAccepted) {
            broken.add("“接受例外”（exceptionAccepted）未勾选：批准前须明确接受以下例外，否则请退回："
                    + Findings.sentences(open));
        }
        RuleException.ifAny(broken);
        Subsidy subsidy = subsidies.at(application.plan(), rate);
        BigDecimal amount = subsidies.approved(subsidy, application.requestedSubsidy());
        if (amount.signum() == 0) {
            throw new RuleException("按普惠补助比例" + Amounts.inPercent(rate) + "%测算的补助金额为0元，不能批准，请退回或不予批复。");
        }
        project.propose(subsidy, amount, mandate.official(), findings.exceptionCodes());
        return "普惠补助比例" + Amounts.inPercent(rate) + "%，拟批复补助" + Amounts.inWan(amount) + "万元";
    }
}
