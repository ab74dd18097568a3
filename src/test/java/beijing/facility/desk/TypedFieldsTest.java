package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The page tells by its label what a number field takes (desk/typing-number.js); so each names its unit, and takes nothing below 0. */
class TypedFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyNumberNamesItsUnit(Path form) throws IOException {
        for (JsonNode field : JSON.readTree(form.toFile()).findParents("type")) {
            if (field.get("type").asText().equals("number")) {
                String label = field.get("label").asText();
                int decimals = label.contains("万元") ? 6 : label.contains("㎡") || label.contains("%") ? 2 : 0;
                assertThat(field.at("/decimalDigits").asInt(-1)).as(label).isEqualTo(decimals);
                assertThat(field.at("/validate/min").asInt(-1)).as(label).isNotNegative();
            }
        }
    }
}
