package beijing.facility.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Takes the entries of the catalogue out of a diagram. */
final class DiagramReader {

    private DiagramReader() {
    }

    /** @param forms the forms of the diagram, by what it calls them; empty where there is none */
    static List<CatalogueEntry> read(BpmnModelInstance diagram, Function<String, Optional<FormSheet>> forms) {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (FlowNode node : diagram.getModelElementsByType(FlowNode.class)) {
            if (node instanceof UserTask task) {
                entries.add(entry(node, CatalogueEntry.Kind.USER_TASK, task.getCamundaCandidateGroups(), form(task.getCamundaFormRef(), forms)));
            } else if (node instanceof StartEvent start && start.getParentElement() instanceof Process && start.getCamundaFormRef() != null) {
                entries.add(entry(node, CatalogueEntry.Kind.START, null, form(start.getCamundaFormRef(), forms)));
            } else if (node instanceof Task) {
                entries.add(entry(node, CatalogueEntry.Kind.SYSTEM, null, Optional.empty()));
            }
        }
        return List.copyOf(entries);
    }

    private static Optional<FormSheet> form(String reference, Function<String, Optional<FormSheet>> forms) {
        return Optional.ofNullable(reference).flatMap(forms);
    }

    private static CatalogueEntry entry(FlowNode node, CatalogueEntry.Kind kind, String groups, Optional<FormSheet> form) {
        Process process = process(node);
        return new CatalogueEntry(kind, process.getId(), text(process.getName(), process.getId()), node.getId(),
                text(node.getName(), node.getId()), documentation(node), text(groups, ""), form, properties(node));
    }

    private static Process process(ModelElementInstance element) {
        return element instanceof Process process ? process : process(element.getParentElement());
    }

    private static String text(String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }

    private static String documentation(FlowNode node) {
        return node.getDocumentations().stream().map(Documentation::getTextContent).map(String::strip).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> properties(FlowNode node) {
        Map<String, String> properties = new HashMap<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(all -> all.getCamundaProperties().stream())
                    .filter(property -> property.getCamundaName() != null && property.getCamundaValue() != null)
                    .forEach((CamundaProperty property) -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return Map.copyOf(properties);
    }
}
