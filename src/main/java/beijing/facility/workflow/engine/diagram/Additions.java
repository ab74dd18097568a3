package beijing.facility.workflow.engine.diagram;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import beijing.facility.workflow.engine.diagram.Diagram.Flow;
import beijing.facility.workflow.engine.diagram.Diagram.Step;

/** What a process owner may add, each by itself: user tasks of a group, timers, gateways that ask a declared variable, ends beside the path. */
final class Additions {

    private static final Set<String> TASK_ATTRIBUTES = Set.of("id", "name", XmlNode.camunda("formRef"), XmlNode.camunda("formRefBinding"),
            XmlNode.camunda("candidateGroups"), XmlNode.camunda("dueDate"), XmlNode.camunda("followUpDate"), XmlNode.camunda("priority"),
            XmlNode.camunda("exclusive"), "implementation", "completionQuantity", "startQuantity");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of("userTask", TASK_ATTRIBUTES,
            "exclusiveGateway", Set.of("id", "name", "default", "gatewayDirection"),
            "parallelGateway", Set.of("id", "name", "gatewayDirection"),
            "intermediateCatchEvent", Set.of("id", "name", "parallelMultiple"),
            "boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity", "parallelMultiple"),
            "endEvent", Set.of("id", "name"));
    private static final Set<String> SIMPLE_CHILDREN = Set.of("documentation", "incoming", "outgoing", "extensionElements");
    private static final Pattern IN_DAYS = Pattern.compile("[$#]\\{\\s*inDays\\(\\s*\\d{1,3}\\s*\\)\\s*}");
    /** In the words of the project's forms: contract §2. */
    private static final Set<String> DISTRICT_VARIABLES = Set.of("districtCode", "district");
    /** What turns again and again is not turned faster. */
    private static final Duration SHORTEST_CYCLE = Duration.ofHours(1);

    private final Diagram declared;
    private final Diagram edited;
    private final Declared all;
    private final House house;
    private final Knowledge knowledge;
    private final Problems problems;

    Additions(Diagram declared, Diagram edited, Declared all, House house, Knowledge knowledge, Problems problems) {
        this.declared = declared;
        this.edited = edited;
        this.all = all;
        this.house = house;
        this.knowledge = knowledge;
        this.problems = problems;
    }

    void check() {
        for (Step step : edited.steps.values()) {
            if (declared.step(step.id()) == null) {
                check(step);
            }
            checkDate(step, "dueDate", "到期日");
            checkDate(step, "followUpDate", "跟进日期");
            String priority = step.xml().attribute(XmlNode.camunda("priority"), "50");
            if (!priority.matches("\\d{1,3}")) {
                problems.add(step.xml(), "优先级（priority）“" + Problems.shown(priority) + "”须为0至100的整数");
            }
        }
        for (Flow flow : edited.flows) {
            check(flow);
        }
    }

    private void check(Step step) {
        if (all.names.containsKey(step.id())) {
            problems.add(step.xml(), "编号“" + step.id() + "”是另一流程中“" + all.names.get(step.id()) + "”的编号，请为新增的元素另取编号");
        }
        if (!step.id().matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}")) {
            problems.add(step.xml(), "新增元素的编号（id）须以字母开头，只含字母、数字、下划线和连字符，不超过64个字符");
        }
        Step scope = edited.step(step.scope());
        if (scope != null && scope.xml().attribute("triggeredByEvent", "false").equals("true")) {
            problems.add(step.xml(), scope.name() + "须立即完成，其中不能增加元素，请移到别处");
        }
        Set<String> attributes = ATTRIBUTES.get(step.kind());
        if (attributes == null) {
            problems.add(step.xml(), "不能增加" + (step.is("serviceTask") ? "服务任务，登记和核查只能在原有的环节进行"
                    : "“" + step.kind() + "”，只能增加用户任务、排他网关、并行网关、定时事件和定时分支的结束事件"));
            return;
        }
        step.xml().attributes.forEach((key, value) -> {
            boolean foreign = key.startsWith("{") && !key.startsWith("{" + XmlNode.CAMUNDA + "}");
            boolean without = Set.of("false", "").contains(value);
            if (!foreign && !attributes.contains(key) && !without) {
                problems.add(step.xml(), "新增的元素不能使用属性“" + key.substring(key.lastIndexOf('}') + 1) + "”，请删除");
            }
        });
        step.xml().children.stream().filter(child -> !child.is("timerEventDefinition") && !(child.namespace.equals(XmlNode.BPMN)
                && SIMPLE_CHILDREN.contains(child.name))).forEach(child ->
                        problems.add(child, "新增的元素不能使用“" + child.name + "”，请删除"));
        step.xml().children("extensionElements").forEach(this::checkExtensions);
        switch (step.kind()) {
            case "userTask" -> checkTask(step);
            case "intermediateCatchEvent", "boundaryEvent" -> checkTimer(step);
            case "exclusiveGateway" -> checkGateway(step);
            case "endEvent" -> checkEnd(step);
            default -> {
                // splits or joins, which is told of the way as a whole
            }
        }
    }

    private void checkExtensions(XmlNode extensions) {
        for (XmlNode extension : extensions.children) {
            switch (extension.name) {
                case "properties" -> {
                    // what the catalogue of tasks reads: it gives nobody a right
                }
                case "taskListener" -> {
                    String bean = Vocabulary.bean(extension.attribute("delegateExpression"));
                    if (!house.isTaskListener(bean) || !"create".equals(extension.attribute("event")) || !extension.children.isEmpty()) {
                        problems.add(extension, "新增的任务只能以 prepareForm 作为创建（create）监听，“" + Problems.shown(bean) + "”只能在原有的环节使用，请删除");
                    }
                }
                case "executionListener" -> problems.add(extension, "“" + Problems.shown(Vocabulary.bean(extension.attribute("delegateExpression")))
                        + "”只能在原有的环节使用，不能作为新增元素的监听，请删除");
                default -> problems.add(extension, "新增的元素不能使用“" + extension.name + "”，它会改写流程变量，请删除");
            }
        }
    }

    private void checkTask(Step task) {
        if (task.xml().attribute("name", "").isBlank()) {
            problems.add(task.xml(), "新增的任务须有名称，办理人在任务列表中看到的就是它");
        }
        if (!task.hasForm()) {
            problems.add(task.xml(), "新增的任务须有表单（formRef），请先制作表单并一同部署");
        }
        String groups = task.xml().attribute(XmlNode.camunda("candidateGroups"), "").strip();
        if (groups.isEmpty()) {
            problems.add(task.xml(), "新增的任务须有候选组（candidateGroups），否则没有人能办理");
        }
        Arrays.stream(groups.split(",")).map(String::strip).filter(group -> !group.isEmpty()).forEach(group -> checkGroup(task, group));
        if (task.out().size() != 1) {
            problems.add(task.xml(), "新增的任务须有且只有一条流出的连线，回到原流程");
        }
    }

    private void checkGroup(Step task, String group) {
        if (!Expression.in(group)) {
            if (!house.works(group)) {
                problems.add(task.xml(), "没有名为“" + Problems.shown(group) + "”的办理单位组，请核对候选组（candidateGroups）");
            }
            return;
        }
        Set<String> asked = Expression.of(group).map(Expression::variables).orElse(Set.of());
        for (String variable : asked) {
            checkVariable(task.xml(), task, variable);
        }
        boolean exists = asked.stream().allMatch(DISTRICT_VARIABLES::contains)
                ? house.districts().stream().allMatch(code -> house.works(group.replaceAll("[$#]\\{\\s*\\w+\\s*}", code)))
                : declared.steps.values().stream().anyMatch(step -> group.equals(step.xml().attribute(XmlNode.camunda("candidateGroups"))));
        if (!exists) {
            problems.add(task.xml(), "候选组“" + Problems.shown(group) + "”不是本流程使用的办理单位组，请核对");
        }
    }

    private boolean checkVariable(XmlNode at, Step step, String variable) {
        if (!all.variables.contains(variable)) {
            problems.add(at, "没有名为“" + Problems.shown(variable) + "”的流程变量，请核对写法");
            return false;
        }
        if (!knowledge.at(step).contains(variable)) {
            problems.add(at, "流程走到此处时，变量“" + variable + "”还没有值，请把它放到给出该值的环节之后");
            return false;
        }
        return true;
    }

    private void checkDate(Step step, String attribute, String called) {
        String date = step.xml().attribute(XmlNode.camunda(attribute));
        Step before = declared.step(step.id());
        if (date == null || before != null && date.equals(before.xml().attribute(XmlNode.camunda(attribute)))) {
            return;
        }
        checkDate(step.xml(), step, date, called + "（" + attribute + "）");
    }

    private boolean checkDate(XmlNode at, Step step, String date, String called) {
        if (!Expression.in(date)) {
            boolean known = Deadline.period(date).isPresent() || Deadline.isDate(date);
            if (!known) {
                problems.add(at, called + "“" + Problems.shown(date) + "”不是日期或期限，请写成 P5D（5日）或 2026-12-31 这样的形式");
            }
            return known;
        }
        Optional<Expression> expression = Expression.of(date);
        if (IN_DAYS.matcher(date).matches()) {
            return true;
        }
        Optional<String> variable = expression.flatMap(Expression::variable);
        if (variable.isEmpty()) {
            problems.add(at, called + "“" + Problems.shown(date) + "”须为日期、期限，或只引用一个日期变量");
            return false;
        }
        if (!checkVariable(at, step, variable.get())) {
            return false;
        }
        if (!all.dates.contains(variable.get())) {
            problems.add(at, called + "引用的变量“" + variable.get() + "”不是日期");
            return false;
        }
        return true;
    }

    private void checkTimer(Step event) {
        if (event.is("boundaryEvent")) {
            if (!Set.of("true", "false").contains(event.xml().attribute("cancelActivity", "true"))) {
                problems.add(event.xml(), "是否中断（cancelActivity）须为 true 或 false");
            }
            Step attached = edited.step(event.attachedTo());
            boolean aside = !event.interrupts() && attached != null && attached.is("subProcess", "callActivity")
                    && attached.xml().attribute("triggeredByEvent") == null;
            if (attached == null || !attached.scope().equals(event.scope()) || !attached.is("userTask") && !aside) {
                problems.add(event.xml(), "定时边界事件只能附在用户任务上；附在子流程或调用的流程上时不能中断它");
            }
        }
        if (event.out().size() != 1) {
            problems.add(event.xml(), "新增的定时事件须有且只有一条流出的连线");
        }
        Optional<XmlNode> timer = event.xml().child("timerEventDefinition");
        if (timer.isEmpty() || event.xml().children("timerEventDefinition").size() > 1) {
            problems.add(event.xml(), "只能增加定时事件，须有一个定时条件（timeDate 或 timeDuration）");
            return;
        }
        if (timer.get().children.size() != 1 || timer.get().attributes.keySet().stream().anyMatch(key -> !key.equals("id"))) {
            problems.add(event.xml(), "定时条件须只写一项：timeDate 或 timeDuration");
            return;
        }
        XmlNode when = timer.get().children.get(0);
        switch (when.name) {
            case "timeDate" -> checkDate(when, event, when.content(), "定时日期（timeDate）");
            case "timeDuration" -> {
                if (Deadline.period(when.content()).isEmpty()) {
                    problems.add(when, "定时时长（timeDuration）“" + Problems.shown(when.content()) + "”不是期限，请写成 P5D（5日）或 PT2H（2小时）这样的形式");
                }
            }
            case "timeCycle" -> {
                String[] cycle = when.content().split("/", -1);
                boolean fine = cycle.length == 2 && cycle[0].matches("R\\d{1,2}")
                        && Deadline.period(cycle[1]).filter(period -> period.compareTo(SHORTEST_CYCLE) >= 0).isPresent()
                        && event.is("boundaryEvent") && !event.interrupts();
                if (!fine) {
                    problems.add(when, "重复定时（timeCycle）“" + Problems.shown(when.content())
                            + "”只能用于不中断的边界事件，写成 R3/P1D（每日一次，共3次）这样的形式，间隔不短于1小时");
                }
            }
            default -> problems.add(when, "定时条件须为 timeDate 或 timeDuration");
        }
    }

    private void checkGateway(Step gateway) {
        if (gateway.out().isEmpty()) {
            problems.add(gateway.xml(), "新增的网关没有流出的连线，流程会停在这里");
        }
        String otherwise = gateway.xml().attribute("default", "");
        if (!otherwise.isEmpty() && gateway.out().stream().noneMatch(flow -> flow.id().equals(otherwise))) {
            problems.add(gateway.xml(), "默认连线（default）“" + Problems.shown(otherwise) + "”不是从它流出的连线");
        }
        for (Flow flow : gateway.out()) {
            if (flow.id().equals(otherwise) || gateway.out().size() == 1 && flow.condition().isEmpty()) {
                if (!flow.condition().isEmpty()) {
                    problems.add(flow.xml(), "默认连线不能再有条件，请删除条件");
                }
                continue;
            }
            Optional<Expression> condition = Expression.of(flow.condition());
            if (condition.isEmpty() || !condition.get().decidable()) {
                problems.add(flow.xml(), flow.condition().isEmpty() ? "网关的连线须有条件，或设为默认连线"
                        : "条件“" + Problems.shown(flow.condition()) + "”须写成 ${变量 == '值'} 的形式");
                continue;
            }
            condition.get().variables().forEach(variable -> {
                if (checkVariable(flow.xml(), gateway, variable) && (all.lists.contains(variable) || all.dates.contains(variable))) {
                    problems.add(flow.xml(), "变量“" + variable + "”不是一项结论，不能作为条件");
                }
            });
        }
    }

    private void checkEnd(Step end) {
        if (!end.trigger().isEmpty()) {
            problems.add(end.xml(), "新增的结束事件不能带“" + end.trigger() + "”");
        }
        if (!end.out().isEmpty()) {
            problems.add(end.xml(), "结束事件不能有流出的连线");
        }
    }

    /** Of all flows: where they run, and that their conditions ask what exists. */
    private void check(Flow flow) {
        Step source = edited.step(flow.source());
        Step target = edited.step(flow.target());
        if (source == null || target == null) {
            problems.add(flow.xml(), "连线的" + (source == null ? "起点“" + Problems.shown(flow.source()) : "终点“" + Problems.shown(flow.target()))
                    + "”不存在，请重新连接");
            return;
        }
        if (!source.scope().equals(target.scope())) {
            problems.add(flow.xml(), "连线不能跨越子流程的边界");
        }
        if (target.is("startEvent", "boundaryEvent")) {
            problems.add(flow.xml(), "连线不能连到" + target.name());
        }
        flow.xml().children.stream().filter(child -> !child.is("conditionExpression") && !child.is("documentation")
                && !(child.is("extensionElements") && child.children.isEmpty())).forEach(child ->
                        problems.add(child, "连线上不能有监听或其他扩展，请删除"));
        if (!source.is("exclusiveGateway") && !flow.condition().isEmpty()) {
            problems.add(flow.xml(), "只有从网关流出的连线可以有条件，请删除条件或在前面加一个排他网关");
        }
        Expression.of(flow.condition()).ifPresent(condition -> checkValues(flow, condition));
    }

    private void checkValues(Flow flow, Expression condition) {
        condition.variables().stream().filter(variable -> !all.variables.contains(variable)).forEach(variable ->
                problems.add(flow.xml(), "没有名为“" + Problems.shown(variable) + "”的流程变量，请核对写法"));
        for (Expression.Comparison comparison : condition.comparisons()) {
            Set<String> values = DISTRICT_VARIABLES.contains(comparison.variable()) ? house.districts()
                    : all.values.get(comparison.variable());
            if (values != null && !values.contains(comparison.text())) {
                problems.add(flow.xml(), "变量“" + comparison.variable() + "”不会取值“" + Problems.shown(comparison.text()) + "”，只能是"
                        + String.join("、", values));
            }
        }
    }
}
