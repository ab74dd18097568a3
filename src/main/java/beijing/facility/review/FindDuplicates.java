package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.ComplianceRules;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SimilarProjects;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 核查重复申报: looks again over all districts, where another project may have come in since (Article 22). */
@Component
@ProcessBean
@Step(process = "joint-review")
class FindDuplicates implements JavaDelegate {

    private final ProjectFiles files;
    private final SimilarProjects similar;
    private final ComplianceRules rules;

    FindDuplicates(ProjectFiles files, SimilarProjects similar, ComplianceRules rules) {
        this.files = files;
        this.similar = similar;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        project.find(rules.check(files.application(project), similar.to(project)));
        files.save(project);
    }
}
