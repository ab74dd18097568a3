package beijing.facility.workflow.engine.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The one process of a BPMN file: its steps in the scopes they stand in, and the flows between them. */
final class Diagram {

    private static final Set<String> EVENTS = Set.of("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent",
            "intermediateThrowEvent");
    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");

    final XmlNode definitions;
    final XmlNode process;
    /** In the order of the file, by their ids. */
    final Map<String, Step> steps = new LinkedHashMap<>();
    final List<Flow> flows = new ArrayList<>();

    /** @param scope the id of the process or sub-process that it stands in */
    record Step(String id, String kind, String scope, XmlNode xml, List<Flow> out, List<Flow> in, List<Step> boundaries) {

        boolean is(String... kinds) {
            return List.of(kinds).contains(kind);
        }

        String name() {
            String name = xml.attribute("name", "").strip();
            return name.isEmpty() ? "（" + Problems.shown(id) + "）" : "“" + Problems.shown(name) + "”（" + Problems.shown(id) + "）";
        }

        String attachedTo() {
            return xml.attribute("attachedToRef", "");
        }

        boolean interrupts() {
            // as the engine reads it
            return xml.attribute("cancelActivity", "true").equals("true");
        }

        boolean hasForm() {
            return xml.attribute(XmlNode.camunda("formRef")) != null;
        }

        /** Of an event, what it waits for or throws; empty where nothing. */
        String trigger() {
            return xml.children.stream().map(child -> child.name).filter(name -> name.endsWith("EventDefinition")).findFirst().orElse("");
        }
    }

    /** @param condition as it is written, without blanks around; empty where there is none */
    record Flow(String id, String source, String target, String condition, XmlNode xml) {
    }

    Diagram(XmlNode definitions, XmlNode process) {
        this.definitions = definitions;
        this.process = process;
        read(process);
        for (Flow flow : flows) {
            if (steps.containsKey(flow.source)) {
                steps.get(flow.source).out.add(flow);
            }
            if (steps.containsKey(flow.target)) {
                steps.get(flow.target).in.add(flow);
            }
        }
        steps.values().forEach(step -> {
            if (step.is("boundaryEvent") && steps.containsKey(step.attachedTo())) {
                steps.get(step.attachedTo()).boundaries.add(step);
            }
        });
    }

    private void read(XmlNode scope) {
        for (XmlNode child : scope.children) {
            if (child.is("sequenceFlow")) {
                flows.add(new Flow(child.attribute("id", ""), child.attribute("sourceRef", ""), child.attribute("targetRef", ""),
                        child.child("conditionExpression").map(XmlNode::content).orElse(""), child));
            } else if (isStep(child)) {
                steps.putIfAbsent(child.attribute("id", ""), new Step(child.attribute("id", ""), child.name, scope.attribute("id", ""), child,
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                if (SUB_PROCESSES.contains(child.name)) {
                    read(child);
                }
            }
        }
    }

    static boolean isStep(XmlNode node) {
        return node.namespace.equals(XmlNode.BPMN) && (EVENTS.contains(node.name) || SUB_PROCESSES.contains(node.name)
                || node.name.equals("task") || node.name.endsWith("Task") || node.name.equals("callActivity") || node.name.endsWith("Gateway"));
    }

    String key() {
        return process.attribute("id", "");
    }

    Step step(String id) {
        return steps.get(id);
    }

    /** Where a scope begins. */
    Stream<Step> starts(String scope) {
        return steps.values().stream().filter(step -> step.is("startEvent") && step.scope.equals(scope));
    }
}
