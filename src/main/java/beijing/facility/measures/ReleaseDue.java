package beijing.facility.measures;

import java.math.BigDecimal;

/**
 * What may be released now, with the arithmetic that leads to it (Article 25). Amounts are yuan.
 *
 * @param condition the step that is reached, in Chinese; why none is, where {@code share} is 0
 * @param share     累计下达比例 of that step, as a fraction
 * @param approved  批复补助
 * @param entitled  approved × share, rounded down to the whole yuan
 * @param released  released so far less what was returned
 * @param amount    entitled less released, not below 0
 */
public record ReleaseDue(String condition, BigDecimal share, BigDecimal approved, BigDecimal entitled, BigDecimal released,
        BigDecimal amount) {

    public boolean any() {
        return amount.signum() > 0;
    }
}
