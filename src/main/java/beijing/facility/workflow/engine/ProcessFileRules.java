package beijing.facility.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ListableBeanFactory;

import beijing.facility.workflow.InputException;

/** Refuses to deploy a BPMN file that wants to run anything but the beans made for it: no scripts, no classes, no connectors. */
class ProcessFileRules extends AbstractBpmnParseListener {

    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*}");
    private static final Set<String> FORBIDDEN_ELEMENTS =
            Set.of("scriptTask", "script", "connector", "businessRuleTask");
    /** Attributes that name a class, a script or an expression to run, whatever their namespace. */
    private static final Set<String> FORBIDDEN_ATTRIBUTES =
            Set.of("class", "expression", "scriptFormat", "resource", "decisionRef", "caseRef", "variableMappingClass");

    private final ListableBeanFactory beans;

    ProcessFileRules(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root);
    }

    private void check(Element element) {
        String tag = element.getTagName();
        if (FORBIDDEN_ELEMENTS.contains(tag)) {
            throw refused(element, "不允许使用“" + tag + "”：流程文件不得包含脚本、连接器或规则任务");
        }
        for (String attribute : element.attributes()) {
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (FORBIDDEN_ATTRIBUTES.contains(name)) {
                throw refused(element, "不允许使用属性“" + name + "”：只能以 delegateExpression 调用系统提供的处理");
            }
            if (name.equalsIgnoreCase("delegateExpression") || name.equals("variableMappingDelegateExpression")) {
                checkBean(element, element.attribute(attribute));
            }
            if (name.equals("language")) {
                throw refused(element, "不允许使用属性“language”：条件只能是 ${变量 == '值'} 形式的表达式");
            }
        }
        element.elements().forEach(this::check);
    }

    private void checkBean(Element element, String expression) {
        Matcher matcher = BEAN.matcher(String.valueOf(expression));
        if (!matcher.matches()) {
            throw refused(element, "delegateExpression 须为 ${名称}，而不是“" + expression + "”");
        }
        if (!ProcessExpressions.isProcessBean(beans, matcher.group(1))) {
            throw refused(element, "系统没有提供名为“" + matcher.group(1) + "”的处理");
        }
    }

    private static InputException refused(Element element, String rule) {
        String id = element.attribute("id");
        return new InputException("流程文件第" + element.getLine() + "行" + (id == null ? "" : "（" + id + "）") + "不能部署："
                + rule + "。");
    }
}
