package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.List;

/**
 * A subsidy with the arithmetic that leads to it (Article 23). Amounts are yuan. {@code basic}, {@code inclusive} and {@code total}
 * are each the exact value rounded down to the whole yuan, so {@code total} may be one yuan more than its two parts.
 *
 * @param basic      subsidy for the basic public services, after the cap
 * @param inclusive  subsidy for the inclusive services, after the cap
 * @param total      both together, at most the cap
 * @param uncapped   both together as they would be without the cap, rounded down to 分
 * @param cap        资金总额上限
 * @param capApplied whether the cap cut anything
 * @param lines      one line a category, in the order of {@link Category}
 */
public record Subsidy(BigDecimal basic, BigDecimal inclusive, BigDecimal total, BigDecimal uncapped, BigDecimal cap,
                      boolean capApplied, List<Line> lines) {

    public Subsidy {
        lines = List.copyOf(lines);
    }

    /** The line of that category. */
    public Line line(Category category) {
        return lines.get(category.ordinal());
    }

    /** Basic investment with its part of the shared investment, rounded down to 分 for display. */
    public BigDecimal basicBase() {
        return line(Category.BASIC).base();
    }

    /** Inclusive investment with its part of the shared investment, rounded down to 分 for display. */
    public BigDecimal inclusiveBase() {
        return line(Category.INCLUSIVE).base();
    }

    /** The fixed rate of the basic part. */
    public BigDecimal basicRate() {
        return line(Category.BASIC).rate();
    }

    /** The decided rate of the inclusive part. */
    public BigDecimal inclusiveRate() {
        return line(Category.INCLUSIVE).rate();
    }

    /**
     * The arithmetic of one category. Amounts that have no end in decimals are rounded down to 分; {@code amount} comes from the
     * exact values, not from these.
     *
     * @param category         the category; the commercial one has rate and amount 0
     * @param area             floor area in m², by which the shared investment is apportioned
     * @param directInvestment investment of the functions
     * @param apportioned      part of the shared investment
     * @param base             direct and apportioned investment together
     * @param rate             补助比例
     * @param uncapped         base × rate
     * @param amount           what is granted after the cap, whole yuan
     */
    public record Line(Category category, BigDecimal area, BigDecimal directInvestment, BigDecimal apportioned, BigDecimal base,
                       BigDecimal rate, BigDecimal uncapped, BigDecimal amount) {
    }
}
