package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import beijing.facility.process.ProcessTest;
import beijing.facility.workflow.InputException;

/** What a process owner may put into a BPMN file, and what is refused when she deploys it. */
@ProcessTest
class ProcessFileRulesTest {

    @Autowired
    RepositoryService repository;

    /** Beside a declared path; what may be added to one is in {@link beijing.facility.workflow.engine.diagram.DiagramRulesTest}. */
    @ParameterizedTest
    @ValueSource(strings = {
            "<bpmn:userTask id='A' camunda:candidateGroups='district-drc-${districtCode}' camunda:dueDate='${inDays(3)}'/>",
            "<bpmn:serviceTask id='A' name='${不求值}' camunda:delegateExpression='${checkCompliance}'><bpmn:documentation>${x.y}</bpmn:documentation></bpmn:serviceTask>",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='#{ checkCompliance }'/>",
    })
    void noWordOfWhatNeedsNothingButOurBeansAndVariablesIsRefused(String element) {
        assertThatThrownBy(() -> deploy("test.bpmn", file(element)))
                .hasMessageContaining("流程编号“test”不是本系统的流程")
                .hasMessageNotContaining("不能使用")
                .hasMessageNotContaining("表达式")
                .hasMessageNotContaining("delegateExpression");
        assertNothingDeployed();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "<bpmn:scriptTask id='A' scriptFormat='javascript'><bpmn:script>1</bpmn:script></bpmn:scriptTask> | 不能使用“scriptTask”，流程文件不得包含脚本",
            "<bpmn:serviceTask id='A' camunda:class='java.lang.String'/> | 不能使用属性“class”，只能以 delegateExpression 调用系统提供的处理",
            "<bpmn:serviceTask id='A' camunda:expression='${x}'/> | 不能使用属性“expression”",
            "<bpmn:serviceTask id='A' camunda:type='shell'/> | 不能使用属性“type”",
            "<bpmn:serviceTask id='A' camunda:type='external' camunda:topic='t'/> | 不能使用属性“topic”",
            "<bpmn:businessRuleTask id='A' camunda:decisionRef='d'/> | 不能使用属性“decisionRef”",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='${dataSource}'/> | 系统没有提供名为“dataSource”的处理",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='${noSuchBean}'/> | 系统没有提供名为“noSuchBean”的处理",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='${checkCompliance.x}'/> | delegateExpression 须为 ${名称}，而不是“${checkCompliance.x}”",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='checkCompliance'/> | delegateExpression 须为 ${名称}",
            "<bpmn:serviceTask id='A' camunda:delegateExpression='${checkCompliance}'><bpmn:extensionElements><camunda:field name='files' stringValue='x'/></bpmn:extensionElements></bpmn:serviceTask> | 不能使用扩展元素“field”",
            "<bpmn:serviceTask id='A'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask> | 不能使用扩展元素“connector”",
            "<bpmn:userTask id='A'><bpmn:extensionElements><camunda:taskListener event='create' class='x.Y'/></bpmn:extensionElements></bpmn:userTask> | 不能使用属性“class”",
            "<bpmn:userTask id='A'><bpmn:extensionElements><camunda:taskListener event='create' expression='${x}'/></bpmn:extensionElements></bpmn:userTask> | 不能使用属性“expression”",
            "<bpmn:userTask id='A'><bpmn:extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:userTask> | 不能使用扩展元素“script”",
            "<bpmn:userTask id='A'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask> | 不能使用扩展元素“script”",
            "<bpmn:userTask id='A'><bpmn:extensionElements><camunda:formData><camunda:formField id='x' type='string'><camunda:validation><camunda:constraint name='validator' config='x.Y'/></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask> | 不能使用扩展元素“constraint”",
            "<bpmn:userTask id='A' camunda:formKey='embedded:deployment:x.html'/> | 不能使用属性“formKey”",
            "<bpmn:userTask id='A' camunda:formHandlerClass='x.Y'/> | 不能使用属性“formHandlerClass”",
            "<bpmn:userTask id='A' camunda:formRef='f' camunda:formRefBinding='latest'/> | formRefBinding 须为 deployment",
            "<bpmn:callActivity id='A' calledElement='b' camunda:variableMappingClass='x.Y'/> | 不能使用属性“variableMappingClass”",
            "<bpmn:callActivity id='A' calledElement='b' camunda:variableMappingDelegateExpression='${x}'/> | 不能使用属性“variableMappingDelegateExpression”",
            "<bpmn:userTask id='A' activiti:class='x.Y' xmlns:activiti='http://activiti.org/bpmn'/> | 不能使用属性“class”",
            "<bpmn:userTask id='A' camunda:candidateGroups='${execution.processInstanceId}'/> | 表达式“${execution.processInstanceId}”只能引用变量，不能访问其属性或调用方法",
            "<bpmn:userTask id='A' camunda:assignee=\"${''.getClass().forName('java.lang.Runtime')}\"/> | 只能引用变量，不能访问其属性或调用方法",
            "<bpmn:userTask id='A' camunda:dueDate=\"${x['y']}\"/> | 只能引用变量，不能访问其属性或调用方法",
            "<bpmn:userTask id='A' camunda:dueDate='${dateTime().plusDays(3)}'/> | 只能引用变量，不能访问其属性或调用方法",
            "<bpmn:userTask id='A' camunda:dueDate='${S(x)}'/> | 不能调用函数“S”",
            "<bpmn:userTask id='A' camunda:dueDate='${x'/> | 写法有误",
    })
    void whatWouldRunAnythingElseIsRefused(String element, String sentence) {
        assertThatThrownBy(() -> deploy("test.bpmn", file(element)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence);
        assertNothingDeployed();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='groovy'>1</bpmn:conditionExpression> | 不能使用属性“language”",
            "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' camunda:resource='deployment://x.groovy' language='groovy'/> | 不能使用属性“resource”",
            "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${execution.id == 1}</bpmn:conditionExpression> | 只能引用变量",
    })
    void conditionsCompareVariables(String condition, String sentence) {
        String flow = "<bpmn:userTask id='A'/><bpmn:endEvent id='E'/><bpmn:sequenceFlow id='F' sourceRef='A' targetRef='E'>"
                + condition + "</bpmn:sequenceFlow>";
        assertThatThrownBy(() -> deploy("test.bpmn", file(flow))).hasMessageContaining(sentence);
        assertNothingDeployed();
    }

    @Test
    void everyProblemIsToldWithItsLine() {
        String two = "\n<bpmn:serviceTask id='First' camunda:class='x.Y'/>\n\n<bpmn:scriptTask id='Second'/>";
        assertThatThrownBy(() -> deploy("test.bpmn", file(two)))
                .hasMessageContaining("第6行（First）：不能使用属性“class”")
                .hasMessageContaining("第8行（Second）：不能使用“scriptTask”");
    }

    /** Decision tables and scripts have expressions of their own; an HTML form has a script that runs in every official's browser. */
    @ParameterizedTest
    @ValueSource(strings = {"rule.dmn", "case.cmmn", "form.html", "code.groovy", "code.js", "form.form.html"})
    void onlyProcessesFormsAndPicturesAreTaken(String name) {
        assertThatThrownBy(() -> deploy(name, "x"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("文件“" + name + "”不能部署");
        assertNothingDeployed();
    }

    @Test
    void aProcessIsTheWholeCitys() {
        assertThatThrownBy(() -> repository.createDeployment().name("test").tenantId("110105")
                .addString("test.bpmn", file("<bpmn:userTask id='A'/>")).deploy())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("须对全市统一部署");
        assertNothingDeployed();
    }

    private Deployment deploy(String name, String content) {
        return repository.createDeployment().name("test").addString(name, content).deploy();
    }

    private void assertNothingDeployed() {
        assertThat(repository.createDeploymentQuery().deploymentName("test").count()).isZero();
    }

    private static String file(String element) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions" targetNamespace="test">
                  <bpmn:process id="test" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="Start" />""" + element + """
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }
}
