package beijing.facility.implementation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.stereotype.Component;

import beijing.facility.implementation.ProgressFields;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.ProgressReport;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ReportedProgress;
import beijing.facility.workflow.DeclaredSteps;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.TaskDoor;

/**
 * Takes reports row by row, each in a transaction of its own, by completing the open 报送建设进度 of its project. The same report
 * handed in again changes nothing (contract §8).
 */
@Component
class ProgressReportIntake {

    /** Whether a row was recorded now or stands there already. */
    enum Outcome {
        RECORDED, UNCHANGED
    }

    /** @param row its place in what was handed in, from 1 */
    record Accepted(int row, String projectNumber, String reportMonth, Outcome result) {
    }

    /** @param byRule whether a rule refuses it, or it can't be read at all */
    record Refused(int row, String projectNumber, String reportMonth, String message, boolean byRule) {
    }

    /** @param message what was refused, in one text; null where nothing was */
    record Result(List<Accepted> accepted, List<Refused> refused, String message) {
    }

    /** That at which the platform may hand in what officials do. */
    private final String task;
    private final TaskDoor door;
    private final ProjectFiles files;
    private final ProgressReports reports;

    ProgressReportIntake(DeclaredSteps steps, TaskDoor door, ProjectFiles files, ProgressReports reports) {
        this.task = steps.alsoBy(Office.INVESTMENT_PLATFORM).task();
        this.door = door;
        this.files = files;
        this.reports = reports;
    }

    Result take(List<ProgressRow> rows) {
        List<Accepted> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ProgressRow row = rows.get(i);
            int place = i + 1;
            if (!row.problem().isEmpty()) {
                refused.add(refusal(place, row, row.problem(), false));
                continue;
            }
            try {
                accepted.add(new Accepted(place, row.projectNumber(), row.month(), door.inOneStep(() -> take(row))));
            } catch (ProcessEngineException refusal) {
                OfficialException sentence = official(refusal).orElseThrow(() -> refusal);
                refused.add(refusal(place, row, sentence.getMessage(), sentence instanceof RuleException));
            }
        }
        return new Result(accepted, refused, refused.isEmpty() ? null
                : String.join("\n", refused.stream().map(Refused::message).toList()));
    }

    /** Whether it can be read comes first: what can't is told by its field, whatever project it names. */
    private Outcome take(ProgressRow row) {
        ProgressReport report = ProgressFields.read(Form.in(row.values()));
        Project project = files.find(row.projectNumber()).map(found -> files.lock(found.number()))
                .orElseThrow(() -> new RuleException("没有这个项目。"));
        Optional<ReportedProgress> earlier = reports.findByProjectNumberAndMonth(project.number(), report.month().toString());
        if (earlier.isPresent()) {
            if (same(earlier.get(), report)) {
                return Outcome.UNCHANGED;
            }
            throw new RuleException("该月进度已经报送（累计进度" + Amounts.plain(earlier.get().percent()) + "%，累计完成投资"
                    + Amounts.inWan(earlier.get().investmentPaid()) + "万元），不能以不同的内容重复报送。");
        }
        if (!door.submit(project.number(), task, row.values())) {
            throw new RuleException("项目当前状态为“" + project.status().label() + "”，没有待报送的建设进度。");
        }
        return Outcome.RECORDED;
    }

    private static boolean same(ReportedProgress earlier, ProgressReport report) {
        return earlier.percent().compareTo(report.percent()) == 0
                && earlier.investmentPaid().compareTo(report.investmentPaid()) == 0
                && earlier.safetyIncident() == report.safetyIncident()
                && earlier.remark().equals(report.remark());
    }

    private static Refused refusal(int place, ProgressRow row, String sentence, boolean byRule) {
        String name = "第" + place + "行（" + (row.projectNumber().isEmpty() ? "未写明项目" : row.projectNumber())
                + (row.month().isEmpty() ? "" : "，" + row.month()) + "）：";
        return new Refused(place, row.projectNumber(), row.month(), name + sentence, byRule);
    }

    private static Optional<OfficialException> official(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OfficialException official) {
                return Optional.of(official);
            }
        }
        return Optional.empty();
    }
}
