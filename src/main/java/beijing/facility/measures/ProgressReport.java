package beijing.facility.measures;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * One month's report on the works (Article 27).
 *
 * @param month          the month reported on
 * @param percent        cumulative progress in percent, at most two decimals
 * @param investmentPaid cumulative investment paid, yuan
 * @param safetyIncident whether there was an accident on the site
 * @param remark         进展情况, empty if none
 */
public record ProgressReport(YearMonth month, BigDecimal percent, BigDecimal investmentPaid, boolean safetyIncident,
        String remark) {

    /** Whether both say the same; {@code 45} and {@code 45.00} do. */
    public boolean says(ProgressReport other) {
        return month.equals(other.month) && percent.compareTo(other.percent) == 0
                && investmentPaid.compareTo(other.investmentPaid) == 0 && safetyIncident == other.safetyIncident
                && remark.equals(other.remark);
    }
}
