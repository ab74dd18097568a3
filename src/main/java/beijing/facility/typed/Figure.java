package beijing.facility.typed;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of figures that are typed. Separators that group by three, full width, blanks at the ends and the unit of the field are
 * taken away; what is left has to be plain digits.
 */
public enum Figure {

    /** 万元 with at most six decimals, 1 分. */
    AMOUNT(8, 6, "¥?", "万元", "须为非负的十进制数，单位万元，最多6位小数，不超过99999999.999999，如 1,000.5"),
    /** 平方米 with at most two decimals. */
    AREA(9, 2, "", "平方米|㎡|m²", "须为非负的十进制数，单位平方米，最多2位小数，如 600.25"),
    /** From 0 to 100. */
    PERCENT(3, 2, "", "%", "须为非负的百分数，不超过100，最多2位小数，如 17.77"),
    /** A whole number. */
    COUNT(9, 0, "", "", "须为不大于999999999的非负整数，如 30");

    /** No honest figure is longer, and no longer text is made a number of. */
    private static final int LONGEST = 40;
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final String WHOLE = "(?<whole>[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?: \\d{3})+|\\d+)?";
    private static final Pattern DIGITS_AND_COMMAS = Pattern.compile("[\\d,. ]*,[\\d,. ]*");

    private final int wholes;
    private final int decimals;
    private final String rule;
    private final Pattern shape;

    Figure(int wholes, int decimals, String sign, String unit, String rule) {
        this.wholes = wholes;
        this.decimals = decimals;
        this.rule = rule;
        this.shape = Pattern.compile(sign + " ?" + WHOLE + "(?:\\.(?<fraction>\\d+))? ?(?:" + unit + ")?");
    }

    /** What is asked for, the end of a sentence. */
    public String rule() {
        return rule;
    }

    /**
     * @param given as typed or sent, of any length
     * @return exactly the figure that stands there
     * @throws Unreadable where it is none, or one that the field does not take
     */
    public BigDecimal read(String given) throws Unreadable {
        String stripped = Width.strip(given);
        String text = stripped.length() > LONGEST ? "" : Width.narrow(stripped);
        Matcher figure = shape.matcher(text);
        if (!figure.matches()) {
            throw refused(text);
        }
        String whole = figure.group("whole") == null ? "" : figure.group("whole").replaceAll("[, ]", "");
        String fraction = figure.group("fraction") == null ? "" : figure.group("fraction");
        if (whole.isEmpty() && fraction.isEmpty() || whole.length() > wholes || fraction.length() > decimals) {
            throw refused(text);
        }
        BigDecimal number = new BigDecimal((whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
        if (this == PERCENT && number.compareTo(HUNDRED) > 0) {
            throw refused(text);
        }
        return number;
    }

    private Unreadable refused(String text) {
        if (text.isEmpty()) {
            return new Unreadable(rule);
        }
        if (text.codePoints().anyMatch(c -> Signs.of(c) != null)) {
            return new Unreadable("含有不可见的字符，请删除后重新填写；" + rule);
        }
        if (DIGITS_AND_COMMAS.matcher(text).matches()) {
            return new Unreadable("逗号只能作千位分隔符（如 12,345,678.5），不能作小数点，也不能分隔几个数；" + rule);
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0) {
            return new Unreadable("含有不止一个单元格或一行；" + rule);
        }
        if (this == AMOUNT && text.endsWith("元") && !text.endsWith("万元")) {
            return new Unreadable("单位是万元，不是元；" + rule);
        }
        return new Unreadable(rule);
    }
}
