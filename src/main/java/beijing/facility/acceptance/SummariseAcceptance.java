package beijing.facility.acceptance;

import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.measures.AcceptanceRules;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 汇总验收意见: one department that does not let it pass is enough for a rectification (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", sets = @Step.Sets(variable = "acceptance", values = AcceptanceVariables.Result.class))
class SummariseAcceptance implements JavaDelegate {

    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;
    private final AcceptanceRules rules;
    private final Rectification rectification;

    SummariseAcceptance(ProjectFiles files, AcceptanceOpinions opinions, AcceptanceRules rules,
            Rectification rectification) {
        this.files = files;
        this.opinions = opinions;
        this.rules = rules;
        this.rectification = rectification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        String district = District.of(project.districtCode()).map(District::label).orElseThrow();
        List<Finding> objections = opinions
                .findByProjectNumberAndRoundOrderById(project.number(), project.acceptanceRound()).stream()
                .filter(AcceptanceOpinion::failed)
                .map(opinion -> rules.objection(district + Department.districtName(opinion.department()), opinion.opinion()))
                .toList();
        project.renew(EnumSet.of(FindingCode.DEPARTMENT_OBJECTION), objections);
        if (objections.isEmpty()) {
            project.passAcceptance();
            files.save(project);
        } else {
            rectification.ask(project, execution);
        }
        AcceptanceVariables.ACCEPTANCE.on(execution).set((objections.isEmpty()
                ? AcceptanceVariables.Result.PASS : AcceptanceVariables.Result.FAIL).name());
    }
}
