package beijing.facility.funding;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.FundingRules;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/**
 * 核查资金申请报告 (Articles 7, 23, 24): a report that breaks a rule is refused at once, with every reason; one that needs an
 * exception goes on only with its explanation.
 */
@Component
@ProcessBean
@Step(process = "funding-approval", task = "SubmitFundApplication", office = Office.DISTRICT_DRC,
        outcomes = CheckFundApplication.Application.class)
class CheckFundApplication extends Recorder {

    enum Application implements Outcome {
        @Outcome.Label("上报") SUBMIT
    }

    private final ProjectFiles files;
    private final FundingRules rules;
    private final BeijingClock clock;

    CheckFundApplication(ProjectFiles files, FundingRules rules, BeijingClock clock) {
        this.files = files;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        FundApplication application = FundApplicationForm.read(mandate);
        Project project = files.require(ProcessVariables.projectNumber(execution));
        Findings findings =
                new Findings(rules.check(application, project.establishment().orElse(null), clock.today()));
        List<String> broken = new ArrayList<>(new Findings(findings.violations()).messages());
        List<Finding> unexplained = findings.exceptionsBeyond(project.acceptedExceptions());
        if (!unexplained.isEmpty() && application.justification().isEmpty()) {
            broken.add("“例外说明”（justification）不能为空，须说明以下例外的理由：" + Findings.sentences(unexplained));
        }
        RuleException.ifAny(broken);
        project = files.applyForFunds(project, application, findings.with(duplicates(project)).list());
        files.decided(mandate, project, Application.SUBMIT, application.justification(),
                "申请补助" + Amounts.inWan(application.requestedSubsidy()) + "万元");
    }

    /** What the joint review found of other projects stays on the file. */
    private static List<Finding> duplicates(Project project) {
        return project.findings().stream()
                .filter(finding -> finding.code() == FindingCode.POSSIBLE_DUPLICATE)
                .toList();
    }
}
