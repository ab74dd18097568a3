package beijing.facility.implementation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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

/** 确定报送期限: by when the next month is to be reported (Article 27). */
@Component
@ProcessBean
@Step(process = "project-implementation")
class ExpectReport implements JavaDelegate {

    private final ProjectFiles files;
    private final ProgressReports reports;
    private final ProgressRules rules;

    ExpectReport(ProjectFiles files, ProgressReports reports, ProgressRules rules) {
        this.files = files;
        this.reports = reports;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        LocalDate due = rules.dueOn(rules.expected(project.startedOn().orElseThrow(),
                reports.findFirstByProjectNumberOrderByMonthDesc(project.number()).map(ReportedProgress::report).orElse(null)));
        project.expectReport(due);
        project.renew(EnumSet.of(FindingCode.REPORT_OVERDUE), List.of());
        files.save(project);
        ImplementationVariables.REPORT_DUE.on(execution).set(BeijingClock.endOf(due));
    }
}
