package beijing.facility.implementation;

import java.util.EnumSet;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.ProgressRules;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ReportedProgress;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.Urgency;

/** 催报建设进度: a report that is overdue goes on record and its task to the top of the list (Article 27). */
@Component
@ProcessBean
@Step(process = "project-implementation", outcomes = RemindReport.Reminder.class)
class RemindReport implements JavaDelegate {

    enum Reminder implements Outcome {
        @Outcome.Label("催办") REMIND
    }

    private final ProjectFiles files;
    private final ProgressReports reports;
    private final ProgressRules rules;
    private final BeijingClock clock;

    RemindReport(ProjectFiles files, ProgressReports reports, ProgressRules rules, BeijingClock clock) {
        this.files = files;
        this.reports = reports;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        project.remindOfReport(clock.instant());
        project.renew(EnumSet.of(FindingCode.REPORT_OVERDUE), rules.overdue(
                rules.expected(project.startedOn().orElseThrow(), reports
                        .findFirstByProjectNumberOrderByMonthDesc(project.number()).map(ReportedProgress::report).orElse(null)),
                clock.today()).stream().toList());
        project = files.save(project);
        files.noted(project, "RemindReport", Reminder.REMIND, "应于" + project.reportDueOn().orElseThrow() + "前报送");
        Urgency.raise(execution);
    }
}
