package beijing.facility.review;

import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
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

/**
 * 登记确定结论 (Article 22): no project with a violation is selected, none with an exception unless the district explained it
 * and the municipal commission accepts it in so many words.
 */
@Component
@ProcessBean
@Step(process = "joint-review", task = "DetermineProject", office = Office.MUNICIPAL_DRC,
        outcomes = RecordDetermination.Determination.class, variable = "determination",
        sets = @Step.Sets(variable = "reviewResult", values = ReviewVariables.Result.class))
class RecordDetermination extends Recorder {

    private static final Field EXCEPTION_ACCEPTED = Field.of("exceptionAccepted", "接受例外");

    enum Determination implements Outcome {
        @Outcome.Label("确定") SELECT, @Outcome.Label("退回") RETURN, @Outcome.Label("不予支持") REJECT
    }

    private final ProjectFiles files;

    RecordDetermination(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Determination decision = form.choice(Field.DECISION, Determination.class);
        boolean exceptionAccepted = form.flag(EXCEPTION_ACCEPTED);
        String opinion = form.opinion(decision != Determination.RETURN && decision != Determination.REJECT,
                decision == Determination.RETURN ? "退回补正" : "不予纳入");
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        if (decision == Determination.SELECT) {
            project.select(accepted(project, exceptionAccepted));
        }
        ReviewOutcome.apply(decision.name(), project, execution);
        project = files.save(project);
        files.decided(mandate, project, decision, opinion,
                exceptionAccepted ? "接受例外" : "");
        ReviewVariables.DETERMINATION.on(execution).set(decision.name());
    }

    private Set<FindingCode> accepted(Project project, boolean exceptionAccepted) {
        Findings findings = new Findings(project.findings());
        if (!findings.violations().isEmpty()) {
            throw new RuleException("项目存在违规问题，不能确定（SELECT），请退回补正或不予纳入："
                    + Findings.sentences(findings.violations()));
        }
        if (!findings.exceptions().isEmpty()) {
            if (files.application(project).justification().isEmpty()) {
                throw new RuleException("项目存在例外而各区未填写“例外说明”（justification），不能确定（SELECT），请退回补正："
                        + Findings.sentences(findings.exceptions()));
            }
            if (!exceptionAccepted) {
                throw new RuleException("“接受例外”（exceptionAccepted）未勾选：确定项目前须明确接受以下例外，否则请退回或不予纳入："
                        + Findings.sentences(findings.exceptions()));
            }
        }
        return findings.exceptionCodes();
    }
}
