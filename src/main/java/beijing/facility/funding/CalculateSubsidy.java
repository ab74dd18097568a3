package beijing.facility.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 测算补助资金: the most that Article 23 allows for the plan of the fund application. */
@Component
@ProcessBean
@Step(process = "funding-approval", outcomes = CalculateSubsidy.Calculation.class)
class CalculateSubsidy implements JavaDelegate {

    enum Calculation implements Outcome {
        @Outcome.Label("测算") CALCULATE
    }

    private final ProjectFiles files;
    private final SubsidyRule rule;

    CalculateSubsidy(ProjectFiles files, SubsidyRule rule) {
        this.files = files;
        this.rule = rule;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        Subsidy ceiling = rule.ceiling(files.plan(project));
        project.ceiling(ceiling);
        project = files.save(project);
        files.noted(project, "CalculateSubsidy", Calculation.CALCULATE, "补助上限" + Amounts.inWan(ceiling.total()) + "万元");
    }
}
