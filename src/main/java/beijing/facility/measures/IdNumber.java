package beijing.facility.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** 公民身份号码 (GB 11643): 17 digits and a check character. */
public final class IdNumber {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdNumber() {
    }

    /** The sentence that says what is wrong; empty for a sound number. The number itself is personal and not repeated. */
    public static Optional<String> problem(String number) {
        if (!SHAPE.matcher(number).matches()) {
            return Optional.of("公民身份号码不正确，应为18位：17位半角数字和1位校验码（数字或大写X）。");
        }
        try {
            LocalDate.parse(number.substring(6, 14), DAY);
        } catch (DateTimeException noDay) {
            return Optional.of("公民身份号码不正确，第7至14位“" + number.substring(6, 14) + "”不是存在的日期。");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        char check = CHECKS.charAt(sum % 11);
        return check == number.charAt(17) ? Optional.empty()
                : Optional.of("公民身份号码不正确，末位校验码为“" + number.charAt(17) + "”，与前17位不符，请核对。");
    }

    /** The number as others than its keeper see it: region and last character only. */
    public static String masked(String number) {
        return number.length() < 8 ? "****" : number.substring(0, 6) + "*".repeat(number.length() - 7) + number.substring(number.length() - 1);
    }
}
