package beijing.facility.implementation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.ProgressReport;
import beijing.facility.measures.ProgressRules;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ReportedProgress;
import beijing.facility.workflow.TaskForm;

/** 报送建设进度 opens on the month that is expected, beside the reports so far. */
@Component
class ProgressForm implements TaskForm {

    private final ProjectFiles files;
    private final ProgressReports reports;
    private final ProgressRules rules;

    ProgressForm(ProjectFiles files, ProgressReports reports, ProgressRules rules) {
        this.files = files;
        this.reports = reports;
        this.rules = rules;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-implementation");
    }

    @Override
    public String task() {
        return "ReportProgress";
    }

    @Override
    public Map<String, Object> suggestions(String project) {
        ProgressReport last = reports.findFirstByProjectNumberOrderByMonthDesc(project).map(ReportedProgress::report).orElse(null);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("reportMonth", rules.expected(files.require(project).startedOn().orElseThrow(), last).toString());
        if (last != null) {
            values.put("progressPercent", Amounts.plain(last.percent()));
            values.put("investmentPaid", Amounts.inWan(last.investmentPaid()));
        }
        return values;
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return Map.of("progressTable", reports.findByProjectNumberOrderById(project).stream().map(ProgressForm::row).toList());
    }

    private static Map<String, String> row(ReportedProgress reported) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("month", reported.month());
        row.put("percent", Amounts.plain(reported.percent()));
        row.put("paid", Amounts.inWan(reported.investmentPaid()));
        row.put("incident", reported.safetyIncident() ? "有" : "无");
        row.put("remark", reported.remark());
        return row;
    }
}
