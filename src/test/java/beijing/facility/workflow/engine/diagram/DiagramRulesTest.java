package beijing.facility.workflow.engine.diagram;

import static beijing.facility.workflow.engine.diagram.EditedFiles.boundary;
import static beijing.facility.workflow.engine.diagram.EditedFiles.flow;
import static beijing.facility.workflow.engine.diagram.EditedFiles.house;
import static beijing.facility.workflow.engine.diagram.EditedFiles.of;
import static beijing.facility.workflow.engine.diagram.EditedFiles.task;
import static beijing.facility.workflow.engine.diagram.EditedFiles.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import beijing.facility.workflow.InputException;

/** What may be edited in a process file and what not, each edit by itself. */
class DiagramRulesTest {

    private static final DiagramRules RULES = new DiagramRules(house());

    static Stream<String> keys() throws IOException {
        return Files.list(Path.of("processes")).map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".bpmn"))
                .map(file -> file.replace(".bpmn", "")).sorted();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatComesWithTheProgramIsTakenWithTheLiveForms(String key) {
        Map<String, byte[]> forms = RULES.check(Map.of("diagram (1).bpmn", of(key).bytes()));
        assertThat(forms.keySet()).isEqualTo(of(key).text().lines().filter(line -> line.contains("camunda:formRef=\""))
                .map(line -> line.replaceAll(".*camunda:formRef=\"([^\"]+)\".*", "$1")).collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void allThatComesWithTheProgramIsTakenAtOnce() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String folder : new String[] {"processes", "forms"}) {
            for (Path file : Files.list(Path.of(folder)).toList()) {
                files.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(RULES.check(files)).isEmpty();
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                edit("renamed elements", "fund-release", file -> file.replace("name=\"登记下达\"", "name=\"登记市级资金下达\"")
                        .replace("name=\"可以下达\"", "name=\"可下达\"").first("name=\"资金下达与拨付\"", "name=\"资金拨付\"")),
                edit("moved shapes", "fund-release", file -> file.replace("<dc:Bounds x=\"", "<dc:Bounds x=\"1")),
                edit("colours", "fund-release", file -> file.first("<bpmndi:BPMNShape ",
                        "<bpmndi:BPMNShape xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:stroke=\"#205022\" ")),
                edit("a note", "fund-release", file -> file.add("<bpmn:textAnnotation id=\"Note\"><bpmn:text>${不求值.x}</bpmn:text>"
                        + "</bpmn:textAnnotation><bpmn:association id=\"ToNote\" sourceRef=\"RecordRelease\" targetRef=\"Note\" />")),
                edit("other ids of flows", "fund-release", file -> file.replace("ReleaseFundsToRecordRelease", "Flow_1x")),
                edit("the same condition written otherwise", "fund-release", file -> file.replace("${releaseState == 'READY'}", "#{'READY' eq releaseState}")),
                edit("P5D", "funding-approval", file -> file.first("camunda:candidateGroups=\"municipal-drc-signer\"",
                        "camunda:candidateGroups=\"municipal-drc-signer\" camunda:dueDate=\"P5D\"")),
                edit("another date", "joint-review", file -> file.replace("camunda:dueDate=\"${opinionDue}\"", "camunda:dueDate=\"2026-12-31\"")),
                edit("a date that is known", "joint-review", file -> file.first("camunda:candidateGroups=\"municipal-drc\"",
                        "camunda:candidateGroups=\"municipal-drc\" camunda:dueDate=\"${opinionDue}\"")),
                edit("a date in days", "joint-review", file -> file.replace("camunda:dueDate=\"${opinionDue}\"", "camunda:dueDate=\"${inDays(7)}\"")),
                edit("a task before a declared one", "funding-approval", file -> file.insertTask("FundReviewApproved", "AskLegal")),
                edit("a task after a check", "project-lifecycle", file -> file.insertTask("CompliancePassed", "SecondLook")),
                edit("a task between check and gateway", "project-lifecycle", file -> file.insertTask("JointReviewToIsSelected", "SecondLook")),
                edit("a task of the district", "funding-approval", file -> file.insert("FundReviewApproved", "AskDistrict",
                        task("AskDistrict", "district-drc-${districtCode}"))),
                edit("a task of the district before a variable is asked", "joint-review", file -> file.insert("FindDuplicatesToDepartmentReview", "AskDistrict",
                        task("AskDistrict", "district-drc-${districtCode}"))),
                edit("a task of two departments", "funding-approval", file -> file.insert("FundReviewApproved", "AskTwo",
                        task("AskTwo", "dept-health, dept-fire-rescue-${districtCode}"))),
                edit("a timer", "funding-approval", file -> file.insert("FundReviewApproved", "Wait", timer("Wait", "PT2H"))),
                edit("a gateway", "funding-approval", file -> file.lead("FundReviewApproved", "WhichDistrict").add(
                        "<bpmn:exclusiveGateway id=\"WhichDistrict\" name=\"是否朝阳区？\" default=\"Others\" />"
                                + flow("Chaoyang", "WhichDistrict", "AskLegal", "${districtCode == '110105'}")
                                + flow("Others", "WhichDistrict", "SignFundApproval", "").replaceAll("<bpmn:conditionExpression.*</bpmn:conditionExpression>", "")
                                + task("AskLegal", "municipal-drc") + flow("AskLegal", "SignFundApproval"))),
                edit("two tasks side by side", "funding-approval", file -> file.lead("FundReviewApproved", "Both").add("<bpmn:parallelGateway id=\"Both\" />"
                        + flow("Both", "AskOne") + flow("Both", "AskTwo") + task("AskOne", "municipal-drc") + task("AskTwo", "dept-health")
                        + flow("AskOne", "Joined") + flow("AskTwo", "Joined") + "<bpmn:parallelGateway id=\"Joined\" />" + flow("Joined", "SignFundApproval"))),
                edit("a gateway without a default", "project-lifecycle", file -> file.lead("ProjectSelected", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" name=\"结论？\" />"
                                + flow("One", "Which", "FundingApproval", "${reviewResult == 'SELECTED'}")
                                + flow("Two", "Which", "FundingApproval", "${reviewResult == 'RETURNED'}"))),
                edit("a reminder beside a task", "funding-approval", file -> file.add(boundary("Slow", "SignFundApproval", false, "P10D")
                        + flow("Slow", "Remind") + task("Remind", "municipal-drc") + flow("Remind", "Reminded")
                        + "<bpmn:endEvent id=\"Reminded\" name=\"已提醒\" />")),
                edit("a reminder beside a called process", "project-lifecycle", file -> file.add(boundary("Slow", "JointReview", false, "P60D")
                        + flow("Slow", "Remind") + task("Remind", "municipal-drc") + flow("Remind", "Reminded")
                        + "<bpmn:endEvent id=\"Reminded\" name=\"已提醒\" />")),
                edit("a task when it takes too long, and back", "funding-approval", file -> file.add(boundary("Slow", "SignFundApproval", true, "P10D")
                        + flow("Slow", "Remind") + task("Remind", "municipal-drc") + flow("Remind", "SignFundApproval"))),
                edit("a task before the release", "fund-release", file -> file.insertTask("ReleaseReady", "SecondLook")),
                edit("a task in a sub-process", "fund-release", file -> file.lead("DisbursementStartedToDisburseFunds", "CheckAccount")
                        .first("</bpmn:subProcess>", task("CheckAccount", "district-drc-${districtCode}") + flow("CheckAccount", "DisburseFunds")
                                + "</bpmn:subProcess>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String name, EditedFiles file) {
        RULES.check(Map.of("diagram.bpmn", file.bytes()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // those of the issue
                edit("an unknown form", "fund-release", file -> file.replace("formRef=\"release-funds\"", "formRef=\"release-fund\""),
                        "“下达市级资金”（ReleaseFunds）：没有编号为“release-fund”的表单"),
                edit("an unknown bean", "fund-release", file -> file.replace("${recordRelease}", "${recordReleases}"),
                        "“登记下达”（RecordRelease）：系统没有提供名为“recordReleases”的处理"),
                edit("an unknown group", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "municipal-lawyers")),
                        "（Ask）：没有名为“municipal-lawyers”的办理单位组"),
                edit("a misspelt group", "funding-approval", file -> file.replace("\"municipal-drc-signer\"", "\"municipal-drc-singer\""),
                        "（SignFundApproval）：候选组（candidateGroups）不能为“municipal-drc-singer”，须为“municipal-drc-signer”，请改回"),
                edit("the signature given to the district", "funding-approval", file -> file.replace("\"municipal-drc-signer\"",
                        "\"district-drc-${districtCode}\""), "候选组（candidateGroups）不能为“district-drc-${districtCode}”"),
                edit("a check removed", "project-lifecycle", file -> file.without("CheckCompliance").without("FileApplicationToCheckCompliance")
                        .without("RectificationResubmitted").replace("sourceRef=\"CheckCompliance\"", "sourceRef=\"FileApplication\""),
                        "缺少“合规性审查”（CheckCompliance）"),
                edit("a check removed with its gateway", "project-lifecycle", file -> file.without("CheckCompliance").without("IsCompliant")
                        .without("CompliancePassed").without("ComplianceFailed").without("CheckComplianceToIsCompliant")
                        .lead("FileApplicationToCheckCompliance", "JointReview").lead("RectificationResubmitted", "JointReview"),
                        "缺少“合规性审查”（CheckCompliance）"),
                edit("a check passed by", "project-lifecycle", file -> file.lead("FileApplicationToCheckCompliance", "JointReview"),
                        "“登记申报”（FileApplication）：缺少到“合规性审查”（CheckCompliance）的连线"),
                edit("a recorder reached from a timer", "fund-release", file -> file.add(boundary("Soon", "ReleaseFunds", true, "PT1H")
                        + flow("Soon", "RecordRelease")), "（Soon）：定时事件会绕过“下达市级资金”（ReleaseFunds），通向“登记下达”（RecordRelease）"),
                edit("a recorder reached from a timer aside", "fund-release", file -> file.add(boundary("Soon", "ReleaseFunds", false, "PT1H")
                        + flow("Soon", "RecordRelease")), "（Soon）：不中断的定时事件不能通向“登记下达”"),
                edit("a recorder reached from an added task", "fund-release", file -> file.insert("ReleaseFundsToRecordRelease", "MyTask",
                        task("MyTask", "municipal-drc")), "“下达市级资金”（ReleaseFunds）之后须立即执行“登记下达”（RecordRelease），其间不能增加“补充意见”（MyTask）"),
                edit("a recorder reached by a way of its own", "fund-release", file -> file.add(flow("ReleaseStarted", "MyTask") + task("MyTask", "municipal-drc")
                        + flow("MyTask", "RecordRelease")), "多出一条到“补充意见”（MyTask）的连线"),
                edit("a check reached from an added task", "project-lifecycle", file -> file.insertTask("RecordRectificationToIsResubmitted", "MyTask"),
                        "（CheckCompliance）：只能由“申报项目”（ApplicationFiled）、“补正申报材料”（RectifyApplication）的提交触发，不能由“补充意见”（MyTask）触发"),
                edit("an end removed", "funding-approval", file -> file.without("FundsRejected").without("FundReviewRejected"),
                        "缺少“不予批复”（FundsRejected）"),
                edit("a flow of an outcome removed", "funding-approval", file -> file.without("FundReviewReturned"),
                        "“审核结论如何？”（FundReviewDecision）：结论“退回修改”没有去向"),
                edit("an undeclared variable", "funding-approval", file -> file.replace("${fundReview == 'RETURN'}", "${fundRevue == 'RETURN'}"),
                        "没有名为“fundRevue”的流程变量"),
                edit("an impossible value", "funding-approval", file -> file.replace("${fundReview == 'RETURN'}", "${fundReview == 'RETURNED'}"),
                        "变量“fundReview”不会取值“RETURNED”，只能是APPROVE、REJECT、RETURN"),
                edit("a due date of 5", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"5\""),
                        "“部门审查意见”（DepartmentOpinion）：到期日（dueDate）“5”不是日期或期限"),
                edit("a due date that is misspelt", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"${opinionDu}\""),
                        "没有名为“opinionDu”的流程变量"),
                edit("no time to live", "fund-release", file -> file.replace(" camunda:historyTimeToLive=\"P3650D\"", ""), "没有办理记录的保存期限"),
                edit("a shorter time to live", "fund-release", file -> file.replace("\"P3650D\"", "\"P1D\""), "为1日，不得少于3650日"),
                edit("not executable", "fund-release", file -> file.replace("isExecutable=\"true\"", "isExecutable=\"false\""), "将 isExecutable 设为 true"),
                edit("another process id", "fund-release", file -> file.replace("\"fund-release\"", "\"fund-releases\""),
                        "流程编号“fund-releases”不是本系统的流程"),
                edit("broken XML", "fund-release", file -> file.first("</bpmn:startEvent>", "</bpmn:startEven>"), "列不是完整有效的 XML"),
                edit("a schema elsewhere", "fund-release", file -> file.first("<bpmn:definitions ",
                        "<bpmn:definitions xsi:schemaLocation=\"http://example.org/x http://127.0.0.1:9/x.xsd\" "), "不能使用属性“schemaLocation”"),
                edit("a schema without a namespace", "fund-release", file -> file.first("<bpmn:process ",
                        "<bpmn:process xsi:noNamespaceSchemaLocation=\"file:///etc/passwd\" "), "不能使用属性“noNamespaceSchemaLocation”"),
                edit("3 MB", "fund-release", file -> file.first("</bpmn:documentation>", "x".repeat(3 * 1024 * 1024) + "</bpmn:documentation>"),
                        "文件有4 MB，超过 2 MB 的上限"),
                edit("a document type", "fund-release", file -> file.first("<bpmn:definitions", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>"
                        + "<bpmn:definitions"), "文档类型声明"),
                // attacks
                edit("an outcome overwritten on its way out", "funding-approval", file -> file.replace("camunda:delegateExpression=\"${recordFundReview}\">",
                        "camunda:delegateExpression=\"${recordFundReview}\"><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter"
                                + " name=\"fundReview\">APPROVE</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                        "“outputParameter fundReview”不是原流程所有，会改写流程变量"),
                edit("an outcome overwritten by an added task", "funding-approval", file -> file.insert("FundReviewApproved", "Ask",
                        task("Ask", "municipal-drc").replace("<bpmn:extensionElements>", "<bpmn:extensionElements><camunda:inputOutput>"
                                + "<camunda:outputParameter name=\"fundReview\">APPROVE</camunda:outputParameter></camunda:inputOutput>")),
                        "新增的元素不能使用“inputOutput”"),
                edit("an outcome overwritten by a call", "project-lifecycle", file -> file.replace("<camunda:out source=\"reviewResult\" target=\"reviewResult\" />",
                        "<camunda:out sourceExpression=\"${'SELECTED'}\" target=\"reviewResult\" />"), "缺少原有的“out reviewResult”"),
                edit("a second start", "fund-release", file -> file.add("<bpmn:startEvent id=\"Again\" />" + flow("Again", "MyTask")
                        + task("MyTask", "municipal-drc") + flow("MyTask", "RecordRelease")), "（Again）：不能增加“startEvent”"),
                edit("an event sub-process", "fund-release", file -> file.add("<bpmn:subProcess id=\"Aside\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"S\">"
                        + "<bpmn:timerEventDefinition id=\"T\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
                        + "</bpmn:timerEventDefinition></bpmn:startEvent></bpmn:subProcess>"), "（Aside）：不能增加“subProcess”"),
                edit("a transaction", "fund-release", file -> file.add("<bpmn:transaction id=\"Aside\" />"), "不能使用“transaction”"),
                edit("an ad-hoc process", "fund-release", file -> file.add("<bpmn:adHocSubProcess id=\"Aside\" />"), "不能使用“adHocSubProcess”"),
                edit("a signal", "fund-release", file -> file.add("<bpmn:boundaryEvent id=\"Sig\" attachedToRef=\"ReleaseFunds\"><bpmn:signalEventDefinition"
                        + " id=\"SigD\" /></bpmn:boundaryEvent>" + flow("Sig", "RecordRelease")), "不能使用“signalEventDefinition”"),
                edit("a message of our own", "fund-release", file -> file.add("<bpmn:boundaryEvent id=\"Msg\" attachedToRef=\"ReleaseFunds\">"
                        + "<bpmn:messageEventDefinition id=\"MsgD\" messageRef=\"ReleaseResumedMessage\" /></bpmn:boundaryEvent>"
                        + flow("Msg", "RecordRelease")), "（Msg）：只能增加定时事件"),
                edit("another name of a message", "fund-release", file -> file.replace("name=\"ReleaseSuspended\"", "name=\"Whatever\""),
                        "“message”的name须为“ReleaseSuspended”"),
                edit("another code of an escalation", "project-lifecycle", file -> file.replace("escalationCode=\"ReleaseStepReached\"",
                        "escalationCode=\"Never\""), "“escalation”的escalationCode须为“ReleaseStepReached”"),
                edit("an inclusive gateway", "funding-approval", file -> file.replace("bpmn:exclusiveGateway", "bpmn:inclusiveGateway"), "不能使用“inclusiveGateway”"),
                edit("two ways at once by a gateway", "funding-approval", file -> file.lead("FundReviewApproved", "Both").add("<bpmn:parallelGateway id=\"Both\" />"
                        + flow("Both", "AskOne") + flow("Both", "AskTwo") + task("AskOne", "municipal-drc") + task("AskTwo", "municipal-drc")
                        + flow("AskOne", "SignFundApproval") + flow("AskTwo", "SignFundApproval")), "从这里分开的并行分支没有全部汇合"),
                edit("a signature beside the question", "funding-approval", file -> file.lead("FundReviewApproved", "Both").add("<bpmn:parallelGateway id=\"Both\" />"
                        + flow("Both", "Ask") + flow("Both", "SignFundApproval") + task("Ask", "municipal-drc") + flow("Ask", "Gone")
                        + "<bpmn:endEvent id=\"Gone\" />"), "的路在此中断"),
                edit("a join that waits for nobody", "funding-approval", file -> file.lead("FundReviewApproved", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" default=\"Go\" />" + flow("Sure", "Which", "Join", "${districtCode == '110105'}")
                                + "<bpmn:sequenceFlow id=\"Go\" sourceRef=\"Which\" targetRef=\"Ask\" />" + task("Ask", "municipal-drc") + flow("Ask", "Join")
                                + "<bpmn:parallelGateway id=\"Join\" />" + flow("Join", "SignFundApproval")), "没有全部汇合"),
                edit("a parallel gateway in place of ours", "funding-approval", file -> file.replace("<bpmn:exclusiveGateway id=\"IsSigned\"", "<bpmn:parallelGateway id=\"IsSigned\"")
                        .replace("</bpmn:exclusiveGateway>\n    <bpmn:endEvent id=\"FundsApproved\"", "</bpmn:parallelGateway>\n    <bpmn:endEvent id=\"FundsApproved\""),
                        "（IsSigned）：不能改变类型"),
                edit("a name that is computed", "fund-release", file -> file.replace("name=\"下达市级资金\"", "name=\"${nobody}\""), "任务的名称中不能有 ${…}"),
                edit("a description that is computed", "fund-release", file -> file.insert("RecordReleaseToDisbursement", "Ask", task("Ask", "municipal-drc")
                        .replace("<bpmn:extensionElements>", "<bpmn:documentation>#{x}</bpmn:documentation><bpmn:extensionElements>")), "任务的说明中不能有 ${…}"),
                edit("a name that no table holds", "fund-release", file -> file.replace("name=\"下达市级资金\"", "name=\"" + "长".repeat(256) + "\""), "名称有256个字符"),
                edit("a name turned about", "fund-release", file -> file.replace("name=\"下达市级资金\"", "name=\"下达\u202e市级资金\""), "名称含有不可见的字符"),
                edit("a description that no table holds", "fund-release", file -> file.insert("RecordReleaseToDisbursement", "Ask", task("Ask", "municipal-drc")
                        .replace("<bpmn:extensionElements>", "<bpmn:documentation>" + "长".repeat(4001) + "</bpmn:documentation><bpmn:extensionElements>")), "说明有4001个字符"),
                edit("a task in the middle of a termination", "project-lifecycle", file -> file.lead("TerminationOrderedToProjectTerminated", "Ask")
                        .first("</bpmn:subProcess>", task("Ask", "municipal-drc") + flow("Ask", "ProjectTerminated") + "</bpmn:subProcess>"), "“项目终止”（Termination）须立即完成"),
                edit("more than anybody can check", "funding-approval", file -> {
                    EditedFiles many = file;
                    for (int i = 0; i < 80; i++) {
                        many = many.insertTask("FundReviewApproved", "Ask" + i);
                    }
                    return many;
                }, "新增的元素和连线超过150个"),
                edit("an interruption that is none", "funding-approval", file -> file.add(boundary("Slow", "SignFundApproval", true, "P10D")
                        .replace("cancelActivity=\"true\"", "cancelActivity=\"1\"") + flow("Slow", "Remind") + task("Remind", "municipal-drc")
                        + flow("Remind", "SignFundApproval")), "是否中断（cancelActivity）须为 true 或 false"),
                edit("a flow without an id", "funding-approval", file -> file.lead("FundReviewApproved", "Which").add("<bpmn:exclusiveGateway id=\"Which\" />"
                        + flow("x", "Which", "SignFundApproval", "${districtCode == '110105'}").replace(" id=\"x\"", "")
                        + flow("Else", "Which", "SignFundApproval", "${districtCode != '110105'}")), "没有编号（id）"),
                edit("a default that is none", "funding-approval", file -> file.lead("FundReviewApproved", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" default=\" Go \" />" + flow("Go", "Which", "SignFundApproval", "${districtCode == '110105'}")
                                + flow("Else", "Which", "SignFundApproval", "${districtCode != '110105'}")), "默认连线（default）“ Go ”不是从它流出的连线"),
                edit("a day in centuries", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"${inDays(9999999999)}\""), "须为日期、期限"),
                edit("a task during which a message is missed", "fund-release", file -> file.insertTask("ReleaseWaits", "Ask"),
                        "“恢复下达”（ReleaseResumed）等待的消息可能在到达之前发出，其前不能增加“补充意见”（Ask）"),
                edit("a timer during which a message is missed", "fund-release", file -> file.add(boundary("Slow", "ReleaseFunds", true, "P10D")
                        + flow("Slow", "Remind") + task("Remind", "municipal-drc") + flow("Remind", "ReleaseFunds")), "期间会错过“暂停下达”的消息"),
                edit("years in which the engine can't count", "fund-release", file -> file.replace("\"P3650D\"", "\"P10Y\""), "“P10Y”不是期限"),
                edit("a complex gateway", "funding-approval", file -> file.replace("bpmn:exclusiveGateway", "bpmn:complexGateway"), "不能使用“complexGateway”"),
                edit("a condition without a gateway", "funding-approval", file -> file.replace("sourceRef=\"ReviewFundApplication\" targetRef=\"RecordFundReview\" />",
                        "sourceRef=\"ReviewFundApplication\" targetRef=\"RecordFundReview\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                + "${districtCode == '110105'}</bpmn:conditionExpression></bpmn:sequenceFlow>"), "只有从网关流出的连线可以有条件"),
                edit("a default beside the outcomes", "funding-approval", file -> file.replace("<bpmn:exclusiveGateway id=\"FundReviewDecision\"",
                        "<bpmn:exclusiveGateway default=\"FundReviewApproved\" id=\"FundReviewDecision\""), "默认连线（default）不能为“FundReviewApproved”"),
                edit("a link", "fund-release", file -> file.add("<bpmn:intermediateCatchEvent id=\"Lnk\"><bpmn:linkEventDefinition id=\"L\" name=\"x\" />"
                        + "</bpmn:intermediateCatchEvent>" + flow("Lnk", "RecordRelease")), "不能使用“linkEventDefinition”"),
                edit("an error caught at a recorder", "fund-release", file -> file.add("<bpmn:boundaryEvent id=\"Err\" attachedToRef=\"RecordRelease\">"
                        + "<bpmn:errorEventDefinition id=\"E\" /></bpmn:boundaryEvent>" + flow("Err", "Disbursement")), "不能使用“errorEventDefinition”"),
                edit("a timer at a recorder", "fund-release", file -> file.add(boundary("Soon", "RecordRelease", true, "PT1H") + flow("Soon", "Disbursement")),
                        "定时边界事件只能附在用户任务上"),
                edit("a timer that ends a review", "project-lifecycle", file -> file.add(boundary("Soon", "JointReview", true, "PT1H") + flow("Soon", "FundingApproval")),
                        "附在子流程或调用的流程上时不能中断它"),
                edit("compensation", "fund-release", file -> file.replace("<bpmn:serviceTask id=\"RecordRelease\"",
                        "<bpmn:serviceTask isForCompensation=\"true\" id=\"RecordRelease\""), "属性“isForCompensation”不能为“true”"),
                edit("one department instead of all", "joint-review", file -> file.replace(
                        "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"reviewDepartments\" camunda:elementVariable=\"department\" />", ""),
                        "缺少原有的“multiInstanceLoopCharacteristics reviewDepartments”"),
                edit("an early end of the departments", "joint-review", file -> file.replace("camunda:elementVariable=\"department\" />",
                        "camunda:elementVariable=\"department\"><bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:completionCondition>"
                                + "</bpmn:multiInstanceLoopCharacteristics>"), "不能使用“completionCondition”"),
                edit("another process called", "project-lifecycle", file -> file.replace("calledElement=\"joint-review\"", "calledElement=\"consultation\""),
                        "调用的流程（calledElement）不能为“consultation”"),
                edit("an added call", "project-lifecycle", file -> file.insert("CompliancePassed", "Sneak", "<bpmn:callActivity id=\"Sneak\" calledElement=\"fund-release\" />"),
                        "（Sneak）：不能增加“callActivity”"),
                edit("a recorder twice", "fund-release", file -> file.insert("RecordReleaseToDisbursement", "Twice",
                        "<bpmn:serviceTask id=\"Twice\" camunda:delegateExpression=\"${recordRelease}\" />"), "（Twice）：不能增加服务任务"),
                edit("a recorder as a listener of a task", "fund-release", file -> file.replace("<camunda:taskListener delegateExpression=\"${prepareForm}\" event=\"create\" />",
                        "<camunda:taskListener delegateExpression=\"${prepareForm}\" event=\"create\" /><camunda:executionListener"
                                + " delegateExpression=\"${recordRelease}\" event=\"start\" />"), "“executionListener ${recordRelease}”不是原流程所有"),
                edit("a recorder as a listener of an added task", "fund-release", file -> file.insert("RecordReleaseToDisbursement", "Ask",
                        task("Ask", "municipal-drc").replace("${prepareForm}", "${recordRelease}")), "“recordRelease”只能在原有的环节使用"),
                edit("a recorder as a listener of a flow", "fund-release", file -> file.replace("<bpmn:sequenceFlow id=\"RecordReleaseToDisbursement\""
                        + " sourceRef=\"RecordRelease\" targetRef=\"Disbursement\" />", "<bpmn:sequenceFlow id=\"RecordReleaseToDisbursement\""
                                + " sourceRef=\"RecordRelease\" targetRef=\"Disbursement\"><bpmn:extensionElements><camunda:executionListener event=\"take\""
                                + " delegateExpression=\"${recordRelease}\" /></bpmn:extensionElements></bpmn:sequenceFlow>"), "连线上不能有监听"),
                edit("a recorder as a listener of the process", "fund-release", file -> file.first("<bpmn:laneSet", "<bpmn:extensionElements><camunda:executionListener"
                        + " event=\"start\" delegateExpression=\"${recordRelease}\" /></bpmn:extensionElements><bpmn:laneSet"), "“executionListener ${recordRelease}”不是原流程所有"),
                edit("two recorders changed about", "funding-approval", file -> file.replace("${checkFundApplication}", "${x}")
                        .replace("${calculateSubsidy}", "${checkFundApplication}").replace("${x}", "${calculateSubsidy}"), "处理（delegateExpression）不能为"),
                edit("a recorder in a job", "fund-release", file -> file.replace("camunda:delegateExpression=\"${recordRelease}\"",
                        "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${recordRelease}\""), "异步（前）（asyncBefore）不能为“true”"),
                edit("an added task in a job", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "municipal-drc")
                        .replace("camunda:formRef=", "camunda:asyncAfter=\"true\" camunda:formRef=")), "新增的元素不能使用属性“asyncAfter”"),
                edit("a wait before a recorder", "fund-release", file -> file.insert("ReleaseFundsToRecordRelease", "Wait", timer("Wait", "PT1H")),
                        "其间不能增加“等待”（Wait）"),
                edit("an outcome turned about", "funding-approval", file -> file.replace("${fundSignature == 'SIGN'}", "${x}")
                        .replace("${fundSignature == 'RETURN'}", "${fundSignature == 'SIGN'}").replace("${x}", "${fundSignature == 'RETURN'}"),
                        "原流程从“是否签批？”（IsSigned）到"),
                edit("an outcome led elsewhere by a gateway before", "funding-approval", file -> file.lead("RecordFundSignatureToIsSigned", "First").add(
                        "<bpmn:exclusiveGateway id=\"First\" default=\"Go\" />" + flow("Back", "First", "ReviewFundApplication", "${fundSignature == 'SIGN'}")
                                + flow("First", "IsSigned").replace("FirstToIsSigned", "Go")), "当fundSignature为“SIGN”时，流程不会回到“是否签批？”"),
                edit("an outcome led to another", "funding-approval", file -> file.lead("FundReviewRejected", "First").add("<bpmn:exclusiveGateway id=\"First\" default=\"Go\" />"
                        + flow("Sneak", "First", "SignFundApproval", "${districtCode == '110105'}") + flow("First", "FundsRejected").replace("FirstToFundsRejected", "Go")),
                        "增加的步骤通向“签批资金申请报告”（SignFundApproval）"),
                edit("a gateway that leaves a value out", "project-lifecycle", file -> file.lead("JointReviewToIsSelected", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" />" + flow("One", "Which", "IsSelected", "${reviewResult == 'SELECTED'}")
                                + flow("Two", "Which", "IsSelected", "${reviewResult == 'RETURNED'}")), "当reviewResult为“REJECTED”时，（Which）没有去向"),
                edit("a district that never comes on", "funding-approval", file -> file.lead("FundReviewApproved", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" default=\"Go\" />" + flow("Round", "Which", "Ask", "${districtCode == '110105'}")
                                + task("Ask", "municipal-drc") + flow("Ask", "Which") + flow("Which", "SignFundApproval").replace("WhichToSignFundApproval", "Go")),
                        "当districtCode为“110105”时，流程不会回到“签批资金申请报告”"),
                edit("a gateway that asks too early", "funding-approval", file -> file.lead("RegisterEstablishmentToSubmitFundApplication", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" default=\"Go\" />" + flow("Sure", "Which", "Ask", "${fundReview == 'RETURN'}")
                                + task("Ask", "municipal-drc") + flow("Ask", "SubmitFundApplication")
                                + flow("Which", "SubmitFundApplication").replace("WhichToSubmitFundApplication", "Go")), "变量“fundReview”还没有值"),
                edit("a district that there is not", "funding-approval", file -> file.lead("FundReviewApproved", "Which").add(
                        "<bpmn:exclusiveGateway id=\"Which\" default=\"Go\" />" + flow("Sure", "Which", "Ask", "${districtCode == '110100'}")
                                + task("Ask", "municipal-drc") + flow("Ask", "SignFundApproval")
                                + flow("Which", "SignFundApproval").replace("WhichToSignFundApproval", "Go")), "变量“districtCode”不会取值“110100”"),
                edit("a task whose work ends the project", "funding-approval", file -> file.lead("FundReviewApproved", "Ask").add(task("Ask", "municipal-drc")
                        + flow("Ask", "Gone") + "<bpmn:endEvent id=\"Gone\" />"), "的路在此中断，项目不再继续"),
                edit("a task that leads nowhere", "funding-approval", file -> file.lead("FundReviewApproved", "Ask").add(task("Ask", "municipal-drc")),
                        "新增的任务须有且只有一条流出的连线"),
                edit("a task that nothing leads to", "funding-approval", file -> file.add(task("Ask", "municipal-drc") + flow("Ask", "SignFundApproval")),
                        "（Ask）：没有连入流程"),
                edit("two ways at once", "funding-approval", file -> file.add(flow("ReviewFundApplication", "SignFundApproval")),
                        "从“审核资金申请报告”（ReviewFundApplication）多出一条到“签批资金申请报告”（SignFundApproval）的连线"),
                edit("a task of the auditors", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "auditor")),
                        "没有名为“auditor”的办理单位组"),
                edit("a task of the process owner", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "process-owner")),
                        "没有名为“process-owner”的办理单位组"),
                edit("a task of nobody", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "municipal-drc")
                        .replace(" camunda:candidateGroups=\"municipal-drc\"", "")), "新增的任务须有候选组"),
                edit("a task of one person", "funding-approval", file -> file.insert("FundReviewApproved", "Ask", task("Ask", "municipal-drc")
                        .replace("camunda:formRef=", "camunda:assignee=\"process-owner\" camunda:formRef=")), "新增的元素不能使用属性“assignee”"),
                edit("an assignee of a declared task", "funding-approval", file -> file.replace("camunda:candidateGroups=\"municipal-drc-signer\"",
                        "camunda:candidateGroups=\"municipal-drc-signer\" camunda:assignee=\"process-owner\""), "办理人（assignee）不能为“process-owner”，请删除"),
                edit("groups by another word of BPMN", "funding-approval", file -> file.replace("<bpmn:incoming>FundReviewApproved</bpmn:incoming>",
                        "<bpmn:incoming>FundReviewApproved</bpmn:incoming><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>"
                                + "group(auditor)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"), "不能使用“potentialOwner”"),
                edit("a task called like that of another process", "fund-release", file -> file.insert("RecordReleaseToDisbursement", "SignFundApproval",
                        task("SignFundApproval", "municipal-drc")), "编号“SignFundApproval”是另一流程中“签批资金申请报告”的编号"),
                edit("a foreign element in the place of one of ours", "fund-release", file -> file.add("<x:serviceTask xmlns:x=\"urn:x\" id=\"X\" />"),
                        "不能使用其他规范的元素“serviceTask”"),
                edit("a foreign element among the extensions", "fund-release", file -> file.first("<bpmn:laneSet", "<bpmn:extensionElements>"
                        + "<x:y xmlns:x=\"urn:x\" /></bpmn:extensionElements><bpmn:laneSet"), "不能使用其他规范的元素“y”"),
                edit("data", "fund-release", file -> file.first("<bpmn:laneSet", "<bpmn:ioSpecification id=\"IO\" /><bpmn:laneSet"), "不能使用“ioSpecification”"),
                edit("an id twice", "fund-release", file -> file.add("<bpmn:userTask id=\"ReleaseFunds\" />"), "编号（id）“ReleaseFunds”重复使用"),
                edit("two processes", "fund-release", file -> file.replace("</bpmn:process>", "</bpmn:process><bpmn:process id=\"second\" isExecutable=\"true\" />"),
                        "一个文件须有且只有一个流程，现有2个"),
                edit("a process that anybody starts", "fund-release", file -> file.replace(" camunda:isStartableInTasklist=\"false\"", ""),
                        "是否可在任务列表中启动（isStartableInTasklist）不能删除"),
                edit("another kind", "fund-release", file -> file.replace("<bpmn:userTask id=\"ReleaseFunds\"", "<bpmn:manualTask id=\"ReleaseFunds\""), "不是完整有效的 XML"),
                edit("a reminder turned into an interruption", "joint-review", file -> file.replace("name=\"逾期未反馈\" cancelActivity=\"false\"",
                        "name=\"逾期未反馈\""), "是否中断（cancelActivity）不能删除，须为“false”"),
                edit("a reminder removed", "joint-review", file -> file.without("OpinionOverdue").without("OpinionOverdueToRemindDepartment"),
                        "缺少“逾期未反馈”（OpinionOverdue）"),
                edit("a timer that goes round", "funding-approval", file -> file.add(boundary("Slow", "SignFundApproval", true, "PT0S")
                        + flow("Slow", "SignFundApproval")), "不经任何人办理又回到“签批资金申请报告”"),
                edit("a duration of 5", "funding-approval", file -> file.insert("FundReviewApproved", "Wait", timer("Wait", "5")), "定时时长（timeDuration）“5”不是期限"),
                edit("a duration of centuries", "funding-approval", file -> file.insert("FundReviewApproved", "Wait", timer("Wait", "P999Y")), "不是期限"),
                edit("another duration of a declared timer", "joint-review", file -> file.replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${opinionDue}",
                        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">2099-01-01"), "缺少原有的“timerEventDefinition"),
                edit("a date that is none", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"2026-02-30\""), "“2026-02-30”不是日期或期限"),
                edit("a date that is a district", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"${districtCode}\""), "变量“districtCode”不是日期"),
                edit("a date of another process", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"${reportDue}\""), "变量“reportDue”还没有值"),
                edit("a priority that is none", "joint-review", file -> file.first("camunda:priority=\"50\"", "camunda:priority=\"${districtCode}\""), "优先级（priority）"),
                edit("a form of another task", "funding-approval", file -> file.replace("formRef=\"sign-fund-approval\"", "formRef=\"supervise-disbursement\""),
                        "表单“supervise-disbursement”缺少字段“批复文号”（approvalNumber）"),
                edit("a task without its form", "funding-approval", file -> file.replace(" camunda:formRef=\"sign-fund-approval\" camunda:formRefBinding=\"deployment\"", ""),
                        "表单（formRef）不能删除，须为“sign-fund-approval”"),
                edit("an expression too long to read", "joint-review", file -> file.replace("dueDate=\"${opinionDue}\"", "dueDate=\"${" + "(".repeat(50_000) + "\""), "写法有误"),
                edit("elements too deep to read", "fund-release", file -> file.first("<bpmn:laneSet", "<bpmn:extensionElements>".repeat(50_000) + "<bpmn:laneSet"), "嵌套过深"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String name, EditedFiles file, String sentence) {
        assertThatThrownBy(() -> RULES.check(Map.of("diagram.bpmn", file.bytes())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("文件“diagram.bpmn”不能部署：\n")
                .hasMessageContaining(sentence);
    }

    /** Nobody is asked anything, and nobody is waited for. */
    @Test
    void noOtherAddressIsContacted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/x";
            for (EditedFiles file : new EditedFiles[] {
                of("fund-release").first("<bpmn:definitions ", "<bpmn:definitions xsi:schemaLocation=\"urn:x " + address + "\" "),
                of("fund-release").first("<bpmn:definitions ", "<!DOCTYPE x SYSTEM \"" + address + "\"><bpmn:definitions "),
                of("fund-release").first("<bpmn:definitions ", "<?xml-model href=\"" + address + "\"?><!DOCTYPE x [<!ENTITY % y SYSTEM \"" + address + "\"> %y;]><bpmn:definitions "),
            }) {
                assertThatThrownBy(() -> RULES.check(Map.of("diagram.bpmn", file.bytes()))).isInstanceOf(InputException.class);
            }
            silent.setSoTimeout(200);
            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void everythingIsToldAtOnceWithItsLine() {
        EditedFiles file = of("funding-approval").replace("\"municipal-drc-signer\"", "\"municipal-drc-singer\"")
                .replace("${calculateSubsidy}", "${calculate}").without("FundReviewReturned");
        assertThatThrownBy(() -> RULES.check(Map.of("a.bpmn", file.bytes(), "b.bpmn", "<x/>".getBytes(StandardCharsets.UTF_8))))
                .hasMessageMatching("(?s)文件“a.bpmn”不能部署：.*第\\d+行“测算补助资金”（CalculateSubsidy）：.*第\\d+行“签批资金申请报告”（SignFundApproval）：.*"
                        + "退回修改.*文件“b.bpmn”不能部署：.*");
    }

    static Stream<Arguments> forms() {
        String form = EditedFiles.read(Path.of("forms", "release-funds.form"));
        return Stream.of(
                arguments("a field less", form.replace("\"key\": \"releaseNumber\"", "\"key\": \"releaseNo\""), "缺少字段“下达文号”（releaseNumber）"),
                arguments("another kind", form.replace("\"type\": \"number\"", "\"type\": \"textfield\""), "的类型须为number，不能为textfield"),
                arguments("a field that nobody sees", form.replace("\"key\": \"releaseNumber\",", "\"key\": \"releaseNumber\", \"conditional\": {\"hide\": \"= true\"},"), "缺少字段“下达文号”"),
                arguments("a field that nobody changes", form.replace("\"key\": \"releaseNumber\",", "\"key\": \"releaseNumber\", \"readonly\": true,"), "缺少字段“下达文号”"),
                arguments("what nobody can fill in", form.replace("\"type\": \"textfield\"", "\"type\": \"filepicker\""), "的类型“filepicker”不能在任务列表中办理"),
                arguments("a page from elsewhere", form.replaceFirst("\"type\": \"text\"", "\"type\": \"iframe\""), "的类型“iframe”不能在任务列表中办理"),
                arguments("no JSON", form.substring(0, 200), "不是有效的 JSON"),
                arguments("two in one", form + form, "不是有效的 JSON"),
                arguments("no form", "[]", "不是表单文件"),
                arguments("no id", form.replaceFirst("\"id\": \"release-funds\"", "\"id\": \"\""), "没有可用的表单编号"),
                arguments("too deep", "{\"components\":" + "[".repeat(5_000), "不是有效的 JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aFormThatTheStepCannotReadIsRefused(String name, String form, String sentence) {
        assertThatThrownBy(() -> RULES.check(Map.of("x.form", form.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence);
    }

    static Stream<Arguments> pictures() {
        String begin = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\"";
        return Stream.of(
                arguments("x.svg", begin + "><script>1</script></svg>", "图片中不能有“script”"),
                arguments("x.svg", begin + " onload=\"x()\" />", "图片中不能有属性“onload”"),
                arguments("x.svg", begin + "><a x:href=\"javascript:x()\" /></svg>", "图片中不能有属性“href”"),
                arguments("x.svg", begin + "><rect fill=\"url(http://127.0.0.1/x)\" /></svg>", "图片中不能有属性“fill”"),
                arguments("x.svg", begin + "><foreignObject /></svg>", "图片中不能有“foreignObject”"),
                arguments("x.svg", "<html xmlns=\"http://www.w3.org/1999/xhtml\" />", "不是 SVG 图片"),
                arguments("x.png", "<svg/>", "不是 PNG 图片"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("pictures")
    void aPictureThatRunsIsRefused(String name, String content, String sentence) {
        assertThatThrownBy(() -> RULES.check(Map.of(name, content.getBytes(StandardCharsets.UTF_8)))).hasMessageContaining(sentence);
    }

    @Test
    void aPictureIsTaken() throws IOException {
        Map<String, byte[]> files = Map.of("fund-release.bpmn", of("fund-release").bytes(), "fund-release.svg", ("<?xml version=\"1.0\"?>"
                + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\">"
                + "<defs><marker id=\"m\" /></defs><path d=\"M0,0\" style=\"marker-end: url('#m');\" /></svg>").getBytes(StandardCharsets.UTF_8));
        assertThat(RULES.check(files)).isNotEmpty();
    }

    @Test
    void anOutcomeThatNobodyCanChooseIsRefused() {
        String form = EditedFiles.read(Path.of("forms", "sign-fund-approval.form"));
        assertThatThrownBy(() -> RULES.check(Map.of("x.form", form.replace("\"RETURN\"", "\"SEND_BACK\"").getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("的选项须为RETURN、SIGN，缺少“RETURN”，多出“SEND_BACK”");
    }

    @Test
    void aFormOfMoreFieldsComesAlone() {
        String form = EditedFiles.read(Path.of("forms", "release-funds.form")).replaceFirst("\"components\": \\[",
                "\"components\": [{\"type\": \"textfield\", \"id\": \"more\", \"key\": \"remark\", \"label\": \"备注\"},");
        assertThat(RULES.check(Map.of("任意名称.form", form.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    private static Arguments edit(String name, String key, UnaryOperator<EditedFiles> edit, String... sentence) {
        return sentence.length == 0 ? arguments(name, edit.apply(of(key))) : arguments(name, edit.apply(of(key)), sentence[0]);
    }
}
