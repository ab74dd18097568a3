package beijing.facility.measures;

import java.math.BigDecimal;

/** How amounts, areas and rates are kept and written for officials. */
public final class Amounts {

    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private Amounts() {
    }

    /**
     * An amount given in 万元.
     *
     * @return the amount in yuan with two decimals
     * @throws ArithmeticException if it has a fraction of a 分
     */
    public static BigDecimal ofWan(BigDecimal wan) {
        return wan.movePointRight(4).setScale(2);
    }

    /** The amount in 万元 without unit and without superfluous zeros: {@code 268.2} for 2,682,000 yuan. */
    public static String inWan(BigDecimal yuan) {
        return plain(yuan.movePointLeft(4));
    }

    /** As an official reads a sum, in both units: {@code 268.2万元（2,682,000元）} for 2,682,000 yuan. */
    public static String written(BigDecimal yuan) {
        return grouped(yuan.movePointLeft(4)) + "万元（" + grouped(yuan) + "元）";
    }

    private static String grouped(BigDecimal number) {
        String plain = plain(number);
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = point - 3; at > (plain.startsWith("-") ? 1 : 0); at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** The rate in percent without the sign: {@code 17.77} for 0.1777. */
    public static String inPercent(BigDecimal rate) {
        return plain(rate.movePointRight(2));
    }

    /** The number without superfluous zeros and without exponent. */
    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The number with exactly two decimals; refuses a negative one and one that would have to be rounded. */
    static BigDecimal twoDecimals(BigDecimal number, String name) {
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException(name + " must not be negative nor have more than two decimals: " + number.toPlainString());
        }
        return number.setScale(2);
    }
}
