package beijing.facility.review;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Department;
import beijing.facility.measures.DepartmentReport;
import beijing.facility.measures.DepartmentRules;
import beijing.facility.measures.Findings;
import beijing.facility.measures.FindingCode;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.OpinionDecision;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 汇总审查意见: what the departments found, and whether there is something to be coordinated (Article 22). */
@Component
@ProcessBean
@Step(process = "joint-review", sets = @Step.Sets(variable = "coordination", values = ReviewVariables.Coordination.class))
class SummariseOpinions implements JavaDelegate {

    private final ProjectFiles files;
    private final DepartmentOpinions opinions;
    private final DepartmentRules rules;

    SummariseOpinions(ProjectFiles files, DepartmentOpinions opinions, DepartmentRules rules) {
        this.files = files;
        this.opinions = opinions;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        List<DepartmentOpinion> given =
                opinions.findByProjectNumberAndRoundOrderById(project.number(), project.reviewRound());
        Findings findings = new Findings(project.findings()).with(rules.check(given.stream()
                .map(opinion -> new DepartmentReport(Department.name(opinion.department()),
                        opinion.otherMunicipalFundsFound(), opinion.opinion()))
                .toList()));
        project.find(findings.list());
        files.save(project);
        boolean needed = findings.has(FindingCode.POSSIBLE_DUPLICATE)
                || given.stream().anyMatch(opinion -> opinion.decision() == OpinionDecision.DISAGREE);
        ReviewVariables.COORDINATION.on(execution).set((needed ? ReviewVariables.Coordination.NEEDED : ReviewVariables.Coordination.NOT_NEEDED).name());
    }
}
