package beijing.facility.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.ComplianceRules;
import beijing.facility.measures.Findings;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SimilarProjects;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/**
 * 合规性审查: every rule that an application can answer (Articles 6, 7, 10, 11, 21, 22, 23, 36). A violation, or an exception
 * that nobody explained, sends it to correction.
 */
@Component
@ProcessBean
@Step(process = "project-lifecycle", outcomes = CheckCompliance.Compliance.class, variable = "complianceResult")
class CheckCompliance implements JavaDelegate {

    enum Compliance implements Outcome {
        @Outcome.Label("通过") PASS, @Outcome.Label("需补正") RECTIFY
    }

    private final ProjectFiles files;
    private final SimilarProjects similar;
    private final ComplianceRules rules;
    private final SubsidyRule subsidy;

    CheckCompliance(ProjectFiles files, SimilarProjects similar, ComplianceRules rules, SubsidyRule subsidy) {
        this.files = files;
        this.similar = similar;
        this.rules = rules;
        this.subsidy = subsidy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        ProjectApplication application = files.application(project);
        Findings findings = new Findings(rules.check(application, similar.to(project)));
        boolean passed = findings.pass(application.justification());
        Compliance result = passed ? Compliance.PASS : Compliance.RECTIFY;
        project.checked(findings.list(), subsidy.ceiling(application.plan()), passed);
        project = files.save(project);
        files.noted(project, "CheckCompliance", result, "");
        LifecycleVariables.COMPLIANCE_RESULT.on(execution).set(result.name());
    }
}
