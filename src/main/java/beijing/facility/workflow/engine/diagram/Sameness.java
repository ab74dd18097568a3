package beijing.facility.workflow.engine.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a declared element is what it was: what it runs, who works it, what it waits for. How it is called and drawn is free. */
final class Sameness {

    private static final Set<String> FREE_ATTRIBUTES = Set.of("name", XmlNode.camunda("priority"), XmlNode.camunda("dueDate"),
            XmlNode.camunda("followUpDate"), XmlNode.camunda("formRef"), "gatewayDirection", XmlNode.camunda("versionTag"),
            XmlNode.camunda("historyTimeToLive"), "isExecutable", "processType", "isClosed");
    /** What stands there whether it is written or not. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("cancelActivity", "true"), Map.entry("isInterrupting", "true"),
            Map.entry("isSequential", "false"), Map.entry("triggeredByEvent", "false"), Map.entry("parallelMultiple", "false"),
            Map.entry("isForCompensation", "false"), Map.entry("completionQuantity", "1"), Map.entry("startQuantity", "1"),
            Map.entry(XmlNode.camunda("asyncBefore"), "false"), Map.entry(XmlNode.camunda("asyncAfter"), "false"),
            Map.entry(XmlNode.camunda("exclusive"), "true"), Map.entry("implementation", "##unspecified"),
            Map.entry("waitForCompletion", "true"));
    private static final Set<String> FREE_CHILDREN = Set.of("documentation", "incoming", "outgoing", "laneSet", "sequenceFlow",
            "textAnnotation", "association", "group", "dataObject", "dataObjectReference", "dataStoreReference");
    private static final Map<String, String> CALLED = Map.ofEntries(Map.entry("candidateGroups", "候选组"), Map.entry("candidateUsers", "候选人"),
            Map.entry("assignee", "办理人"), Map.entry("delegateExpression", "处理"), Map.entry("calledElement", "调用的流程"),
            Map.entry("attachedToRef", "所附的任务"), Map.entry("cancelActivity", "是否中断"), Map.entry("messageRef", "消息"),
            Map.entry("escalationRef", "升级"), Map.entry("asyncBefore", "异步（前）"), Map.entry("asyncAfter", "异步（后）"),
            Map.entry("isStartableInTasklist", "是否可在任务列表中启动"), Map.entry("collection", "多实例的清单"),
            Map.entry("default", "默认连线"), Map.entry("formRefBinding", "表单绑定方式"));

    private Sameness() {
    }

    static void check(XmlNode declared, XmlNode edited, Problems problems) {
        Map<String, String> was = attributes(declared);
        Map<String, String> is = attributes(edited);
        Set<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            if (!was.getOrDefault(key, "").equals(is.getOrDefault(key, ""))) {
                String name = key.substring(key.lastIndexOf('}') + 1);
                problems.add(edited, (CALLED.containsKey(name) ? CALLED.get(name) + "（" + name + "）" : "属性“" + name + "”")
                        + (is.containsKey(key) ? "不能为“" + Problems.shown(is.get(key)) + "”，" : "不能删除，")
                        + (was.containsKey(key) ? "须为“" + was.get(key) + "”，请改回" : "请删除"));
            }
        }
        List<XmlNode> missing = children(declared);
        List<XmlNode> more = children(edited);
        for (XmlNode child : children(declared)) {
            more.stream().filter(other -> written(other).equals(written(child))).findFirst().ifPresent(same -> {
                more.remove(same);
                missing.remove(child);
            });
        }
        missing.forEach(child -> problems.add(edited, "缺少原有的“" + what(child) + "”，请从原流程文件恢复"));
        more.forEach(child -> problems.add(child, "“" + what(child) + "”不是原流程所有，" + (writes(child) ? "会改写流程变量，" : "") + "请删除或改回"));
    }

    private static boolean writes(XmlNode node) {
        return Set.of("inputParameter", "outputParameter", "in", "out").contains(node.name);
    }

    private static String what(XmlNode node) {
        String detail = node.attributes.values().stream().filter(value -> !value.equals(node.id())).findFirst().orElse(node.content());
        return node.name + (detail.isEmpty() ? "" : " " + Problems.shown(detail));
    }

    /** Without extension elements around what they hold. */
    private static List<XmlNode> children(XmlNode node) {
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : node.children) {
            if (child.is("extensionElements") || child.namespace.equals(XmlNode.CAMUNDA)
                    && (child.name.equals("inputOutput") || child.name.equals("properties"))) {
                children.addAll(children(child));
            } else if (!Diagram.isStep(child) && !(child.namespace.equals(XmlNode.BPMN) && FREE_CHILDREN.contains(child.name))) {
                children.add(child);
            }
        }
        return children;
    }

    private static Map<String, String> attributes(XmlNode node) {
        Map<String, String> attributes = new TreeMap<>(node.attributes);
        attributes.keySet().removeIf(key -> FREE_ATTRIBUTES.contains(key) && node.namespace.equals(XmlNode.BPMN)
                || key.startsWith("{") && !key.startsWith("{" + XmlNode.CAMUNDA + "}"));
        DEFAULTS.forEach(attributes::remove);
        if (node.namespace.equals(XmlNode.BPMN) && (node.name.endsWith("EventDefinition") || !Diagram.isStep(node) && !node.is("process"))) {
            // names of their own that nothing refers to
            attributes.remove("id");
        }
        return attributes;
    }

    /** An element with all below, in a form that is equal where the meaning is. */
    private static String written(XmlNode node) {
        List<String> children = new ArrayList<>(node.children.stream()
                .filter(child -> !(child.namespace.equals(XmlNode.BPMN) && FREE_CHILDREN.contains(child.name))).map(Sameness::written).toList());
        Collections.sort(children);
        return node.namespace + " " + node.name + attributes(node) + node.content() + children;
    }

    /** Whether two pieces of XML mean the same. */
    static boolean same(XmlNode one, XmlNode other) {
        return written(one).equals(written(other));
    }
}
