package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** 办理经过 calls a decision as the form did in which it was made. */
class LabelsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("choices")
    void aDecisionIsCalledAsInItsForm(String task, String name, String value, String label) {
        assertThat(Labels.task(task)).isEqualTo(name);
        assertThat(label).startsWith(Labels.decision(task, value));
    }

    static Stream<Arguments> choices() throws IOException {
        List<Arguments> choices = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.toList()) {
                for (UserTask task : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class)) {
                    collect(task, choices);
                }
            }
        }
        assertThat(choices).hasSizeGreaterThanOrEqualTo(30);
        return choices.stream();
    }

    private static void collect(UserTask task, List<Arguments> choices) throws IOException {
        if (task.getCamundaFormRef() == null) {
            return;
        }
        JsonNode form = JSON.readTree(Path.of("forms", task.getCamundaFormRef() + ".form").toFile());
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals("decision")) {
                component.path("values").forEach(value -> choices.add(Arguments.of(task.getId(), task.getName(),
                        value.path("value").asText(), value.path("label").asText())));
            }
        }
    }
}
