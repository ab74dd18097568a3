package beijing.facility.acceptance;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Parameters;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;

/** 整改 with its deadline (Article 29). */
@Component
class Rectification {

    private final ProjectFiles files;
    private final Parameters parameters;
    private final BeijingClock clock;

    Rectification(ProjectFiles files, Parameters parameters, BeijingClock clock) {
        this.files = files;
        this.parameters = parameters;
        this.clock = clock;
    }

    Project ask(Project project, DelegateExecution execution) {
        LocalDate due = clock.today().plus(parameters.acceptanceRectificationDeadline());
        project.rectify();
        AcceptanceVariables.RECTIFICATION_DUE.on(execution).set(BeijingClock.endOf(due));
        return files.save(project);
    }
}
