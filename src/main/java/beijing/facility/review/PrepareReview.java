package beijing.facility.review;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Parameters;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 确定审查部门: opens a round and asks the departments of the functions applied for, and the two of Article 4. */
@Component
@ProcessBean
@Step(process = "joint-review")
class PrepareReview implements JavaDelegate {

    private final ProjectFiles files;
    private final DepartmentOpinions opinions;
    private final Parameters parameters;
    private final BeijingClock clock;

    PrepareReview(ProjectFiles files, DepartmentOpinions opinions, Parameters parameters, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        project.openReview();
        Project opened = files.save(project);
        List<String> departments = new ArrayList<>(parameters.departmentsFor(files.plan(opened).provided()));
        Instant askedAt = clock.instant();
        ZonedDateTime due = askedAt.atZone(BeijingClock.ZONE)
                .plus(parameters.departmentOpinionDeadline())
                .truncatedTo(ChronoUnit.SECONDS);
        opinions.saveAll(departments.stream()
                .map(department -> DepartmentOpinion.ask(opened, department, askedAt, due.toInstant()))
                .toList());
        ReviewVariables.REVIEW_DEPARTMENTS.on(execution).set(departments);
        ReviewVariables.OPINION_DUE.on(execution).set(due.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
