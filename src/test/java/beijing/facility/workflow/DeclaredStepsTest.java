package beijing.facility.workflow;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import beijing.facility.mandate.Outcome;

/** What the beans declare of their steps is what the process files and the forms say. */
class DeclaredStepsTest {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+) == '([A-Z_]+)'}");

    /** By the name of the bean. */
    private static final Map<String, Step> STEPS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("beijing.facility").stream()
            .filter(type -> type.isAnnotatedWith(Step.class))
            .collect(toMap(type -> StringUtils.uncapitalize(type.getSimpleName()), type -> type.reflect().getAnnotation(Step.class)));

    static Stream<Path> files() throws IOException {
        return Files.list(Path.of("processes")).filter(file -> file.toString().endsWith(".bpmn")).sorted();
    }

    @Test
    void everyBeanThatAProcessCallsSaysWhatStepItIs() {
        Set<String> delegates = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("beijing.facility").stream()
                .filter(type -> type.isAssignableTo(JavaDelegate.class) && type.isAnnotatedWith(ProcessBean.class))
                .map(JavaClass::getSimpleName).map(StringUtils::uncapitalize).collect(toSet());
        assertThat(STEPS.keySet()).isEqualTo(delegates);
    }

    @Test
    void everyTaskAndStartFormBeginsAStep() throws IOException {
        Set<String> begun = new HashSet<>();
        STEPS.values().stream().filter(step -> !step.task().isEmpty())
                .forEach(step -> Arrays.stream(step.process()).forEach(process ->
                        assertThat(begun.add(process + " " + step.task())).as(process + " " + step.task()).isTrue()));
        Set<String> there = new HashSet<>();
        files().forEach(file -> {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            String process = all(model, Process.class).iterator().next().getId();
            all(model, UserTask.class).forEach(task -> there.add(process + " " + task.getId()));
            all(model, StartEvent.class).stream().filter(start -> start.getCamundaFormRef() != null)
                    .forEach(start -> there.add(process + " " + start.getId()));
        });
        assertThat(begun).isEqualTo(there);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aStepStandsBehindItsTaskWhichIsOfferedToItsOffice(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String process = all(model, Process.class).iterator().next().getId();
        Set<String> present = new HashSet<>();
        all(model, ServiceTask.class).forEach(service -> {
            Step step = STEPS.get(bean(service));
            present.add(bean(service));
            assertThat(step).as(service.getId()).isNotNull();
            assertThat(step.process()).as(service.getId()).contains(process);
            if (step.task().isEmpty()) {
                assertThat(step.office()).as(service.getId()).isEqualTo(Office.SYSTEM);
                return;
            }
            FlowNode begun = model.getModelElementById(step.task());
            assertThat(begun).as(step.task()).isNotNull();
            assertThat(begun.getOutgoing()).extracting(flow -> flow.getTarget().getId()).containsExactly(service.getId());
            if (begun instanceof UserTask task) {
                assertThat(step.office().candidateGroups()).as(step.task()).isEqualTo(task.getCamundaCandidateGroups());
            } else {
                assertThat(((StartEvent) begun).getCamundaFormRef()).as(step.task()).isNotNull();
                assertThat(step.office()).isNotEqualTo(Office.SYSTEM);
            }
        });
        STEPS.forEach((bean, step) -> assertThat(present.contains(bean)).as(bean).isEqualTo(List.of(step.process()).contains(process)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aGatewayHasAFlowForEachValueThatItsVariableCanHave(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Map<String, Set<String>> declared = new HashMap<>();
        STEPS.values().forEach(step -> DeclaredSteps.variables(step).forEach((variable, values) -> {
            Set<String> before = declared.put(variable, Set.copyOf(values));
            assertThat(before == null || before.equals(Set.copyOf(values))).as(variable).isTrue();
        }));
        all(model, ExclusiveGateway.class).forEach(gateway -> {
            Map<String, Set<String>> asked = new HashMap<>();
            for (SequenceFlow flow : gateway.getOutgoing()) {
                Matcher condition = CONDITION.matcher(flow.getConditionExpression().getTextContent());
                assertThat(condition.matches()).as(flow.getId()).isTrue();
                asked.computeIfAbsent(condition.group(1), variable -> new HashSet<>()).add(condition.group(2));
            }
            assertThat(asked).as(gateway.getId()).hasSize(1);
            asked.forEach((variable, values) -> assertThat(declared).as(gateway.getId()).containsEntry(variable, values));
        });
        // a gateway right behind a step asks what this step sets
        all(model, ServiceTask.class).forEach(service -> service.getOutgoing().stream().map(SequenceFlow::getTarget)
                .filter(ExclusiveGateway.class::isInstance).forEach(gateway -> {
                    Matcher condition = CONDITION.matcher(gateway.getOutgoing().iterator().next().getConditionExpression().getTextContent());
                    assertThat(condition.matches()).isTrue();
                    assertThat(DeclaredSteps.variables(STEPS.get(bean(service)))).as(service.getId()).containsKey(condition.group(1));
                }));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDecisionIsOneOfTheOutcomesAndCalledLikeIt(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String process = all(model, Process.class).iterator().next().getId();
        all(model, UserTask.class).forEach(task -> {
            Step step = STEPS.values().stream()
                    .filter(each -> each.task().equals(task.getId()) && List.of(each.process()).contains(process)).findFirst().orElseThrow();
            for (JsonNode field : form(task.getCamundaFormRef()).path("components")) {
                if (field.path("key").asText().equals("decision")) {
                    Map<String, String> offered = new HashMap<>();
                    field.path("values").forEach(value -> offered.put(value.path("value").asText(), value.path("label").asText()));
                    assertThat(offered.keySet()).as(task.getId())
                            .isEqualTo(DeclaredSteps.outcomes(step).stream().map(Outcome::name).collect(toSet()));
                    DeclaredSteps.outcomes(step).forEach(outcome ->
                            assertThat(offered.get(outcome.name())).as(task.getId()).startsWith(outcome.label()));
                }
            }
        });
    }

    private static String bean(ServiceTask service) {
        return service.getCamundaDelegateExpression().replaceAll("[${}]", "");
    }

    private static JsonNode form(String id) {
        try {
            return new ObjectMapper().readTree(Path.of("forms", id + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type);
    }
}
