package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.typed.Days;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;

/** The scripts in node: the parts of the pages, and the one that understands what is typed, by itself and against the server. */
class TypedScriptTest {

    /** Half of a character comes through too. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String[] FIGURES = {"0", "1", "2", "5", "9", "00", "200", "345", ",", "，", ".", "．", " ", "\u3000", "\u00a0", "２", "５００",
            "万元", "元", "%", "％", "¥", "￥", "㎡", "平方米", "m²", "-", "+", "e", "①", "²", "\u200b", "\t", "\n", "\u2028", "一", "٣"};
    private static final String[] DAYS = {"2026", "1899", "20", "0", "1", "2", "3", "02", "11", "12", "13", "29", "30", "31", "-", "-", "/", "/", ".", ".",
            "年", "月", "日", " ", "\u3000", "２０２６", "－", "／", "T", "\u200b"};
    private static final String[] SIGNS = {"朝", "阳", " ", "\u00a0", "\n", "\t", "a", "\u0000", "\u0007", "\u007f", "\u00ad", "\u034f", "\u061c", "\u115f",
            "\u180e", "\u200b", "\u200d", "\u200e", "\u2028", "\u202e", "\u2060", "\u2066", "\u2800", "\u3164", "\ufeff", "\ufe0f", "\ufe00", "\uffa0",
            "\ufffd", "\ufffe", "\ufdd0", "\ue000", "❤", "👨", "👩", "🏽", "葛", "\udb40\udd00", "\udb40\udc41", "𠮷", "𬭎", "🏠", "\ud800"};

    @BeforeAll
    static void needsNode() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> new File(directory, "node").canExecute());
        assumeTrue(there, "跳过脚本测试：本机没有 node。Tests of the scripts skipped: no node here.");
    }

    @Test
    void theScriptPassesItsOwnTests() throws Exception {
        assertThat(node("", "--test", "src/test/js/typed.test.mjs")).contains("pass ");
    }

    @Test
    void thePartsOfThePagesPassTheirs() throws Exception {
        assertThat(node("", "--test", "src/test/js/parts.test.mjs")).contains("pass ");
    }

    @Test
    void theBrowserUnderstandsWhatTheServerUnderstands() throws Exception {
        Random random = new Random(20261125);
        List<String[]> typed = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            for (Figure kind : List.of(Figure.AMOUNT, Figure.AREA, Figure.PERCENT)) {
                typed.add(new String[] {kind.name(), some(random, FIGURES)});
            }
            typed.add(new String[] {"DAY", some(random, DAYS)});
            typed.add(new String[] {"TEXT", some(random, SIGNS)});
        }
        JsonNode understood = JSON.readTree(node(JSON.writeValueAsString(typed), "src/test/js/understand.mjs"));
        int values = 0;
        for (int i = 0; i < typed.size(); i++) {
            String[] text = typed.get(i);
            assertThat(understood.get(i).textValue()).as(JSON.writeValueAsString(text)).isEqualTo(server(text[0], text[1]));
            values += understood.get(i).isNull() ? 0 : 1;
        }
        assertThat(values).isGreaterThan(1_000);
    }

    private static String server(String kind, String text) {
        try {
            return switch (kind) {
                case "DAY" -> Days.day(text).toString();
                case "TEXT" -> Text.read(text, Integer.MAX_VALUE) == null ? null : "seen";
                default -> Figure.valueOf(kind).read(text).stripTrailingZeros().toPlainString();
            };
        } catch (Unreadable refused) {
            return null;
        }
    }

    private static String some(Random random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static String node(String input, String... arguments) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(Stream.concat(Stream.of("node"), Stream.of(arguments)).toList()).redirectErrorStream(true).start();
        try (var in = node.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return said;
    }
}
