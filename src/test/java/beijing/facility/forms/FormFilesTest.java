package beijing.facility.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.measures.Function;

/**
 * The files in {@code forms/} are what the master says, byte for byte; with {@code -Dforms.write=true} they are written anew. They stay
 * plain forms that Modeler opens.
 */
class FormFilesTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/resources");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIXTEENTHS = 16;
    private static final Set<String> TYPES = Set.of("text", "table", "group", "textfield", "textarea", "number", "datetime", "checkbox", "radio",
            "select");
    private static final Set<String> FILLED_IN = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "radio", "select");
    /** What the rates, the cap and the limits of the regulation look like where they are written out. */
    private static final Pattern REGULATION = Pattern.compile("(?<![\\w.])0\\.(?:30?|10?|60?|80?)(?![\\d.])|(?<!\\d)5,?000(?!\\d)|50,?000,?000"
            + "|(?<![\\d.])(?:30|10|60|80) ?[%％]|[≥>]=? ?[23](?!\\d)|不少于 ?[23]|[23] ?项|(?<!\\d)(?:10|30|60) ?(?:日|天|个工作日)");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
        }
    }

    @Test
    void theFilesAreWhatTheMasterSays() throws IOException {
        Map<String, String> master = Forms.all();
        if (Boolean.getBoolean("forms.write")) {
            for (Map.Entry<String, String> form : master.entrySet()) {
                Files.writeString(FORMS.resolve(form.getKey() + ".form"), form.getValue());
            }
        }
        assertThat(files().stream().map(file -> file.getFileName().toString().replace(".form", ""))).containsExactlyElementsOf(master.keySet());
        for (Map.Entry<String, String> form : master.entrySet()) {
            assertThat(Files.readString(FORMS.resolve(form.getKey() + ".form")))
                    .as(form.getKey() + ".form; -Dforms.write=true writes it").isEqualTo(form.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFormIsOneThatModelerOpensAndTasklistDraws(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.get("id").asText() + ".form").isEqualTo(file.getFileName().toString());
        assertThat(form.get("type").asText()).isEqualTo("default");
        assertThat(form.get("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.get("executionPlatformVersion").asText()).isEqualTo("7.24.0");
        assertThat(form.get("schemaVersion").asInt()).isEqualTo(16);
        Set<String> ids = new HashSet<>();
        check(form.get("components"), ids, new HashSet<>());
        assertThat(ids).isNotEmpty();
    }

    private static void check(JsonNode components, Set<String> ids, Set<String> keys) {
        Map<String, Integer> rows = new HashMap<>();
        for (JsonNode part : components) {
            String id = part.get("id").asText();
            String type = part.get("type").asText();
            assertThat(type).as(id).isIn(TYPES);
            assertThat(ids.add(id)).as(id + " once").isTrue();
            if (FILLED_IN.contains(type)) {
                assertThat(keys.add(part.get("key").asText())).as(id + " fills a variable of its own").isTrue();
                assertThat(part.path(type.equals("datetime") ? "dateLabel" : "label").asText()).as(id).isNotBlank();
            }
            part.path("columns").forEach(column -> {
                assertThat(column.get("label").asText()).isNotBlank();
                assertThat(ids.add(column.get("id").asText())).isTrue();
            });
            Set<String> values = new HashSet<>();
            part.path("values").forEach(value -> assertThat(values.add(value.get("value").asText())).isTrue());
            if (part.has("layout")) {
                int wide = part.at("/layout/columns").asInt();
                assertThat(rows.merge(part.at("/layout/row").asText(), wide, Integer::sum)).as(id + " in its row").isLessThanOrEqualTo(SIXTEENTHS);
            }
            if (type.equals("group")) {
                assertThat(keys.add(part.get("path").asText())).isTrue();
                check(part.get("components"), ids, new HashSet<>());
            }
        }
    }

    /** Rates, cap, minimum numbers and periods are the server's: as {@code policy} in a form, ready to be shown elsewhere. */
    @Test
    void noFigureOfTheRegulationStandsInAFormOrScript() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files()) {
            texts(JSON.readTree(file.toFile()), text -> figures(file, text, found));
        }
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file : files.filter(file -> file.toString().matches(".*/(?:desk|tasklist/scripts)/[^/]+\\.(?:js|html)")).toList()) {
                for (String line : Files.readString(file).split("\n")) {
                    // what is drawn, not the numbers of the drawing
                    literals(line).forEach(text -> figures(file, text, found));
                }
            }
        }
        for (String room : new String[] {"desk", "documents", "release", "funding", "change", "handling"}) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/beijing/facility", room))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readString(file).split("\n")) {
                        literals(line).filter(text -> text.codePoints().anyMatch(sign -> sign > 0x2fff))
                                .forEach(text -> figures(file, text, found));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void figures(Path file, String text, Set<String> found) {
        Matcher figure = REGULATION.matcher(text);
        while (figure.find()) {
            found.add(file + ": " + figure.group() + " in " + text.substring(Math.max(0, figure.start() - 20),
                    Math.min(text.length(), figure.end() + 20)));
        }
    }

    private static Stream<String> literals(String line) {
        return Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`").matcher(line).results().map(result -> result.group());
    }

    /** What is read or computed, without what is only given as an example. */
    private static void texts(JsonNode node, java.util.function.Consumer<String> each) {
        if (node.isTextual()) {
            each.accept(node.asText());
        }
        node.forEach(inner -> texts(inner, each));
    }

    /**
     * A tenth function is one line in {@code Function}, one in the configuration (who reviews it), and the forms written anew: nothing in
     * the master or in any other class of the program names a function.
     */
    @Test
    void theMasterNamesNoFunction() throws IOException {
        Pattern named = Pattern.compile(Stream.of(Function.values()).flatMap(function -> Stream.of(function.key(), function.name()))
                .map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
        List<String> found = new ArrayList<>();
        for (Path sources : List.of(Path.of("src/test/java/beijing/facility/forms"), Path.of("src/main/java"))) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    if (file.endsWith("measures/Function.java") || file.toString().contains("/demo/")) {
                        continue;
                    }
                    String code = Files.readString(file, StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
                    named.matcher(code).results().forEach(result -> found.add(file + ": " + result.group()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** The officials need not scroll for them: what she decides stands before everything that she may look up. */
    @ParameterizedTest
    @MethodSource("files")
    void decisionAndOpinionStandBeforeWhatIsLookedUp(Path file) throws IOException {
        List<String> order = new ArrayList<>();
        JSON.readTree(file.toFile()).get("components").forEach(part -> order.add(part.get("id").asText()));
        int opinion = order.indexOf("field_opinion");
        if (opinion >= 0 && order.contains("field_decision")) {
            assertThat(order.indexOf("field_decision")).isLessThan(opinion);
            for (String below : new String[] {"table_applicationText", "table_functionTable", "table_subsidyTable", "table_earlierDecisions",
                    "table_departmentConclusions", "table_change", "table_built", "field_functionOpinion"}) {
                assertThat(order.indexOf(below)).as(below).matches(at -> at < 0 || at > opinion);
            }
        }
    }
}
