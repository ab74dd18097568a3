package beijing.facility.workflow.engine;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses to deploy a BPMN file that wants to run anything but the beans made for it. Of the engine's extensions a file may use
 * those named here; what could run a script, a class or a connector, or inject into a bean, is not among them, and neither is
 * what the engine's next version brings. All problems are told at once, each with its line.
 */
class ProcessFileRules implements BpmnParseFactory {

    private static final String BPMN = BpmnParser.BPMN20_NS;
    private static final String CAMUNDA = BpmnParser.CAMUNDA_BPMN_EXTENSIONS_NS;
    @SuppressWarnings("deprecation")
    private static final String ACTIVITI = BpmnParser.ACTIVITI_BPMN_EXTENSIONS_NS;

    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "import");
    /** Where people write freely and nothing is evaluated. */
    private static final Set<String> PROSE = Set.of("documentation", "text");

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

    private final ProcessExpressions expressions;

    ProcessFileRules(ProcessExpressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new Parse(parser);
    }

    /** Checks before the engine reads on, for some of it would already be run by then. */
    private final class Parse extends BpmnParse {

        private Parse(BpmnParser parser) {
            super(parser);
        }

        @Override
        protected void parseRootElement() {
            // a file that was deployed before keeps running, whatever its beans are called by now
            if (deployment == null || deployment.isNew()) {
                check(rootElement);
            }
            if (!hasErrors()) {
                super.parseRootElement();
            }
        }

        private void check(Element element) {
            String namespace = element.getUri();
            String tag = element.getTagName();
            if (BPMN.equals(namespace) && SCRIPTS.contains(tag)) {
                refuse(element, "不能使用“" + tag + "”，流程文件不得包含脚本");
            }
            if (CAMUNDA.equals(namespace) && !EXTENSIONS.contains(tag) || ACTIVITI.equals(namespace)) {
                refuse(element, "不能使用扩展元素“" + tag + "”");
            }
            for (String attribute : element.attributes()) {
                check(element, attribute, element.attribute(attribute));
            }
            if (!PROSE.contains(tag)) {
                checkExpression(element, element.getText());
            }
            element.elements().forEach(this::check);
        }

        /** The engine keys an attribute by its namespace, a colon and its name, or by its name where it has no namespace. */
        private void check(Element element, String attribute, String value) {
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            boolean extension = CAMUNDA.equals(element.getUri()) && name.equals(attribute);
            if (extension && !PLAIN_ATTRIBUTES.contains(name) || attribute.startsWith(CAMUNDA) && !ATTRIBUTES.contains(name)
                    || attribute.startsWith(ACTIVITI)) {
                refuse(element, "不能使用属性“" + name + "”，只能以 delegateExpression 调用系统提供的处理");
            } else if (name.equals("language") || name.equals("scriptFormat")) {
                refuse(element, "不能使用属性“" + name + "”，流程文件不得包含脚本");
            } else if (name.equals("delegateExpression")) {
                checkBean(element, value);
            } else if (name.equals("formRefBinding") && !value.equals("deployment")) {
                refuse(element, "formRefBinding 须为 deployment，表单须与流程一同部署");
            } else if (!name.equals("name")) {
                checkExpression(element, value);
            }
        }

        private void checkBean(Element element, String expression) {
            Matcher bean = BEAN.matcher(expression);
            if (!bean.matches()) {
                refuse(element, "delegateExpression 须为 ${名称}，而不是“" + expression + "”");
            } else if (!expressions.isProcessBean(bean.group(1))) {
                refuse(element, "系统没有提供名为“" + bean.group(1) + "”的处理");
            }
        }

        private void checkExpression(Element element, String text) {
            if (text.contains("${") || text.contains("#{")) {
                ProcessExpressions.problem(text.strip()).ifPresent(problem ->
                        refuse(element, "表达式“" + text.strip() + "”" + problem));
            }
        }

        private void refuse(Element element, String rule) {
            String id = element.attribute("id");
            addError("第" + element.getLine() + "行" + (id == null ? "" : "（" + id + "）") + "：" + rule + "。", element);
        }
    }
}
