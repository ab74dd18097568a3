package beijing.facility.workflow.engine.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import beijing.facility.workflow.engine.diagram.Diagram.Flow;
import beijing.facility.workflow.engine.diagram.Diagram.Step;

/**
 * Where branches run side by side: every state that they can be in together. One came in, so one has to come out, and none may be left
 * behind, whatever is done first.
 */
final class Tokens {

    private static final int MOST = 5_000;
    private static final String ARRIVED = "→";

    private final Diagram diagram;
    private final Predicate<Step> inside;
    private final Function<Step, List<Flow>> next;

    /** @param next the flows of which a step takes one */
    Tokens(Diagram diagram, Predicate<Step> inside, Function<Step, List<Flow>> next) {
        this.diagram = diagram;
        this.inside = inside;
        this.next = next;
    }

    /** Whether what comes in by a flow always ends as one at one of the steps; for ends, all of it has to end. */
    boolean comeTogether(Flow entry, Set<String> goals) {
        Map<Set<String>, Collection<Set<String>>> before = new HashMap<>();
        Set<Set<String>> fine = new HashSet<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        Set<String> begin = Set.of(entry.id());
        before.put(begin, new ArrayList<>());
        open.push(begin);
        while (!open.isEmpty()) {
            Set<String> state = open.pop();
            Optional<List<Set<String>>> after = after(state, goals);
            if (after.isEmpty() || before.size() > MOST) {
                return false;
            }
            if (after.get().isEmpty() && (state.isEmpty() || state.size() == 1 && state.iterator().next().startsWith(ARRIVED))) {
                fine.add(state);
            }
            for (Set<String> following : after.get()) {
                if (!before.containsKey(following)) {
                    before.put(following, new ArrayList<>());
                    open.push(following);
                }
                before.get(following).add(state);
            }
        }
        Deque<Set<String>> back = new ArrayDeque<>(fine);
        while (!back.isEmpty()) {
            before.get(back.pop()).stream().filter(fine::add).forEach(back::push);
        }
        return fine.size() == before.size();
    }

    /** The states that follow; empty where two would be in one place. */
    private Optional<List<Set<String>>> after(Set<String> state, Set<String> goals) {
        List<Set<String>> after = new ArrayList<>();
        for (Flow flow : diagram.flows) {
            Step step = state.contains(flow.id()) ? diagram.step(flow.target()) : null;
            if (step == null) {
                continue;
            }
            Set<String> rest = new TreeSet<>(state);
            rest.remove(flow.id());
            List<Set<String>> more = new ArrayList<>();
            if (!inside.test(step)) {
                more.add(Set.of((goals.contains(step.id()) ? ARRIVED : "elsewhere ") + step.id()));
            } else if (step.is("endEvent")) {
                more.add(Set.of());
            } else if (step.is("parallelGateway")) {
                Set<String> waited = ids(step.in());
                if (!state.containsAll(waited)) {
                    continue;
                }
                rest.removeAll(waited);
                more.add(ids(step.out()));
            } else {
                next.apply(step).forEach(way -> more.add(Set.of(way.id())));
            }
            for (Set<String> added : more) {
                Set<String> all = new TreeSet<>(rest);
                all.addAll(added);
                if (all.size() < rest.size() + added.size()) {
                    return Optional.empty();
                }
                after.add(all);
            }
        }
        return Optional.of(after);
    }

    private static Set<String> ids(List<Flow> flows) {
        Set<String> ids = new TreeSet<>();
        flows.forEach(flow -> ids.add(flow.id()));
        return ids;
    }
}
