package beijing.facility.measures;

import java.util.Optional;
import java.util.regex.Pattern;

/** The 项目代码 of the national platform, {@code YYMM-<6>-<2>-<2>-<6>} (GB/T 40058-2021). */
public final class ProjectCode {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}");

    private ProjectCode() {
    }

    /**
     * What is wrong with the shape of the code, as a Chinese sentence.
     *
     * @param code as typed, without surrounding white space
     * @return empty for a code of the right shape
     */
    public static Optional<String> problem(String code) {
        if (code == null || code.isBlank()) {
            return Optional.of("项目代码不能为空，请填写立项时取得的代码。");
        }
        if (!SHAPE.matcher(code).matches()) {
            return Optional.of("项目代码“%s”格式不正确，应为“年月4位-6位-2位-2位-6位”的半角数字，如2411-130202-89-01-637015。"
                    .formatted(Texts.excerpt(code)));
        }
        int month = Integer.parseInt(code.substring(2, 4));
        if (month < 1 || month > 12) {
            return Optional.of("项目代码“%s”的前四位应为年月（YYMM），月份%s不在01至12之间。".formatted(code, code.substring(2, 4)));
        }
        return Optional.empty();
    }

    /**
     * Whether the check digit (ISO 7064 MOD 11,10) does not fit. The standard's own text was not available, so this is a hint to
     * look again, never a reason to refuse.
     *
     * @param code a code without {@link #problem(String)}
     * @return a Chinese sentence, empty if the digit fits
     */
    public static Optional<String> notice(String code) {
        String digits = code.replace("-", "");
        int last = digits.length() - 1;
        int product = 10;
        for (int i = 0; i < last; i++) {
            int sum = (product + Character.digit(digits.charAt(i), 10)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int expected = (11 - product) % 10;
        return Character.digit(digits.charAt(last), 10) == expected
                ? Optional.empty()
                : Optional.of("项目代码“%s”的末位校验码为%s，按通行算法应为%d，请与立项文件核对。".formatted(code, digits.charAt(last), expected));
    }
}
