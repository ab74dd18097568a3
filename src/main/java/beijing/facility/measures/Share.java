package beijing.facility.measures;

import java.math.BigDecimal;

/**
 * Floor area and direct investment of one function in one category (Article 7).
 *
 * @param area       m², not negative, at most two decimals
 * @param investment yuan, not negative, at most two decimals
 */
public record Share(BigDecimal area, BigDecimal investment) {

    /** Neither area nor investment. */
    public static final Share NONE = new Share(BigDecimal.ZERO, BigDecimal.ZERO);

    /** @throws IllegalArgumentException for a negative number or more than two decimals */
    public Share {
        area = Amounts.twoDecimals(area, "area");
        investment = Amounts.twoDecimals(investment, "investment");
    }

    boolean hasArea() {
        return area.signum() > 0;
    }

    boolean hasInvestment() {
        return investment.signum() > 0;
    }
}
