package beijing.facility.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Parameters;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 确定验收部门: at first those of the functions built and those of every project, afterwards those that did not let it pass (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance")
class PrepareAcceptance implements JavaDelegate {

    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;
    private final Parameters parameters;
    private final BeijingClock clock;

    PrepareAcceptance(ProjectFiles files, AcceptanceOpinions opinions, Parameters parameters, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        List<String> failed = opinions
                .findByProjectNumberAndRoundOrderById(project.number(), project.acceptanceRound()).stream()
                .filter(AcceptanceOpinion::failed)
                .map(AcceptanceOpinion::department)
                .toList();
        // a list that the engine can read again
        List<String> departments = new ArrayList<>(failed.isEmpty()
                ? parameters.acceptanceDepartmentsFor(files.built(project).orElseThrow().provided()) : failed);
        project.openAcceptance();
        Project opened = files.save(project);
        Instant now = clock.instant();
        opinions.saveAll(departments.stream().map(department -> AcceptanceOpinion.ask(opened, department, now)).toList());
        AcceptanceVariables.ACCEPTANCE_DEPARTMENTS.on(execution).set(departments);
    }
}
