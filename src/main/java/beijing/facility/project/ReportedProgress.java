package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.ProgressReport;

/**
 * A month's report as it was handed in (Article 27). Append-only.
 *
 * @param dueOn the last day on which it was in time
 */
@Table("progress_report")
public record ReportedProgress(
        @Id Long id,
        String projectNumber,
        String month,
        BigDecimal percent,
        BigDecimal investmentPaid,
        boolean safetyIncident,
        String remark,
        LocalDate dueOn,
        String reportedBy,
        Instant reportedAt) {

    public static ReportedProgress of(Project project, ProgressReport report, LocalDate dueOn, String by, Instant at) {
        return new ReportedProgress(null, project.number(), report.month().toString(), report.percent(),
                report.investmentPaid(), report.safetyIncident(), report.remark(), dueOn, by, at);
    }

    public ProgressReport report() {
        return new ProgressReport(YearMonth.parse(month), percent, investmentPaid, safetyIncident, remark);
    }
}
