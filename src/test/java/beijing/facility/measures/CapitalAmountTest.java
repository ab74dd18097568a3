package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The examples of 《正确填写票据和结算凭证的基本规定》 and the edges of the number system. */
class CapitalAmountTest {

    private static final Map<Character, Long> UNITS = Map.of('拾', 10L, '佰', 100L, '仟', 1_000L);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1409.50          | 壹仟肆佰零玖元伍角整
            6007.14          | 陆仟零柒元壹角肆分
            1680.32          | 壹仟陆佰捌拾元零叁角贰分
            107000.53        | 壹拾万柒仟元零伍角叁分
            16409.02         | 壹万陆仟肆佰零玖元零贰分
            325.04           | 叁佰贰拾伍元零肆分
            0                | 零元整
            0.00             | 零元整
            0.01             | 壹分
            0.10             | 壹角整
            0.55             | 伍角伍分
            1                | 壹元整
            10               | 壹拾元整
            11.05            | 壹拾壹元零伍分
            100.10           | 壹佰元零壹角整
            1000             | 壹仟元整
            1001             | 壹仟零壹元整
            1010             | 壹仟零壹拾元整
            10000            | 壹万元整
            10001            | 壹万零壹元整
            10010            | 壹万零壹拾元整
            10100            | 壹万零壹佰元整
            11000            | 壹万壹仟元整
            100000           | 壹拾万元整
            100001           | 壹拾万零壹元整
            101000           | 壹拾万壹仟元整
            1000000          | 壹佰万元整
            2364000          | 贰佰叁拾陆万肆仟元整
            10000000         | 壹仟万元整
            10000001         | 壹仟万零壹元整
            10010000         | 壹仟零壹万元整
            50000000         | 伍仟万元整
            100000000        | 壹亿元整
            100000001        | 壹亿零壹元整
            100010000        | 壹亿零壹万元整
            101000000        | 壹亿零壹佰万元整
            110000000        | 壹亿壹仟万元整
            100100000        | 壹亿零壹拾万元整
            1000000000000    | 壹万亿元整
            1000100000000    | 壹万零壹亿元整
            1000000000001    | 壹万亿零壹元整
            2030405060708.09 | 贰万零叁佰零肆亿零伍佰零陆万零柒佰零捌元零玖分
            9999999999999.99 | 玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分
            """)
    void writesTheAmountAsTheRegulationDoes(BigDecimal yuan, String text) {
        assertThat(CapitalAmount.of(yuan)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-1", "10000000000000", "0.001", "9999999999999.991"})
    void refusesWhatItCannotWrite(BigDecimal yuan) {
        assertThatThrownBy(() -> CapitalAmount.of(yuan)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(yuan.toPlainString());
    }

    @Property(tries = 5_000)
    void readsBackAsTheSameAmount(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long fen) {
        readsBack(fen);
    }

    /** Amounts with many zeros, where the rules differ. */
    @Property(tries = 5_000)
    void readsBackWhereZerosAre(@ForAll @LongRange(min = 0, max = 32_767) long mask,
            @ForAll @LongRange(min = 1, max = 9) long digit) {
        long fen = 0;
        for (int place = 14; place >= 0; place--) {
            fen = fen * 10 + (mask >> place & 1) * digit;
        }
        readsBack(fen);
    }

    private static void readsBack(long fen) {
        String text = CapitalAmount.of(BigDecimal.valueOf(fen, 2));
        assertThat(text).doesNotContain("零零").doesNotContain("零万").doesNotContain("零亿").endsWith(fen % 10 == 0 ? "整" : "分");
        assertThat(read(text)).as(text).isEqualTo(fen);
    }

    /** In 分. */
    private static long read(String text) {
        long fen = 0;
        long closed = 0;
        long group = 0;
        long digit = 0;
        for (char sign : text.toCharArray()) {
            int value = "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
            if (value >= 0) {
                digit = value;
                continue;
            }
            switch (sign) {
                case '万' -> {
                    closed += (group + digit) * 10_000;
                    group = 0;
                }
                case '亿' -> {
                    closed = (closed + group + digit) * 100_000_000;
                    group = 0;
                }
                case '元' -> fen = (closed + group + digit) * 100;
                case '角' -> fen += digit * 10;
                case '分' -> fen += digit;
                case '整' -> {
                }
                default -> group += digit * UNITS.get(sign);
            }
            digit = 0;
        }
        return fen;
    }
}
