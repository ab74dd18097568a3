package beijing.facility.project;

import java.math.BigDecimal;

/**
 * What stands in the ledger of one project (contract §7). Amounts are yuan.
 *
 * @param approved  批复补助 in force
 * @param released  all that was ever released
 * @param disbursed all that was ever disbursed to the project unit
 * @param repaid    all that was ever repaid
 * @param returned  the part of it that had never been disbursed
 */
public record Balance(BigDecimal approved, BigDecimal released, BigDecimal disbursed, BigDecimal repaid,
        BigDecimal returned) {

    /** Released less what came back. */
    public BigDecimal netReleased() {
        return released.subtract(repaid);
    }

    /** Released, but neither disbursed nor returned: what the district still holds. */
    public BigDecimal outstanding() {
        return released.subtract(disbursed).subtract(returned);
    }

    /** Released above the approval in force (Article 28), 0 where there is none. */
    public BigDecimal overpaid() {
        return netReleased().subtract(approved).max(BigDecimal.ZERO);
    }
}
