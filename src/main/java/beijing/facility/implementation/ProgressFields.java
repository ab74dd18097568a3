package beijing.facility.implementation;

import java.math.BigDecimal;
import java.time.YearMonth;

import beijing.facility.measures.ProgressReport;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;

/** The fields of 报送建设进度 (Article 27), for whoever takes a report in. */
public final class ProgressFields {

    private static final Field MONTH = Field.of("reportMonth", "报送月份");
    private static final Field PERCENT = Field.of("progressPercent", "累计进度");
    private static final Field INVESTMENT_PAID = Field.of("investmentPaid", "累计完成投资");
    private static final Field SAFETY_INCIDENT = Field.of("safetyIncident", "发生安全事故");
    private static final Field REMARK = Field.prose("remark", "进展情况");

    private ProgressFields() {
    }

    /** @throws beijing.facility.workflow.InputException with a sentence for each field that can't be read */
    public static ProgressReport read(Form form) {
        YearMonth month = form.month(MONTH);
        BigDecimal percent = form.progress(PERCENT);
        BigDecimal paid = form.money(INVESTMENT_PAID);
        boolean incident = form.flag(SAFETY_INCIDENT);
        String remark = form.optionalText(REMARK);
        if (incident && remark != null && remark.isEmpty()) {
            form.problem("“进展情况”（remark）不能为空：发生安全事故的须说明情况。");
        }
        form.accept();
        return new ProgressReport(month, percent, paid, incident, remark);
    }
}
