package beijing.facility.measures;

import java.math.BigDecimal;

/**
 * 大写金额: an amount as documents that move money write it, by 《正确填写票据和结算凭证的基本规定》. The unit is 元, which the
 * 规定 allows beside 圆 and which the commissions write. After 元 without 角 and 分, and after 角 without 分, stands 整, though the
 * 规定 leaves it free after 角: nothing can be added to what ends with it. Where it leaves 零 free, as between 拾元 and 角, 零 stands.
 */
public final class CapitalAmount {

    private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final int GROUP = 10_000;
    private static final long YI = 100_000_000L;

    private CapitalAmount() {
    }

    /**
     * The amount in capital numerals, without the word 人民币 before it.
     *
     * @param yuan from 0 to 9,999,999,999,999.99
     * @throws IllegalArgumentException for any other amount and for a fraction of a 分
     */
    public static String of(BigDecimal yuan) {
        if (yuan.signum() < 0 || yuan.compareTo(LARGEST) > 0 || yuan.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("大写金额须为0至9999999999999.99元、最多两位小数：" + yuan.toPlainString());
        }
        long fen = yuan.movePointRight(2).longValueExact();
        long whole = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder text = new StringBuilder();
        if (whole > 0 || fen == 0) {
            text.append(whole == 0 ? "零" : number(whole)).append('元');
        }
        if (whole > 0 && (jiao > 0 ? whole % 10 == 0 : rest > 0)) {
            text.append('零');
        }
        if (jiao > 0) {
            text.append(digit(jiao)).append('角');
        }
        return rest > 0 ? text.append(digit(rest)).append('分').toString() : text.append('整').toString();
    }

    private static String number(long number) {
        if (number < YI) {
            return belowYi((int) number);
        }
        int below = (int) (number % YI);
        String above = belowYi((int) (number / YI)) + "亿";
        return below == 0 ? above : above + (below < YI / 10 ? "零" : "") + belowYi(below);
    }

    private static String belowYi(int number) {
        int below = number % GROUP;
        if (number < GROUP) {
            return belowWan(below);
        }
        String above = belowWan(number / GROUP) + "万";
        return below == 0 ? above : above + (below < GROUP / 10 ? "零" : "") + belowWan(below);
    }

    /** Zeros between two digits are one 零, those at the end none. */
    private static String belowWan(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1, unit = GROUP / 10; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
            } else {
                text.append(gap ? "零" : "").append(digit(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return text.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
