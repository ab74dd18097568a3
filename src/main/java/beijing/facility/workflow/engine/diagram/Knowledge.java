package beijing.facility.workflow.engine.diagram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import beijing.facility.workflow.engine.diagram.Diagram.Flow;
import beijing.facility.workflow.engine.diagram.Diagram.Step;

/**
 * Which variables have a value where. Which step sets a variable follows from the declared file, where each is asked only behind the
 * step that sets it: what is asked of a step was known at the end of every step before it.
 */
final class Knowledge {

    /** By the id of a declared step, what is known when it has ended. */
    private final Map<String, Set<String>> gained = new HashMap<>();
    /** By the id of a step, what is known when it begins, on whatever path. */
    private final Map<String, Set<String>> known = new HashMap<>();

    /** @param handed to the process by those that call it */
    Knowledge(Diagram declared, Diagram edited, Set<String> variables, Set<String> handed) {
        declared.starts(declared.key()).forEach(start -> gained.computeIfAbsent(start.id(), id -> new TreeSet<>()).addAll(handed));
        declared.steps.values().forEach(step -> {
            asked(step).stream().filter(variables::contains).forEach(variable -> gain(declared, step, variable, new HashSet<>()));
            if (step.is("callActivity")) {
                outs(step).forEach(variable -> gained.computeIfAbsent(step.id(), id -> new TreeSet<>()).add(variable));
            }
        });
        spread(edited, variables);
    }

    Set<String> at(Step step) {
        return known.getOrDefault(step.id(), Set.of());
    }

    /** The variables in the attributes, conditions and inner parts of a step. */
    static Set<String> asked(Step step) {
        Set<String> asked = new TreeSet<>();
        step.xml().attributes.forEach((key, value) -> {
            if (!key.equals("name")) {
                collect(value, asked);
            }
        });
        step.xml().children.stream().filter(child -> !Diagram.isStep(child) && !child.is("sequenceFlow") && !child.is("documentation")
                && !child.is("laneSet")).flatMap(XmlNode::all).forEach(node -> {
                    node.attributes.forEach((key, value) -> {
                        if (key.equals("source") || key.equals(XmlNode.camunda("collection"))) {
                            asked.add(value);
                        } else {
                            collect(value, asked);
                        }
                    });
                    collect(node.content(), asked);
                });
        step.out().forEach(flow -> collect(flow.condition(), asked));
        asked.remove(element(step));
        return asked;
    }

    private static void collect(String text, Set<String> variables) {
        if (Expression.in(text)) {
            Expression.of(text).ifPresent(expression -> variables.addAll(expression.variables()));
        }
    }

    /** The variable that each branch of a sub-process has for itself. */
    private static String element(Step step) {
        return step.xml().child("multiInstanceLoopCharacteristics")
                .map(loop -> loop.attribute(XmlNode.camunda("elementVariable"), "")).orElse("");
    }

    private static Set<String> outs(Step call) {
        Set<String> targets = new TreeSet<>();
        call.xml().all().filter(node -> node.namespace.equals(XmlNode.CAMUNDA) && node.name.equals("out"))
                .forEach(out -> targets.add(out.attribute("target", "")));
        return targets;
    }

    /** What is asked of a step was known at the end of each step before it, and where that one sets nothing, before that. */
    private void gain(Diagram declared, Step asking, String variable, Set<String> seen) {
        if (!seen.add(asking.id())) {
            return;
        }
        if (asking.is("boundaryEvent")) {
            gain(declared, declared.step(asking.attachedTo()), variable, seen);
        } else if (asking.is("startEvent")) {
            Step scope = declared.step(asking.scope());
            gained.computeIfAbsent(asking.id(), id -> new TreeSet<>()).add(variable);
            if (scope != null && !element(scope).equals(variable) && !scope.in().isEmpty()) {
                gain(declared, scope, variable, seen);
            }
        }
        for (Flow flow : asking.in()) {
            Step before = declared.step(flow.source());
            gained.computeIfAbsent(before.id(), id -> new TreeSet<>()).add(variable);
            if (!before.is("serviceTask", "callActivity", "subProcess")) {
                gain(declared, before, variable, seen);
            }
        }
    }

    private void spread(Diagram edited, Set<String> variables) {
        edited.steps.keySet().forEach(id -> known.put(id, new HashSet<>(variables)));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Step step : edited.steps.values()) {
                changed |= known.get(step.id()).retainAll(before(edited, step));
            }
        }
    }

    private Set<String> before(Diagram edited, Step step) {
        Set<String> before = new HashSet<>();
        if (step.is("boundaryEvent")) {
            before.addAll(known.getOrDefault(step.attachedTo(), Set.of()));
        } else if (step.is("startEvent")) {
            before.addAll(known.getOrDefault(step.scope(), Set.of()));
        }
        boolean first = true;
        for (Flow flow : step.in()) {
            Set<String> there = new HashSet<>(known.getOrDefault(flow.source(), Set.of()));
            there.addAll(gained.getOrDefault(flow.source(), Set.of()));
            if (first) {
                before.addAll(there);
            } else {
                before.retainAll(there);
            }
            first = false;
        }
        return before;
    }
}
