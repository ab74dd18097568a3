package beijing.facility.workflow.engine.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import beijing.facility.workflow.engine.diagram.Diagram.Flow;
import beijing.facility.workflow.engine.diagram.Diagram.Step;

/**
 * The declared path: every flow of the declared file is still there, directly or through steps that were added on it, and no other
 * flow leads from one declared step to another. A step that records what an official handed in runs in the same transaction as her
 * task, so nothing comes between the two, and nobody else's task or timer reaches it.
 */
final class Paths {

    /** Valuations of the variables that the added gateways of one place ask; more is no diagram that anybody could check. */
    private static final int MOST = 256;
    private static final String OTHER = "其他";

    private final Diagram declared;
    private final Diagram edited;
    private final Declared all;
    private final House house;
    private final Problems problems;
    private final Set<String> reached = new HashSet<>();

    Paths(Diagram declared, Diagram edited, Declared all, House house, Problems problems) {
        this.declared = declared;
        this.edited = edited;
        this.all = all;
        this.house = house;
        this.problems = problems;
    }

    void check() {
        for (Step step : declared.steps.values()) {
            Step now = edited.step(step.id());
            if (now != null) {
                checkOutcomes(step, now);
            }
        }
        edited.steps.values().stream().filter(step -> step.is("boundaryEvent") && added(step)).forEach(this::checkBoundary);
        edited.steps.values().stream().filter(step -> added(step) && !step.is("boundaryEvent") && !reached.contains(step.id()))
                .forEach(step -> problems.add(step.xml(), "没有连入流程，永远不会走到，请连接或删除"));
        edited.steps.values().stream().filter(step -> step.is("serviceTask") && declared.step(step.id()) != null).forEach(this::checkOrigins);
    }

    private boolean added(Step step) {
        return declared.step(step.id()) == null;
    }

    private void checkOutcomes(Step was, Step now) {
        List<Flow> left = new ArrayList<>(now.out());
        for (Flow flow : was.out()) {
            Step target = declared.step(flow.target());
            if (edited.step(target.id()) == null) {
                left.removeIf(other -> outcome(other).equals(outcome(flow)));
                continue;
            }
            Optional<Flow> same = left.stream().filter(other -> outcome(other).equals(outcome(flow)))
                    .filter(other -> was.is("exclusiveGateway") || region(other).exits.contains(target.id())).findFirst();
            if (same.isEmpty()) {
                problems.add(now.xml(), (flow.condition().isEmpty() ? "" : "结论" + called(flow) + "没有去向：")
                        + "缺少到" + target.name() + "的连线" + (flow.condition().isEmpty() ? "" : "，条件须为 " + flow.condition()) + "，请从原流程文件恢复");
            } else {
                left.remove(same.get());
                checkWay(was, target, flow, same.get());
            }
        }
        left.forEach(flow -> {
            reached.addAll(region(flow).inside);
            problems.add(flow.xml(), "从" + now.name() + "多出一条到" + target(flow) + "的连线，原流程没有这条路，请删除");
        });
    }

    private String target(Flow flow) {
        Step target = edited.step(flow.target());
        return target == null ? "“" + Problems.shown(flow.target()) + "”" : target.name();
    }

    private static String called(Flow flow) {
        String name = flow.xml().attribute("name", "").strip();
        return name.isEmpty() ? "“" + Problems.shown(flow.condition()) + "”" : "“" + name + "”";
    }

    /** The condition of a flow, however it is written. */
    private static String outcome(Flow flow) {
        return Expression.of(flow.condition()).flatMap(Expression::outcome).map(Expression.Comparison::toString)
                .orElse(flow.condition().replaceAll("\\s+", ""));
    }

    /** That an outcome still comes where it came, whatever was added on its way. */
    private void checkWay(Step source, Step target, Flow was, Flow now) {
        Region region = region(now);
        reached.addAll(region.inside);
        if (region.inside.isEmpty()) {
            if (!region.exits.contains(target.id())) {
                problems.add(now.xml(), "原流程从" + source.name() + "到" + target.name() + "，不能改到" + target(now) + "，请改回");
            }
            return;
        }
        if (target.is("serviceTask") && !source.is("exclusiveGateway", "subProcess", "callActivity")) {
            problems.add(now.xml(), source.name() + "之后须立即执行" + target.name() + "，其间不能增加" + names(region.inside) + "，请移到别处");
            return;
        }
        if (target.trigger().equals("messageEventDefinition") && waits(region)) {
            problems.add(now.xml(), target.name() + "等待的消息可能在到达之前发出，其前不能增加" + names(region.inside) + "，请移到别处");
        }
        for (String exit : region.exits) {
            if (!exit.equals(target.id()) && !leadsBack(exit, source, target)) {
                problems.add(now.xml(), "从" + source.name() + "到" + target.name() + "之间增加的步骤通向" + edited.step(exit).name()
                        + "，原流程没有这条路；增加的步骤须回到" + target.name());
            }
        }
        for (String id : region.inside) {
            if (edited.step(id).is("endEvent")) {
                problems.add(edited.step(id).xml(), "从" + source.name() + "到" + target.name() + "的路在此中断，项目不再继续；增加的步骤须回到"
                        + target.name());
            }
        }
        checkValuations(now, region, Set.of(target.id()), was.condition(), "回到" + target.name());
    }

    private boolean waits(Region region) {
        return region.inside.stream().map(edited::step).anyMatch(step -> step.is("userTask", "intermediateCatchEvent"));
    }

    /** To a user task that was worked before, from which the declared path comes here again. */
    private boolean leadsBack(String exit, Step source, Step target) {
        Step to = declared.step(exit);
        return to != null && to.is("userTask") && to.scope().equals(source.scope())
                && (to.id().equals(source.id()) || dominates(to, source)) && (to.id().equals(target.id()) || reaches(target, to));
    }

    private boolean reaches(Step from, Step to) {
        return walk(List.of(from), "").contains(to.id());
    }

    /** Whether every declared way to a step comes by the other. */
    private boolean dominates(Step by, Step step) {
        List<Step> starts = declared.starts(step.scope()).toList();
        return !walk(starts, by.id()).contains(step.id());
    }

    private Set<String> walk(List<Step> from, String without) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<Step> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (!step.id().equals(without) && seen.add(step.id())) {
                step.out().forEach(flow -> open.push(declared.step(flow.target())));
                step.boundaries().forEach(open::push);
            }
        }
        return seen;
    }

    private void checkBoundary(Step event) {
        Step attached = edited.step(event.attachedTo());
        if (attached == null || event.out().size() != 1) {
            return;
        }
        Region region = region(event.out().get(0));
        reached.addAll(region.inside);
        Flow flow = event.out().get(0);
        if (!event.interrupts()) {
            for (String exit : region.exits) {
                problems.add(event.xml(), "不中断的定时事件不能通向" + edited.step(exit).name() + "，否则同一项目会同时走两路；须以新增的结束事件结束");
            }
            Set<String> ends = new TreeSet<>(region.inside);
            ends.removeIf(id -> !edited.step(id).is("endEvent"));
            if (ends.isEmpty() && region.exits.isEmpty()) {
                problems.add(event.xml(), "定时分支没有结束，须以新增的结束事件结束");
            } else if (region.exits.isEmpty()) {
                checkValuations(flow, region, ends, "", "结束");
            }
            return;
        }
        if (comesRoundAlone(event, attached)) {
            problems.add(event.xml(), "定时事件不经任何人办理又回到" + attached.name() + "，会无休止地重复；请在其间增加一个用户任务");
        }
        if (added(attached)) {
            // another way on through what was added, and looked at there
            return;
        }
        declared.step(attached.id()).boundaries().stream().filter(other -> other.trigger().equals("messageEventDefinition")).forEach(other ->
                problems.add(event.xml(), "离开" + attached.name() + "期间会错过“" + other.xml().attribute("name", other.id())
                        + "”的消息，定时事件不能中断它，请改为不中断"));
        for (String exit : region.exits) {
            if (!leadsBack(exit, declared.step(attached.id()), declared.step(attached.id()))) {
                problems.add(event.xml(), "定时事件会绕过" + attached.name() + "，通向" + edited.step(exit).name() + "；须回到" + attached.name());
            }
        }
        region.inside.stream().map(edited::step).filter(step -> step.is("endEvent")).forEach(end ->
                problems.add(end.xml(), "定时事件中断" + attached.name() + "后在此结束，项目不再继续；须回到" + attached.name()));
        if (!region.exits.isEmpty()) {
            checkValuations(flow, region, region.exits, "", "回到" + attached.name());
        }
    }

    /** Whether a timer comes back to its task without anybody having done anything. */
    private boolean comesRoundAlone(Step event, Step attached) {
        Set<String> seen = new HashSet<>();
        Deque<Flow> open = new ArrayDeque<>(event.out());
        while (!open.isEmpty()) {
            Step step = edited.step(open.pop().target());
            if (step == attached) {
                return true;
            }
            if (step != null && !step.is("userTask") && added(step) && seen.add(step.id())) {
                step.out().forEach(open::push);
            }
        }
        return false;
    }

    /** What lies behind a flow, as far as the next declared steps. */
    private record Region(Set<String> inside, Set<String> exits) {
    }

    private Region region(Flow entry) {
        return region(entry, null, new ArrayList<>());
    }

    /** @param values of the variables; null for every way there is */
    private Region region(Flow entry, Map<String, String> values, List<Step> stuck) {
        Region region = new Region(new LinkedHashSet<>(), new LinkedHashSet<>());
        Deque<Flow> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            Step step = edited.step(open.pop().target());
            if (step == null) {
                continue;
            }
            if (!added(step)) {
                region.exits.add(step.id());
            } else if (region.inside.add(step.id())) {
                List<Flow> next = next(step, values);
                if (next.isEmpty() && !step.is("endEvent")) {
                    stuck.add(step);
                }
                next.forEach(open::push);
            }
        }
        return region;
    }

    private static List<Flow> next(Step step, Map<String, String> values) {
        List<Flow> next = new ArrayList<>(step.out());
        if (step.is("exclusiveGateway") && values != null) {
            next = chosen(step, values).map(List::of).orElse(List.of());
        }
        if (step.is("userTask")) {
            List<Flow> all = new ArrayList<>(next);
            step.boundaries().stream().filter(Step::interrupts).forEach(event -> all.addAll(event.out()));
            return all;
        }
        return next;
    }

    /** The flow that a gateway takes: the first whose condition holds, else the default. */
    private static Optional<Flow> chosen(Step gateway, Map<String, String> values) {
        String otherwise = gateway.xml().attribute("default", "");
        return gateway.out().stream().filter(flow -> !flow.id().equals(otherwise)).filter(flow -> flow.condition().isEmpty()
                        || Expression.of(flow.condition()).filter(Expression::decidable).filter(condition -> condition.holds(values)).isPresent())
                .findFirst().or(() -> gateway.out().stream().filter(flow -> flow.id().equals(otherwise)).findFirst());
    }

    /** That whatever the variables are, each step comes to one of the goals. */
    private void checkValuations(Flow entry, Region region, Set<String> goals, String given, String goal) {
        for (Map<String, String> values : valuations(region, given)) {
            List<Step> stuck = new ArrayList<>();
            Region live = region(entry, values, stuck);
            String when = values.isEmpty() ? "" : "当" + said(values) + "时，";
            if (!stuck.isEmpty()) {
                Step step = stuck.get(0);
                problems.add(step.xml(), when + step.name() + "没有去向，流程会停在这里；须有符合的连线或默认连线");
                return;
            }
            for (String id : live.inside) {
                if (!arrives(id, values, goals)) {
                    problems.add(edited.step(id).xml(), when + "流程不会" + goal + "，请改正" + edited.step(id).name() + "之后的连线");
                    return;
                }
            }
            if (region.inside.stream().anyMatch(id -> edited.step(id).is("parallelGateway"))
                    && !new Tokens(edited, this::added, step -> next(step, values)).comeTogether(entry, goals)) {
                problems.add(entry.xml(), when + "从这里分开的并行分支没有全部汇合：须以并行网关分开，再以一个并行网关汇合，然后" + goal);
                return;
            }
            if (goals.stream().noneMatch(reach -> live.exits.contains(reach) || live.inside.contains(reach))) {
                problems.add(entry.xml(), when + "流程不会" + goal + "，请改正");
                return;
            }
        }
    }

    private boolean arrives(String from, Map<String, String> values, Set<String> goals) {
        if (goals.contains(from)) {
            return true;
        }
        Set<String> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>(List.of(edited.step(from)));
        while (!open.isEmpty()) {
            Step step = open.pop();
            for (Flow flow : next(step, values)) {
                if (goals.contains(flow.target())) {
                    return true;
                }
                Step target = edited.step(flow.target());
                if (target != null && added(target) && seen.add(target.id())) {
                    open.push(target);
                }
            }
        }
        return false;
    }

    private static String said(Map<String, String> values) {
        List<String> said = new ArrayList<>();
        values.forEach((variable, value) -> said.add(variable + "为“" + value + "”"));
        return String.join("、", said);
    }

    /** Every combination of values that the gateways of a region can meet. */
    private List<Map<String, String>> valuations(Region region, String given) {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (String id : region.inside) {
            edited.step(id).out().forEach(flow -> Expression.of(flow.condition()).ifPresent(condition -> condition.comparisons().forEach(
                    comparison -> asked.computeIfAbsent(comparison.variable(), variable -> new TreeSet<>()).add(comparison.text()))));
        }
        asked.forEach((variable, texts) -> {
            if (all.values.containsKey(variable)) {
                texts.addAll(all.values.get(variable));
            } else {
                texts.add(OTHER);
            }
        });
        Expression.of(given).flatMap(Expression::outcome).filter(outcome -> asked.containsKey(outcome.variable()))
                .ifPresent(outcome -> asked.put(outcome.variable(), Set.of(outcome.text())));
        List<Map<String, String>> valuations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Set<String>> variable : asked.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> values : valuations) {
                for (String text : variable.getValue()) {
                    Map<String, String> with = new LinkedHashMap<>(values);
                    with.put(variable.getKey(), text);
                    more.add(with);
                }
            }
            valuations = more;
            if (valuations.size() > MOST) {
                problems.add(edited.process, "新增的网关条件过多，无法逐一核对，请简化");
                return List.of();
            }
        }
        return valuations;
    }

    private String names(Set<String> ids) {
        List<String> names = new ArrayList<>();
        ids.forEach(id -> names.add(edited.step(id).name()));
        return String.join("、", names);
    }

    /** That what only an official's form sets off is set off by nothing else. */
    private void checkOrigins(Step service) {
        Set<String> was = new LinkedHashSet<>();
        origins(declared, declared.step(service.id()), was, new HashSet<>());
        if (was.isEmpty() || !was.stream().map(declared::step).allMatch(step -> step.is("userTask") || step.is("startEvent") && step.hasForm())) {
            return;
        }
        Set<String> is = new LinkedHashSet<>();
        origins(edited, service, is, new HashSet<>());
        is.stream().filter(id -> !was.contains(id)).forEach(id -> problems.add(service.xml(), "只能由" + String.join("、",
                was.stream().map(origin -> declared.step(origin).name()).toList()) + "的提交触发，不能由" + edited.step(id).name()
                + "触发；请把它移到别处"));
    }

    /** The steps at which it last waited before. */
    private static void origins(Diagram diagram, Step step, Set<String> origins, Set<String> seen) {
        for (Flow flow : step.in()) {
            Step before = diagram.step(flow.source());
            if (before == null || !seen.add(before.id())) {
                continue;
            }
            if (before.is("serviceTask", "exclusiveGateway", "parallelGateway", "intermediateThrowEvent")) {
                origins(diagram, before, origins, seen);
            } else {
                origins.add(before.id());
            }
        }
    }

}
