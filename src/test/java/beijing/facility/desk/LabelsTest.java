package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import beijing.facility.catalogue.ShippedCatalogue;

/** 办理经过 calls a decision as the form did in which it was made. */
class LabelsTest {

    private final Labels labels = new Labels(ShippedCatalogue.catalogue());

    @ParameterizedTest
    @MethodSource("choices")
    void aDecisionIsCalledAsInItsForm(String task, String name, String value, String label) {
        assertThat(labels.task(task)).isEqualTo(name);
        assertThat(labels.decision(task, value)).isEqualTo(label);
    }

    static Stream<Arguments> choices() {
        List<Arguments> choices = new ArrayList<>();
        ShippedCatalogue.entries().forEach(entry -> entry.form().ifPresent(form -> form.outcomes().forEach((value, label) ->
                choices.add(Arguments.of(entry.key(), entry.name(), value, label)))));
        assertThat(choices).hasSizeGreaterThanOrEqualTo(30);
        return choices.stream();
    }
}
