package beijing.facility.implementation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Problem;
import beijing.facility.measures.ProgressReport;
import beijing.facility.measures.ProgressRules;
import beijing.facility.measures.ReleaseRule;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ReportedProgress;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记建设进度: a month's report, and whether it reaches a step of the release schedule or the end (Articles 25, 27). */
@Component
@ProcessBean
@Step(process = "project-implementation", task = "ReportProgress", office = Office.DISTRICT_DRC,
        alsoBy = Office.INVESTMENT_PLATFORM, outcomes = RecordProgress.Report.class,
        sets = {@Step.Sets(variable = "releaseStep", values = ImplementationVariables.ReleaseStep.class),
                @Step.Sets(variable = "works", values = ImplementationVariables.Works.class)})
class RecordProgress extends Recorder {

    enum Report implements Outcome {
        @Outcome.Label("报送进度") REPORT
    }

    private static final BigDecimal DONE = new BigDecimal("100");

    private final ProjectFiles files;
    private final ProgressReports reports;
    private final ProgressRules rules;
    private final ReleaseRule releases;
    private final BeijingClock clock;

    RecordProgress(ProjectFiles files, ProgressReports reports, ProgressRules rules, ReleaseRule releases,
            BeijingClock clock) {
        this.files = files;
        this.reports = reports;
        this.rules = rules;
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        ProgressReport report = ProgressFields.read(Form.of(mandate));
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        LocalDate startedOn = project.startedOn().orElseThrow();
        Optional<ProgressReport> last =
                reports.findFirstByProjectNumberOrderByMonthDesc(project.number()).map(ReportedProgress::report);
        List<Problem> problems =
                rules.check(report, last.orElse(null), startedOn, files.plan(project).total(), clock.today());
        if (!problems.isEmpty()) {
            throw new RuleException(problems.stream()
                    .map(problem -> problem.message().replaceFirst("。$", "") + "（字段：" + problem.field() + "）。")
                    .collect(Collectors.joining("\n")));
        }
        reports.save(ReportedProgress.of(project, report, rules.dueOn(report.month()), mandate.official(), clock.instant()));
        boolean completed = report.percent().compareTo(DONE) == 0;
        if (completed) {
            project.completeWorks();
        }
        project = files.save(project);
        files.decided(mandate, project, Report.REPORT, report.remark(), report.month() + "累计进度"
                + Amounts.plain(report.percent()) + "%，累计完成投资" + Amounts.inWan(report.investmentPaid()) + "万元"
                + (report.safetyIncident() ? "，发生安全事故" : ""));
        BigDecimal before = last.map(ProgressReport::percent).orElse(BigDecimal.ZERO);
        ImplementationVariables.RELEASE_STEP.on(execution).set(ImplementationVariables.step(
                releases.share(report.percent(), false).compareTo(releases.share(before, false)) > 0));
        ImplementationVariables.WORKS.on(execution).set((completed
                ? ImplementationVariables.Works.COMPLETED : ImplementationVariables.Works.ONGOING).name());
    }
}
