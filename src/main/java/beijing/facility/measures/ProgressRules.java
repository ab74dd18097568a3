package beijing.facility.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The start and the monthly reports of the works (Articles 26 and 27). */
public final class ProgressRules {

    private final Parameters parameters;

    public ProgressRules(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Whether the works may start: 依法开展各项招标工作 (Article 26). */
    public List<Finding> checkStart(boolean biddingCompleted) {
        return biddingCompleted ? List.of() : List.of(new Finding(FindingCode.BIDDING_MISSING,
                "开工报告填写为未完成招标，第二十六条要求依法开展各项招标工作，请完成招标并签订合同后再报告开工。"));
    }

    /**
     * What is wrong with a report beside those before it.
     *
     * @param last  the latest report, {@code null} before the first
     * @param total 总投资 of the plan in force, yuan
     * @return empty for a sound report
     */
    public List<Problem> check(ProgressReport report, ProgressReport last, LocalDate startedOn, BigDecimal total,
            LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        YearMonth start = YearMonth.from(startedOn);
        if (report.month().isAfter(YearMonth.from(today))) {
            problems.add(new Problem("reportMonth", "“报送月份”填写的“%s”不正确，不得晚于本月（%s）。"
                    .formatted(report.month(), YearMonth.from(today))));
        } else if (report.month().isBefore(start)) {
            problems.add(new Problem("reportMonth", "“报送月份”填写的“%s”不正确，不得早于开工月份（%s）。"
                    .formatted(report.month(), start)));
        }
        if (last != null && !report.month().isAfter(last.month())) {
            problems.add(new Problem("reportMonth", "“报送月份”填写的“%s”不正确，%s的进度已经报送，须报送之后的月份。"
                    .formatted(report.month(), last.month())));
        }
        if (last != null && report.percent().compareTo(last.percent()) < 0) {
            problems.add(new Problem("progressPercent", "“累计进度”填写的“%s%%”不正确，不得低于%s已报送的%s%%。"
                    .formatted(Amounts.plain(report.percent()), last.month(), Amounts.plain(last.percent()))));
        }
        if (last != null && report.investmentPaid().compareTo(last.investmentPaid()) < 0) {
            problems.add(new Problem("investmentPaid", "“累计完成投资”填写的“%s万元”不正确，不得低于%s已报送的%s万元。"
                    .formatted(Amounts.inWan(report.investmentPaid()), last.month(), Amounts.inWan(last.investmentPaid()))));
        }
        if (report.investmentPaid().compareTo(total) > 0) {
            problems.add(new Problem("investmentPaid", "“累计完成投资”填写的“%s万元”不正确，不得超过总投资%s万元。"
                    .formatted(Amounts.inWan(report.investmentPaid()), Amounts.inWan(total))));
        }
        return problems;
    }

    /** The month whose report is expected next: the start's, then the one after the last report's. */
    public YearMonth expected(LocalDate startedOn, ProgressReport last) {
        return last == null ? YearMonth.from(startedOn) : last.month().plusMonths(1);
    }

    /** The last day on which a month is reported in time. */
    public LocalDate dueOn(YearMonth month) {
        return month.plusMonths(1).atDay(parameters.progressReportDay());
    }

    /** 逾期未报 (Article 27). */
    public Optional<Finding> overdue(YearMonth month, LocalDate today) {
        LocalDate due = dueOn(month);
        return today.isAfter(due) ? Optional.of(new Finding(FindingCode.REPORT_OVERDUE,
                "%s的建设进度应于%s前报送，尚未报送，第二十七条要求及时报送项目建设进度，请尽快报送。".formatted(month, due))) : Optional.empty();
    }
}
