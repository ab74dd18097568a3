package beijing.facility.workflow.engine.diagram;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that a file may be written in. Of BPMN those that the declared processes use and what is only drawn; of the engine's
 * extensions those named here: what could run a script, a class or a connector, or inject into a bean, is not among them, and neither
 * is what the engine's next version brings. What is in another language may stand only where nobody reads it.
 */
final class Vocabulary {

    private static final String ACTIVITI = "http://activiti.org/bpmn";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "import");
    /** Where people write freely; only of a user task the engine takes it for an expression. */
    private static final Set<String> PROSE = Set.of("documentation", "text");
    /** What a name can't be longer than in the engine's tables, and a description, and a version tag. */
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PROSE = 4000;
    private static final int LONGEST_TAG = 64;
    /** What nobody sees and what turns the writing about; a label may have lines. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\r\\t]]");
    /** Beside what the declared processes use: what is drawn and explained, and what a process owner may add. */
    private static final Set<String> WORDS = Set.of("definitions", "collaboration", "participant", "messageFlow", "process", "laneSet", "lane",
            "childLaneSet", "flowNodeRef", "documentation", "extensionElements", "textAnnotation", "text", "association", "group", "category",
            "categoryValue", "dataObject", "dataObjectReference", "dataStore", "dataStoreReference", "message", "escalation", "error", "signal",
            "startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "userTask", "serviceTask", "exclusiveGateway", "parallelGateway", "sequenceFlow",
            "conditionExpression", "incoming", "outgoing", "timerEventDefinition", "timeDate", "timeDuration", "timeCycle");
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("task", "未说明类型的任务不会有人办理，请改为用户任务"),
            Map.entry("manualTask", "手工任务不会有人办理，请改为用户任务"),
            Map.entry("receiveTask", "没有谁会发来它等待的消息，请改为用户任务"),
            Map.entry("sendTask", "系统不提供发送任务"),
            Map.entry("businessRuleTask", "规则由系统提供的处理执行，请改用原有的服务任务"),
            Map.entry("inclusiveGateway", "包容网关会使同一项目同时走几路，请改用排他网关"),
            Map.entry("complexGateway", "请改用排他网关"),
            Map.entry("eventBasedGateway", "请改用用户任务上的定时边界事件"),
            Map.entry("transaction", "请把新增的任务直接画在原流程中"),
            Map.entry("adHocSubProcess", "请把新增的任务直接画在原流程中"));

    private static final Set<String> EXTENSIONS = Set.of("in", "out", "inputOutput", "inputParameter", "outputParameter",
            "list", "map", "entry", "value", "taskListener", "executionListener", "properties", "property",
            "failedJobRetryTimeCycle");
    private static final Set<String> ATTRIBUTES = Set.of("asyncBefore", "asyncAfter", "exclusive", "jobPriority",
            "assignee", "candidateUsers", "candidateGroups", "dueDate", "followUpDate", "priority", "formRef",
            "formRefBinding", "delegateExpression", "calledElementBinding", "calledElementVersion",
            "calledElementVersionTag", "collection", "elementVariable", "initiator", "historyTimeToLive",
            "isStartableInTasklist", "versionTag", "errorCodeVariable", "errorMessage", "errorMessageVariable",
            "escalationCodeVariable", "variableName", "variableEvents");
    /** Those without a prefix, on the extensions. */
    private static final Set<String> PLAIN_ATTRIBUTES = Set.of("id", "name", "key", "value", "source", "sourceExpression",
            "target", "variables", "local", "businessKey", "event", "delegateExpression");

    private final House house;
    private final Set<String> declared;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    Vocabulary(House house, Set<String> declared, Problems problems) {
        this.house = house;
        this.declared = declared;
        this.problems = problems;
    }

    void check(XmlNode node) {
        String tag = node.name;
        if (node.namespace.equals(XmlNode.BPMN)) {
            if (SCRIPTS.contains(tag)) {
                problems.add(node, "不能使用“" + tag + "”，流程文件不得包含脚本");
            } else if (!WORDS.contains(tag) && !declared.contains(tag)) {
                problems.add(node, "不能使用“" + tag + "”" + (ADVICE.containsKey(tag) ? "，" + ADVICE.get(tag) : "，请删除"));
            }
        } else if (node.namespace.equals(XmlNode.CAMUNDA)) {
            if (!EXTENSIONS.contains(tag)) {
                problems.add(node, "不能使用扩展元素“" + tag + "”");
            } else if (node.parent == null || !node.parent.is("extensionElements") && !node.parent.namespace.equals(XmlNode.CAMUNDA)) {
                problems.add(node, "扩展元素“" + tag + "”只能写在 extensionElements 中");
            }
        } else if (node.namespace.equals(ACTIVITI)) {
            problems.add(node, "不能使用扩展元素“" + tag + "”");
        } else if (!DRAWING.contains(node.namespace)) {
            problems.add(node, "不能使用其他规范的元素“" + Problems.shown(tag) + "”，请删除");
        }
        if (node.id() != null && !ids.add(node.id())) {
            problems.add(node, "编号（id）“" + Problems.shown(node.id()) + "”重复使用，每个元素须有自己的编号");
        }
        if (node.id() == null && (Diagram.isStep(node) || node.is("sequenceFlow"))) {
            problems.add(node, "没有编号（id），请用 Camunda Modeler 打开并重新保存");
        }
        checkTexts(node);
        node.attributes.forEach((key, value) -> check(node, key, value));
        if (!PROSE.contains(tag)) {
            checkExpression(node, node.content());
        }
        node.children.forEach(this::check);
    }

    /** That a task comes into being by the name and description that it is given. */
    private void checkTexts(XmlNode node) {
        String name = node.attribute("name", "");
        if (name.length() > LONGEST_NAME) {
            problems.add(node, "名称有" + name.length() + "个字符，不能超过" + LONGEST_NAME + "个");
        }
        if (UNSEEN.matcher(name).find()) {
            problems.add(node, "名称含有不可见的字符，请删除后重新输入");
        }
        if (node.attribute(XmlNode.camunda("versionTag"), "").length() > LONGEST_TAG) {
            problems.add(node, "版本标签（versionTag）不能超过" + LONGEST_TAG + "个字符");
        }
        if (node.is("userTask")) {
            node.children("documentation").forEach(prose -> {
                if (prose.text.length() > LONGEST_PROSE) {
                    problems.add(node, "说明有" + prose.text.length() + "个字符，不能超过" + LONGEST_PROSE + "个");
                }
                if (Expression.in(prose.text.toString())) {
                    problems.add(node, "任务的说明中不能有 ${…}，系统会把它当作表达式");
                }
            });
            if (Expression.in(name)) {
                problems.add(node, "任务的名称中不能有 ${…}，系统会把它当作表达式");
            }
        }
    }

    private void check(XmlNode node, String key, String value) {
        String name = key.substring(key.lastIndexOf('}') + 1);
        boolean camunda = key.startsWith("{" + XmlNode.CAMUNDA + "}");
        boolean extension = node.namespace.equals(XmlNode.CAMUNDA) && name.equals(key);
        if (extension && !PLAIN_ATTRIBUTES.contains(name) || camunda && !ATTRIBUTES.contains(name) || key.startsWith("{" + ACTIVITI + "}")) {
            problems.add(node, "不能使用属性“" + name + "”，只能以 delegateExpression 调用系统提供的处理");
        } else if (key.startsWith("{" + SCHEMA_INSTANCE + "}") && !name.equals("type")) {
            problems.add(node, "不能使用属性“" + name + "”，流程文件不得引用外部地址，请删除该属性");
        } else if (name.equals("language") || name.equals("scriptFormat")) {
            problems.add(node, "不能使用属性“" + name + "”，流程文件不得包含脚本");
        } else if (name.equals("delegateExpression")) {
            checkBean(node, value);
        } else if (name.equals("formRefBinding") && !value.equals("deployment")) {
            problems.add(node, "formRefBinding 须为 deployment，表单须与流程一同部署");
        } else if (!name.equals("name")) {
            checkExpression(node, value);
        }
    }

    private void checkBean(XmlNode node, String expression) {
        Matcher bean = BEAN.matcher(expression);
        if (!bean.matches()) {
            problems.add(node, "delegateExpression 须为 ${名称}，而不是“" + Problems.shown(expression) + "”");
        } else if (!house.isBean(bean.group(1))) {
            problems.add(node, "系统没有提供名为“" + bean.group(1) + "”的处理");
        }
    }

    private void checkExpression(XmlNode node, String text) {
        if (Expression.in(text)) {
            Expression.problem(text, house.functions()).ifPresent(problem ->
                    problems.add(node, "表达式“" + Problems.shown(text) + "”" + problem));
        }
    }

    /** The bean that an expression names. */
    static String bean(String expression) {
        Matcher bean = BEAN.matcher(expression == null ? "" : expression);
        return bean.matches() ? bean.group(1) : "";
    }
}
