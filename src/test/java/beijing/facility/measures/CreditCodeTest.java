package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110302562134916R", "91110302600088026B", "91110000710939135P"})
    void publishedCodesAreValid(String code) {
        assertThat(CreditCode.problem(code)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aMissingCodeIsAskedFor(String code) {
        assertThat(CreditCode.problem(code)).hasValue("统一社会信用代码不能为空，请填写18位代码。");
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4Z,  含有不允许的字符“Z”，只能使用数字和除I、O、S、V、Z以外的大写字母。",
        "91350100M000100Y44,  的校验码（第18位）不正确，请核对是否录入有误。",
        "91350100m000100Y43,  含有小写字母，请改为大写字母。",
        "９1350100M000100Y43, 含有全角字符，请改用半角数字和字母。",
        "91350100M000100Y4,   共17位，应为18位。",
        "91350100M000100Y433, 共19位，应为18位。",
        "91350100M000100Y4😀, 含有不允许的字符“😀”，只能使用数字和除I、O、S、V、Z以外的大写字母。",
        "9135 100M000100Y43,  含有不允许的字符“ ”，只能使用数字和除I、O、S、V、Z以外的大写字母。",
        "91350100M000100Y4٣,  含有不允许的字符“٣”，只能使用数字和除I、O、S、V、Z以外的大写字母。"})
    void eachMistakeHasItsOwnSentence(String code, String sentence) {
        assertThat(CreditCode.problem(code)).hasValue("统一社会信用代码“" + code + "”" + sentence);
    }

    @Property
    void aCodeWithItsCheckCharacterIsValid(@ForAll("validCodes") String code) {
        assertThat(CreditCode.problem(code)).isEmpty();
    }

    @Property
    void aSingleWrongCharacterIsNoticed(@ForAll("validCodes") String code, @ForAll @IntRange(max = 17) int position,
                                        @ForAll @IntRange(min = 1, max = 30) int distance) {
        int digit = ALPHABET.indexOf(code.charAt(position));
        char wrong = ALPHABET.charAt((digit + distance) % 31);

        assertThat(CreditCode.problem(code.substring(0, position) + wrong + code.substring(position + 1)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("校验码"));
    }

    @Provide
    Arbitrary<String> validCodes() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(17)
                .map(body -> body + checkCharacter(body));
    }

    /** The character that makes the weighted sum of all 18 divisible by 31; the last weight is 1. */
    private static char checkCharacter(String body) {
        int sum = 0;
        int weight = 1;
        for (char c : body.toCharArray()) {
            sum += ALPHABET.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        for (int check = 0; check < 31; check++) {
            if ((sum + check) % 31 == 0) {
                return ALPHABET.charAt(check);
            }
        }
        throw new AssertionError("31 consecutive numbers hold a multiple of 31");
    }
}
