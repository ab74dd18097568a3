package beijing.facility.review;

import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Groups;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.Urgency;

/** 催办逾期部门: when an opinion is overdue, the reminder goes on record and the task to the top of the list. */
@Component
@ProcessBean
@Step(process = "joint-review", outcomes = RemindDepartment.Reminder.class)
class RemindDepartment implements JavaDelegate {

    enum Reminder implements Outcome {
        @Outcome.Label("催办") REMIND
    }

    private final ProjectFiles files;
    private final DepartmentOpinions opinions;
    private final BeijingClock clock;

    RemindDepartment(ProjectFiles files, DepartmentOpinions opinions, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.require(ProcessVariables.projectNumber(execution));
        String department = ReviewVariables.DEPARTMENT.from(execution).get();
        DepartmentOpinion asked = opinions
                .findByProjectNumberAndRoundAndDepartment(project.number(), project.reviewRound(), department)
                .orElseThrow();
        Instant now = clock.instant();
        asked.remind(now);
        opinions.save(asked);
        files.noted(project, "RemindDepartment", Reminder.REMIND, "部门：" + department);
        Urgency.raise(execution, Groups.dept(department));
    }
}
