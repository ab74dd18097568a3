package beijing.facility.filing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;

/**
 * The streets and towns (街道、乡镇) of each district, as {@code filing/streets.csv} lists them. They are offered, not demanded: one that was
 * set up since can be typed.
 */
@Component
class Streets {

    private static final String FILE = "filing/streets.csv";

    private final Map<String, List<String>> byDistrict;

    Streets() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            byDistrict = file.lines().skip(1).map(line -> line.split(",", 2))
                    .collect(Collectors.groupingBy(row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(District district) {
        return byDistrict.getOrDefault(district.code(), List.of());
    }
}
