package beijing.facility.attachments;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes of files as officials read them. */
public final class Sizes {

    private static final BigDecimal UNIT = new BigDecimal(1024);

    private Sizes() {
    }

    /** {@code 812 字节}, {@code 3.5 KB}, {@code 50 MB}. */
    public static String text(long bytes) {
        BigDecimal size = new BigDecimal(bytes);
        if (size.compareTo(UNIT) < 0) {
            return bytes + " 字节";
        }
        size = size.divide(UNIT);
        return size.compareTo(UNIT) < 0 ? rounded(size) + " KB" : rounded(size.divide(UNIT)) + " MB";
    }

    private static String rounded(BigDecimal size) {
        return size.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
