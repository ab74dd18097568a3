package beijing.facility.acceptance;

import java.util.EnumSet;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.AcceptanceRules;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 核对竣工面积: what was built against what is approved by now (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", outcomes = CheckAsBuilt.Comparison.class,
        sets = @Step.Sets(variable = "asBuilt", values = AcceptanceVariables.Result.class))
class CheckAsBuilt implements JavaDelegate {

    enum Comparison implements Outcome {
        @Outcome.Label("通过") PASS, @Outcome.Label("需整改") RECTIFY
    }

    private static final Set<FindingCode> CODES = EnumSet.of(FindingCode.FUNCTIONS_NOT_BUILT, FindingCode.AREA_SHORT);

    private final ProjectFiles files;
    private final AcceptanceRules rules;
    private final Rectification rectification;

    CheckAsBuilt(ProjectFiles files, AcceptanceRules rules, Rectification rectification) {
        this.files = files;
        this.rules = rules;
        this.rectification = rectification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Findings findings = new Findings(rules.check(files.plan(project), files.built(project).orElseThrow()));
        boolean passed = !findings.hasViolation();
        project.renew(CODES, findings.list());
        project = files.save(project);
        files.noted(project, "CheckAsBuilt", passed ? Comparison.PASS : Comparison.RECTIFY, "");
        if (!passed) {
            rectification.ask(project, execution);
        }
        AcceptanceVariables.AS_BUILT.on(execution).set((passed
                ? AcceptanceVariables.Result.PASS : AcceptanceVariables.Result.FAIL).name());
    }
}
