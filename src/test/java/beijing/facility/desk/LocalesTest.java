package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The Chinese texts of the web applications beside the English ones that they are shipped with: an upgrade must not bring English. */
class LocalesTest {

    private static final String PLACE = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[^}]*?\\s*}}|\\{}");
    private static final Pattern MARKUP = Pattern.compile("</?(a|b|br|code|em|i|li|p|span|strong|ul)(\\s[^>]*)?/?>");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Names of formats and standards, signs, and an ending of the English plural. */
    private static final Pattern NO_WORDS = Pattern.compile(
            "(YYYY-MM-DDTHH:mm:ss|BPMN|DMN|CMMN|XML|JSON|CSV|ID|URL|URI|HTTP|MIME|DRD|TTL|CPU|API|Camunda|BPM|Platform|s|[^A-Za-z]|\\s)*");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void everyTextIsThereInChinese(String application) throws IOException {
        Map<String, String> english = texts(application, "en");
        Map<String, String> chinese = texts(application, "zh-CN");
        assertThat(english).as("the shipped texts").hasSizeGreaterThan(50);
        assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        List<String> wrong = new ArrayList<>();
        chinese.forEach((key, text) -> {
            String original = english.get(key);
            if (!parts(PLACEHOLDER, text).equals(parts(PLACEHOLDER, original))) {
                wrong.add(key + " has other placeholders: " + text);
            }
            if (!MARKUP.matcher(text).results().map(match -> match.group()).sorted().toList()
                    .equals(MARKUP.matcher(original).results().map(match -> match.group()).sorted().toList())) {
                wrong.add(key + " has other markup: " + text);
            }
            if (!key.startsWith("dateLocales.") && !HAN.matcher(text).find() && !NO_WORDS.matcher(text).matches()) {
                wrong.add(key + " is not Chinese: " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "cockpit"})
    void datesAreWrittenAsInBeijing(String application) throws IOException {
        Map<String, String> chinese = texts(application, "zh-CN");
        assertThat(chinese.get("dateLocales.longDateFormat.L")).isEqualTo("YYYY-MM-DD");
        assertThat(chinese.get("dateLocales.longDateFormat.LL")).isEqualTo("YYYY年M月D日");
        assertThat(chinese.entrySet()).filteredOn(text -> text.getKey().startsWith("dateLocales.relativeTime."))
                .isNotEmpty().allSatisfy(text -> assertThat(text.getValue()).matches(".*(\\p{IsHan}|%s).*"));
    }

    private static Map<String, String> texts(String application, String language) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream file = LocalesTest.class.getResourceAsStream(PLACE.formatted(application, language))) {
            assertThat(file).as(language + " of " + application).isNotNull();
            collect("", JSON.readTree(withoutMark(file.readAllBytes())), texts);
        }
        return texts;
    }

    /** The shipped files begin with a byte order mark. */
    private static byte[] withoutMark(byte[] file) {
        boolean marked = file.length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(file, 3, file.length) : file;
    }

    private static void collect(String key, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field ->
                    collect(key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(key + "." + index, node.get(index), texts);
            }
        } else {
            String label = key.startsWith("labels.") ? key.substring("labels.".length()) : key;
            texts.put(label, node.asText());
        }
    }

    private static Set<String> parts(Pattern pattern, String text) {
        Set<String> parts = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> parts.add(match.group().replace(" ", "")));
        return parts;
    }
}
