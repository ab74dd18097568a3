package beijing.facility.measures;

import java.util.Optional;

/** The 统一社会信用代码 of GB 32100-2015: 17 characters and a check character. */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;

    private CreditCode() {
    }

    /**
     * What is wrong with the code, as a Chinese sentence.
     *
     * @param code as typed, without surrounding white space
     * @return empty for a valid code
     */
    public static Optional<String> problem(String code) {
        if (code == null || code.isBlank()) {
            return Optional.of("统一社会信用代码不能为空，请填写18位代码。");
        }
        if (code.codePoints().anyMatch(CreditCode::isFullWidth)) {
            return problem(code, "含有全角字符，请改用半角数字和字母");
        }
        if (code.chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
            return problem(code, "含有小写字母，请改为大写字母");
        }
        int length = code.codePointCount(0, code.length());
        if (length != LENGTH) {
            return problem(code, "共" + length + "位，应为" + LENGTH + "位");
        }
        Optional<String> foreign = code.codePoints().filter(c -> ALPHABET.indexOf(c) < 0).mapToObj(Character::toString).findFirst();
        if (foreign.isPresent()) {
            return problem(code, "含有不允许的字符“" + foreign.get() + "”，只能使用数字和除I、O、S、V、Z以外的大写字母");
        }
        if (code.charAt(LENGTH - 1) != checkCharacter(code)) {
            return problem(code, "的校验码（第18位）不正确，请核对是否录入有误");
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String code, String rule) {
        return Optional.of("统一社会信用代码“" + Texts.excerpt(code) + "”" + rule + "。");
    }

    private static boolean isFullWidth(int character) {
        return character >= 0xFF01 && character <= 0xFF5E;
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
