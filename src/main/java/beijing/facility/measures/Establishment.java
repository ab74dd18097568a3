package beijing.facility.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The establishment of a project (立项, Article 24).
 *
 * @param number              立项批复文号, empty if absent
 * @param date                date of the document
 * @param projectCode         项目代码 of the national platform
 * @param track               by which procedure
 * @param estimatedInvestment 投资估算 in yuan, not negative, at most two decimals
 */
public record Establishment(String number, LocalDate date, String projectCode, ApprovalTrack track, BigDecimal estimatedInvestment) {

    /** @throws IllegalArgumentException for a negative estimate or more than two decimals */
    public Establishment {
        number = Texts.trimmed(number);
        Objects.requireNonNull(date, "date");
        projectCode = Texts.trimmed(projectCode);
        Objects.requireNonNull(track, "track");
        estimatedInvestment = Amounts.twoDecimals(estimatedInvestment, "estimatedInvestment");
    }
}
