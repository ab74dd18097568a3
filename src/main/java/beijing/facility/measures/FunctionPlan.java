package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One function as planned: its floor area and direct investment by category (Article 7).
 *
 * @param function the function
 * @param shares   the categories that were given; the others count as none
 */
public record FunctionPlan(Function function, Map<Category, Share> shares) {

    public FunctionPlan {
        Objects.requireNonNull(function, "function");
        Map<Category, Share> copy = new EnumMap<>(Category.class);
        copy.putAll(shares);
        shares = Collections.unmodifiableMap(copy);
    }

    /** Floor area and investment in that category, {@link Share#NONE} where nothing was given. */
    public Share share(Category category) {
        return shares.getOrDefault(category, Share.NONE);
    }

    /** Floor area of the function in m². */
    public BigDecimal area() {
        return shares.values().stream().map(Share::area).reduce(Amounts.ZERO, BigDecimal::add);
    }

    /** Direct investment of the function in yuan. */
    public BigDecimal investment() {
        return shares.values().stream().map(Share::investment).reduce(Amounts.ZERO, BigDecimal::add);
    }

    /** A function counts as provided when it has any floor area. */
    public boolean provided() {
        return area().signum() > 0;
    }
}
