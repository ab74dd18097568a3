package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import beijing.facility.workflow.ProcessBean;
import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** Every BPMN file refers only to beans, forms, groups, variables and processes that exist, and can be read as a picture. */
class ProcessFilesTest {

    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+) == '([A-Z_]+)'}");
    private static final Set<String> GROUPS = Set.of("district-drc-${districtCode}", "municipal-drc",
            "municipal-drc-signer", "dept-${department}", "dept-${department}-${districtCode}",
            "district-drc-${district}", "${consultedGroup}");

    private static final Collection<JavaClass> CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("beijing.facility").stream().toList();

    static Stream<Path> files() throws IOException {
        return Files.list(Path.of("processes")).filter(file -> file.toString().endsWith(".bpmn")).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void refersOnlyToWhatExists(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Process process = all(model, Process.class).iterator().next();
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
        assertThat(process.getName()).matches(CHINESE);

        Set<String> beans = CLASSES.stream().filter(type -> type.isAnnotatedWith(ProcessBean.class))
                .map(type -> type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT) + type.getSimpleName().substring(1))
                .collect(Collectors.toSet());
        all(model, ServiceTask.class).forEach(task -> {
            assertThat(task.getCamundaDelegateExpression()).as(task.getId())
                    .isEqualTo("${" + task.getId().substring(0, 1).toLowerCase(Locale.ROOT) + task.getId().substring(1) + "}");
            assertThat(beans).contains(task.getCamundaDelegateExpression().replaceAll("[${}]", ""));
            assertThat(task.isCamundaAsyncBefore() || task.isCamundaAsyncAfter()).as(task.getId()).isFalse();
        });
        all(model, UserTask.class).forEach(task -> {
            assertThat(form(task.getCamundaFormRef()).get("id").asText()).isEqualTo(task.getCamundaFormRef());
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(GROUPS).contains(task.getCamundaCandidateGroups());
            assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).singleResult()
                    .getCamundaDelegateExpression()).isEqualTo("${prepareForm}");
        });
        all(model, CallActivity.class).forEach(call -> {
            assertThat(Path.of("processes", call.getCalledElement() + ".bpmn")).exists();
            assertThat(call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list())
                    .extracting(CamundaIn::getCamundaBusinessKey).contains("${projectNumber}");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyGatewayAsksOneDeclaredVariable(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Set<String> declared = CLASSES.stream()
                .filter(type -> type.getSimpleName().endsWith("Variables"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(VariableFactory.class))
                .map(field -> field.getName())
                .collect(Collectors.toSet());
        all(model, ExclusiveGateway.class).forEach(gateway -> {
            assertThat(gateway.getName()).as(gateway.getId()).matches(CHINESE).endsWith("？");
            Set<String> asked = new HashSet<>();
            Set<String> values = new HashSet<>();
            for (SequenceFlow flow : gateway.getOutgoing()) {
                assertThat(flow.getName()).as(flow.getId()).matches(CHINESE);
                Matcher condition = CONDITION.matcher(flow.getConditionExpression().getTextContent());
                assertThat(condition.matches()).as(flow.getId()).isTrue();
                asked.add(condition.group(1));
                assertThat(values.add(condition.group(2))).as(flow.getId()).isTrue();
            }
            assertThat(asked).as(gateway.getId()).hasSize(1);
            assertThat(declared).contains(asked.iterator().next().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void canBeReadAsAPicture(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Set<FlowNode> inLanes = all(model, Lane.class).stream()
                .flatMap(lane -> lane.getFlowNodeRefs().stream()).collect(Collectors.toSet());
        all(model, FlowNode.class).forEach(node -> {
            assertThat(node.getName()).as(node.getId()).matches(CHINESE);
            assertThat(node.getDiagramElement()).as(node.getId()).isNotNull();
            if (!(node.getParentElement() instanceof SubProcess)) {
                assertThat(inLanes).as(node.getId()).contains(node);
            }
        });
        all(model, SequenceFlow.class).forEach(flow -> assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
        all(model, BaseElement.class).forEach(element ->
                assertThat(element.getElementType().getTypeName()).isNotIn("scriptTask", "script", "connector"));
    }

    private static JsonNode form(String id) {
        try {
            return new ObjectMapper().readTree(Path.of("forms", id + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type);
    }
}
