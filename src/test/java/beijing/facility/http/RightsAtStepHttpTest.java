package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.NotEntitledException;

/** Nobody decides for another: neither by assigning, nor by a diagram, nor by any other tool of the engine (contract §9). */
@ProcessTest
class RightsAtStepHttpTest {

    private static final String ADMIN_NOT = "系统管理员、流程管理员和审计监督人员不得办理项目事项。";

    /** Stays as it is, whatever is tried with it. */
    private static String releasable;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    Staff staff;
    @Autowired
    ProcessEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    IdentityService identity;
    @Autowired
    RepositoryService repository;
    @Autowired
    ManagementService management;
    @Autowired
    JdbcClient jdbc;

    private String foreign;

    @AfterEach
    void theDiagramsOfTheHouseAgain() {
        if (foreign != null) {
            repository.deleteDeployment(foreign, true);
            discard();
        }
    }

    // whoever may assign may not decide

    @Test
    void theAdministratorCanNeitherAssignASignatureToHimselfNorSignIt() {
        String project = journey.reviewed();
        String task = task(project, "SignFundApproval");
        HttpOfficial admin = official("admin");
        JsonNode shown = admin.get("/engine-rest/task/" + task).expect(200).json();
        Map<String, Object> whole = new HashMap<>(Map.of("name", shown.get("name").asText(), "priority", shown.get("priority").asInt(),
                "assignee", "admin"));
        whole.put("description", shown.get("description").textValue());
        whole.put("tenantId", shown.get("tenantId").textValue());
        String before = state(project);
        for (Answer answer : List.of(
                admin.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "admin")),
                admin.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "auditor")),
                admin.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "district-drc-110105")),
                admin.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "nobody-of-that-name")),
                admin.post("/engine-rest/task/" + task + "/delegate", Map.of("userId", "admin")),
                admin.post("/engine-rest/task/" + task + "/identity-links", Map.of("userId", "admin", "type", "candidate")),
                admin.post("/engine-rest/task/" + task + "/identity-links", Map.of("userId", "admin", "type", "owner")),
                admin.send("PUT", "/engine-rest/task/" + task, whole))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.message()).contains("“签批资金申请报告”由市发展改革委（签批）办理，只能交给");
        }
        for (Answer answer : List.of(
                admin.post("/engine-rest/task/" + task + "/identity-links", Map.of("groupId", "camunda-admin", "type", "candidate")),
                admin.post("/engine-rest/task/" + task + "/identity-links/delete",
                        Map.of("groupId", "municipal-drc-signer", "type", "candidate")),
                admin.post("/engine-rest/task/create", Map.of("name", "签批", "assignee", "admin")),
                admin.send("DELETE", "/engine-rest/task/" + task, null))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.message()).isEqualTo("任务由流程产生，名称、说明和办理单位由流程决定，不能自行创建、删除或修改。");
        }
        assertThat(state(project)).isEqualTo(before);
        // a member of the office can be given it
        admin.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "municipal-drc-signer")).expect(204);
    }

    @ParameterizedTest
    @CsvSource({"admin,submit-form", "admin,complete", "auditor,submit-form", "auditor,complete", "process-owner,complete",
            "municipal-drc-2,submit-form", "district-drc-110105,complete"})
    void whoseTaskItIsIsAskedWhoeverPutHerThere(String user, String how) {
        String project = journey.reviewed();
        String task = task(project, "SignFundApproval");
        // as the engine would have it, with all rights to work it
        tasks.setAssignee(task, user);
        String before = state(project);
        Answer answer = official(user).post("/engine-rest/task/" + task + "/" + how, HttpOfficial.body(signature()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.message()).startsWith("“签批资金申请报告”由市发展改革委（签批）办理，您（" + user + "）");
        assertThat(state(project)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camunda-admin", "process-owner", "auditor"})
    void whoAdministersOrWatchesDecidesNothingAlsoAsAMemberOfTheOffice(String incompatible) {
        String project = journey.reviewed();
        staff.employ("signs-and-" + incompatible, "两面", "municipal-drc-signer");
        staff.join("signs-and-" + incompatible, incompatible);
        try {
            String before = state(project);
            Answer answer = official("signs-and-" + incompatible).submits(task(project, "SignFundApproval"), signature());
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.message()).endsWith(ADMIN_NOT);
            assertThat(state(project)).isEqualTo(before);
            Answer filed = official("signs-and-" + incompatible).starts("project-termination", Journey.termination(project));
            assertThat(filed.status()).as(filed.text()).isEqualTo(403);
        } finally {
            staff.dismiss("signs-and-" + incompatible);
        }
    }

    @Test
    void membershipIsThatOfNowAndNotThatOfTheSignIn() {
        String project = journey.reviewed();
        String task = task(project, "SignFundApproval");
        staff.employ("leaves-today", "离任", "municipal-drc-signer");
        identity.deleteMembership("leaves-today", "municipal-drc-signer");
        String before = state(project);
        // her page was opened before
        identity.setAuthentication("leaves-today", List.of("municipal-drc-signer"), List.of("110105"));
        try {
            assertThatThrownBy(() -> forms.submitTaskForm(task, signature().values())).isInstanceOf(NotEntitledException.class)
                    .hasMessage("“签批资金申请报告”由市发展改革委（签批）办理，您（leaves-today）现在不是该单位的工作人员，不能办理。");
            assertThatThrownBy(() -> tasks.complete(task, signature().values())).isInstanceOf(NotEntitledException.class);
        } finally {
            identity.clearAuthentication();
            staff.dismiss("leaves-today");
        }
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void whoDoesNotServeTheDistrictDecidesNothingThere() {
        String project = journey.selected();
        String task = task(project, "AssignResponsibility");
        tasks.setAssignee(task, "district-drc-110106");
        String before = state(project);
        Answer answer = official("district-drc-110106").submits(task, Submission.form());
        assertThat(answer.status()).isEqualTo(403);
        Answer given = official("admin").post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "district-drc-110106"));
        assertThat(given.status()).isIn(403, 422);
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void nobodyAtAllHandsNothingIn() {
        String project = journey.reviewed();
        String task = task(project, "SignFundApproval");
        String before = state(project);
        assertThatThrownBy(() -> forms.submitTaskForm(task, signature().values())).isInstanceOf(NotEntitledException.class);
        assertThatThrownBy(() -> tasks.complete(task, signature().values())).isInstanceOf(NotEntitledException.class);
        assertThat(HttpOfficial.nobody(port).submits(task, signature()).status()).isEqualTo(401);
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void theInvestmentPlatformHandsInProgressAndNothingElse() {
        String project = journey.reviewed();
        String task = task(project, "SignFundApproval");
        tasks.setAssignee(task, "investment-platform");
        String before = state(project);
        staffPlatform();
        assertThat(official("investment-platform").submits(task, signature()).status()).isEqualTo(403);
        assertThat(state(project)).isEqualTo(before);
    }

    private void staffPlatform() {
        staff.employ("investment-platform", "平台", "investment-platform");
    }

    // the other tools of the engine

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
            "POST   | /process-instance/INSTANCE/modification | {'instructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 不能跳过或改变流程的环节",
            "POST   | /process-instance/INSTANCE/modification-async | {'instructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 不能跳过或改变流程的环节",
            "POST   | /modification/execute | {'processDefinitionId': 'DEFINITION', 'processInstanceIds': ['INSTANCE'], 'instructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 不能跳过或改变流程的环节",
            "POST   | /modification/executeAsync | {'processDefinitionId': 'DEFINITION', 'processInstanceIds': ['INSTANCE'], 'instructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 不能跳过或改变流程的环节",
            "POST   | /process-definition/DEFINITION/restart | {'processInstanceIds': ['INSTANCE'], 'instructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 流程只能通过提交申报表单启动",
            "POST   | /process-definition/DEFINITION/start | {'startInstructions': [{'type': 'startBeforeActivity', 'activityId': 'RecordRelease'}]} | 流程只能通过提交申报表单启动",
            "POST   | /message | {'messageName': 'ReleaseResumed', 'businessKey': 'PROJECT', 'all': true} | 不能从外部发送消息",
            "POST   | /process-instance/message-async | {'messageName': 'ReleaseResumed', 'processInstanceIds': ['INSTANCE']} | 不能从外部发送消息",
            "POST   | /signal | {'name': 'x'} | 不能从外部发送消息",
            "POST   | /execution/INSTANCE/signal | {'variables': {}} | 不能从外部发送消息",
            "POST   | /execution/INSTANCE/messageSubscriptions/ReleaseResumed/trigger | {} | 不能从外部发送消息",
            "PUT    | /process-instance/INSTANCE/variables/releaseState | {'value': 'READY'} | 不能直接修改",
            "POST   | /process-instance/INSTANCE/variables | {'modifications': {'releaseState': {'value': 'READY'}}} | 不能直接修改",
            "DELETE | /process-instance/INSTANCE/variables/releaseState | | 不能直接修改",
            "POST   | /process-instance/variables-async | {'processInstanceIds': ['INSTANCE'], 'variables': {'releaseState': {'value': 'READY'}}} | 不能直接修改",
            "PUT    | /execution/INSTANCE/localVariables/releaseState | {'value': 'READY'} | 不能直接修改",
            "PUT    | /task/TASK/variables/districtCode | {'value': '110101'} | 不能直接修改",
            "PUT    | /task/TASK/localVariables/districtCode | {'value': '110101'} | 不能直接修改",
            "DELETE | /process-instance/INSTANCE | | 项目终止",
            "POST   | /process-instance/delete | {'processInstanceIds': ['INSTANCE'], 'deleteReason': 'x'} | 项目终止",
            "POST   | /external-task/fetchAndLock | {'workerId': 'x', 'maxTasks': 1, 'topics': []} | 没有外部任务",
            "DELETE | /history/process-instance/INSTANCE | | 任何人不能删除或修改",
            "POST   | /history/process-instance/delete | {'historicProcessInstanceIds': ['INSTANCE'], 'deleteReason': 'x'} | 任何人不能删除或修改",
            "DELETE | /history/process-instance/INSTANCE/variable-instances | | 任何人不能删除或修改",
            "POST   | /history/process-instance/set-removal-time | {'absoluteRemovalTime': '2026-01-01T00:00:00.000+0800', 'historicProcessInstanceIds': ['INSTANCE']} | 任何人不能删除或修改",
            "POST   | /history/cleanup?immediatelyDue=true | | 任何人不能删除或修改",
            "PUT    | /process-definition/DEFINITION/history-time-to-live | {'historyTimeToLive': 0} | 不能另行修改",
    })
    void noToolOfTheAdministratorTakesAProjectPastItsSteps(String method, String path, String body, String sentence) {
        if (releasable == null) {
            releasable = journey.started();
        }
        String project = releasable;
        String task = task(project, "ReleaseFunds");
        String before = state(project);
        Task open = tasks.createTaskQuery().taskId(task).singleResult();
        UnaryOperator<String> filled = text -> text == null ? null : text.replace("INSTANCE", open.getProcessInstanceId())
                .replace("DEFINITION", open.getProcessDefinitionId()).replace("PROJECT", project).replace("TASK", task).replace('\'', '"');
        for (String user : List.of("admin", "process-owner", "municipal-drc")) {
            Answer answer = official(user).send(method, "/engine-rest" + filled.apply(path), filled.apply(body));
            assertThat(answer.status()).as(user + answer.text()).isIn(400, 403, 404, 422);
            if (user.equals("admin")) {
                assertThat(answer.message()).contains(sentence);
                assertThat(answer.status()).as(answer.text()).isIn(403, 422);
            }
            assertThat(state(project)).as(user).isEqualTo(before);
        }
    }

    @Test
    void anInstanceIsMigratedOnlyToWhereItStandsAlready() {
        String project = journey.reviewed();
        Task open = tasks.createTaskQuery().taskId(task(project, "SignFundApproval")).singleResult();
        String definition = open.getProcessDefinitionId();
        String before = state(project);
        HttpOfficial owner = official("process-owner");
        Map<String, Object> past = Map.of("migrationPlan", Map.of("sourceProcessDefinitionId", definition, "targetProcessDefinitionId",
                definition, "instructions", List.of(Map.of("sourceActivityIds", List.of("SignFundApproval"), "targetActivityIds",
                        List.of("ReviewFundApplication")))), "processInstanceIds", List.of(open.getProcessInstanceId()));
        String other = repository.createProcessDefinitionQuery().processDefinitionKey("joint-review").latestVersion().singleResult().getId();
        Map<String, Object> elsewhere = Map.of("migrationPlan", Map.of("sourceProcessDefinitionId", definition, "targetProcessDefinitionId",
                other, "instructions", List.of(Map.of("sourceActivityIds", List.of("SignFundApproval"), "targetActivityIds",
                        List.of("SignFundApproval")))), "processInstanceIds", List.of(open.getProcessInstanceId()));
        for (String how : List.of("execute", "executeAsync")) {
            for (String user : List.of("process-owner", "admin")) {
                Answer answer = official(user).post("/engine-rest/migration/" + how, past);
                assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                assertThat(answer.message()).startsWith("流程实例只能迁移到原来的环节");
                assertThat(official(user).post("/engine-rest/migration/" + how, elsewhere).status()).isIn(400, 403);
            }
        }
        assertThat(owner.post("/engine-rest/migration/execute", Map.of("migrationPlan", Map.of("sourceProcessDefinitionId", definition,
                "targetProcessDefinitionId", definition, "instructions", List.of(), "variables",
                Map.of("fundSignature", Map.of("value", "SIGN"))), "processInstanceIds", List.of(open.getProcessInstanceId()))).status())
                .isEqualTo(403);
        assertThat(state(project)).isEqualTo(before);
    }

    /** What is behind a timer is a project's step: terms are those of the diagram, and what has failed is tried again. */
    @Test
    void noTimerIsLetOffBeforeItsTime() {
        String project = journey.filed();
        Job timer = timer(project);
        String before = state(project);
        String due = due(timer);
        HttpOfficial admin = official("admin");
        String job = "/engine-rest/job/" + timer.getId();
        Answer executed = admin.post(job + "/execute", null);
        assertThat(executed.status()).isEqualTo(403);
        assertThat(executed.message()).isEqualTo("期限由流程决定，期限未到的定时事项不能提前执行；执行失败的，请在“重试”中处理。");
        Map<String, Object> early = Map.of("retries", 3, "dueDate", "2026-01-01T00:00:00.000+0800");
        Map<String, Object> these = Map.of("retries", 3, "dueDate", "2026-01-01T00:00:00.000+0800", "jobIds", List.of(timer.getId()));
        Map<String, Object> those = Map.of("retries", 3, "dueDate", "2026-01-01T00:00:00.000+0800", "processInstances",
                List.of(timer.getProcessInstanceId()));
        for (Answer answer : List.of(admin.send("PUT", job + "/retries", early),
                admin.send("PUT", "/engine-rest/job-definition/" + timer.getJobDefinitionId() + "/retries", early),
                admin.post("/engine-rest/job/retries", these), admin.post("/engine-rest/process-instance/job-retries", those))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.message()).isEqualTo("期限由流程决定，重试时不能改期。");
        }
        assertThat(admin.send("PUT", job + "/duedate", Map.of("duedate", "2026-01-01T00:00:00.000+0800")).expect(403).message())
                .startsWith("期限由流程决定，不能删除或改期");
        admin.post(job + "/duedate/recalculate", null).expect(403);
        admin.send("DELETE", job, null).expect(403);
        for (String other : List.of("process-owner", "auditor", "municipal-drc")) {
            assertThat(official(other).post(job + "/execute", null).status()).as(other).isIn(403, 404);
            assertThat(official(other).send("PUT", job + "/retries", Map.of("retries", 0)).status()).as(other).isIn(403, 404);
        }
        assertThat(due(timer)).isEqualTo(due);
        assertThat(state(project)).isEqualTo(before);

        // what has failed
        jdbc.sql("update act_ru_job set retries_ = 0, exception_msg_ = 'x' where id_ = ?").param(timer.getId()).update();
        admin.send("PUT", job + "/retries", Map.of("retries", 1)).expect(204);
        assertThat(management.createJobQuery().jobId(timer.getId()).singleResult().getRetries()).isEqualTo(1);
        admin.post(job + "/execute", null).expect(204);
    }

    private Job timer(String project) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                .flatMap(running -> management.createJobQuery().processInstanceId(running.getId()).timers().list().stream())
                .findFirst().orElseThrow();
    }

    private String due(Job timer) {
        return String.valueOf(management.createJobQuery().jobId(timer.getId()).singleResult().getDuedate());
    }

    // a diagram that got in past the rules of deployment

    @Test
    void aReleaseBehindSomebodyElsesTaskIsNotRecorded() throws IOException {
        rewritten("fund-release", diagram -> behind(diagram, "ReleaseFundsToRecordRelease", "RecordRelease",
                "<bpmn:userTask id=\"Mine\" name=\"补充办理\" camunda:candidateGroups=\"municipal-drc\" />"));
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, release());
        String before = state(project);
        Answer answer = official("municipal-drc").submits(task(project, "Mine"), Submission.form());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.message()).contains("“登记下达”只在“下达市级资金”由其办理单位提交时进行");
        assertThat(state(project)).isEqualTo(before);
        assertThat(releases(project)).isZero();
    }

    @Test
    void aReleaseThatATimerReachesIsNotRecorded() throws IOException {
        rewritten("fund-release", diagram -> behind(diagram, "ReleaseReady", "ReleaseFunds", """
                <bpmn:intermediateCatchEvent id="Mine" name="稍候"><bpmn:timerEventDefinition id="MineTimer">
                <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>""").replace("sourceRef=\"Mine\" targetRef=\"ReleaseFunds\"",
                "sourceRef=\"Mine\" targetRef=\"RecordRelease\""));
        String project = journey.started();
        String before = state(project);
        Job job = management.createJobQuery().activityId("Mine").list().stream()
                .filter(each -> project.equals(jdbc.sql("select business_key_ from act_ru_execution where id_ = ?")
                        .param(each.getProcessInstanceId()).query(String.class).single())).findFirst().orElseThrow();
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("“登记下达”只在“下达市级资金”");
        // nor where an administrator lends it her name, when it is due
        ClockUtil.offset(Duration.ofMinutes(1).toMillis());
        Answer executed = official("admin").post("/engine-rest/job/" + job.getId() + "/execute", null);
        ClockUtil.reset();
        assertThat(executed.message()).contains("“登记下达”只在“下达市级资金”");
        assertThat(state(project)).isEqualTo(before);
        assertThat(releases(project)).isZero();
    }

    @Test
    void aSignatureGivenToTheDistrictIsNotTakenFromIt() throws IOException {
        rewritten("funding-approval", diagram -> diagram.replace("camunda:candidateGroups=\"municipal-drc-signer\"",
                "camunda:candidateGroups=\"district-drc-${districtCode}\""));
        String project = journey.reviewed();
        String before = state(project);
        Answer answer = official("district-drc-110105").submits(task(project, "SignFundApproval"), signature());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.message()).startsWith("“签批资金申请报告”由市发展改革委（签批）办理，您（district-drc-110105）现在不是");
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void theBeanItselfRefusesASignatureBehindATaskOfTheDistrict() throws IOException {
        rewritten("funding-approval", diagram -> behind(diagram, "SignFundApprovalToRecordFundSignature", "RecordFundSignature", "")
                .replace("<bpmn:userTask id=\"SignFundApproval\"", "<bpmn:userTask id=\"Mine\"")
                .replace("sourceRef=\"SignFundApproval\"", "sourceRef=\"Mine\"").replace("targetRef=\"SignFundApproval\"", "targetRef=\"Mine\"")
                .replace("bpmnElement=\"SignFundApproval\"", "bpmnElement=\"Mine\"").replace("<bpmn:flowNodeRef>SignFundApproval<",
                        "<bpmn:flowNodeRef>Mine<")
                .replace("camunda:candidateGroups=\"municipal-drc-signer\"", "camunda:candidateGroups=\"district-drc-${districtCode}\""));
        String project = journey.reviewed();
        String before = state(project);
        Answer answer = official("district-drc-110105").submits(task(project, "Mine"), signature());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.message()).contains("“登记签批”只在");
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void aReleaseIsRecordedOnceForOneSubmission() throws IOException {
        rewritten("fund-release", diagram -> behind(diagram, "RecordReleaseToDisbursement", "Disbursement", """
                <bpmn:serviceTask id="Mine" name="再次下达" camunda:delegateExpression="${recordRelease}" />"""));
        String project = journey.started();
        String before = state(project);
        Answer answer = official("municipal-drc").submits(task(project, "ReleaseFunds"), release());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(state(project)).isEqualTo(before);
        assertThat(releases(project)).isZero();
    }

    /** The engine would let a diagram catch the exception of a bean by the name of its class. */
    @ParameterizedTest
    @ValueSource(strings = {"beijing.facility.workflow.NotEntitledException", "java.lang.Exception"})
    void aRefusalThatADiagramCatchesIsARefusalAllTheSame(String caught) throws IOException {
        rewritten("fund-release", diagram -> behind(diagram, "ReleaseFundsToRecordRelease", "RecordRelease", """
                <bpmn:userTask id="Mine" name="补充办理" camunda:candidateGroups="municipal-drc" />
                <bpmn:boundaryEvent id="Caught" name="被拒" attachedToRef="RecordRelease">
                <bpmn:errorEventDefinition id="CaughtDefinition" errorRef="Refusal" /></bpmn:boundaryEvent>
                <bpmn:endEvent id="AllTheSame" name="照样结束" />
                <bpmn:sequenceFlow id="CaughtToAllTheSame" sourceRef="Caught" targetRef="AllTheSame" />""")
                .replace("<bpmn:process ", "<bpmn:error id=\"Refusal\" errorCode=\"" + caught + "\" /><bpmn:process "));
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, release());
        String before = state(project);
        Answer answer = official("municipal-drc").submits(task(project, "Mine"), Submission.form());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.message()).contains("“登记下达”只在“下达市级资金”");
        assertThat(state(project)).isEqualTo(before);
    }

    /** Puts an element into a flow. */
    private static String behind(String diagram, String flow, String target, String element) {
        if (element.isEmpty()) {
            return diagram;
        }
        String changed = diagram.replaceAll("(<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\")" + target + "\"", "$1Mine\"");
        assertThat(changed).isNotEqualTo(diagram);
        String scope = changed.contains("</bpmn:process>") ? "</bpmn:process>" : "";
        return changed.replace(scope, element + "<bpmn:sequenceFlow id=\"MineToNext\" sourceRef=\"Mine\" targetRef=\"" + target + "\" />" + scope);
    }

    /** As if the rules of deployment had let it pass: what is deployed is sound, and the stored file is changed afterwards. */
    private void rewritten(String process, UnaryOperator<String> change) throws IOException {
        DeploymentBuilder builder = repository.createDeployment().name("foreign");
        String shipped = Files.readString(Path.of("processes", process + ".bpmn"));
        builder.addString(process + ".bpmn", shipped);
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path form : files.toList()) {
                builder.addString(form.getFileName().toString(), Files.readString(form));
            }
        }
        Deployment deployment = builder.deploy();
        foreign = deployment.getId();
        String changed = change.apply(shipped.replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", ""));
        assertThat(changed).isNotEqualTo(shipped);
        assertThat(jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(changed.getBytes(StandardCharsets.UTF_8), foreign, process + ".bpmn").update()).isEqualTo(1);
        discard();
    }

    private void discard() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();
    }

    private static Submission signature() {
        return Submission.decision("SIGN").with("approvalNumber", "京发改（审）〔2026〕77号");
    }

    private static Submission release() {
        return Submission.form().with("releaseAmount", "1").with("releaseNumber", "京发改〔2026〕9号").with("releaseDate", "2026-11-20");
    }

    private long releases(String project) {
        return jdbc.sql("select count(*) from fund_release where project_number = ?").param(project).query(Long.class).single();
    }

    private String task(String project, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key).singleResult().getId();
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }

    /** The file, its record and ledger, and where the engine stands with it. */
    private String state(String project) {
        return jdbc.sql("""
                select coalesce((select string_agg(t.id_ || ' ' || t.task_def_key_ || ' ' || t.rev_ || coalesce(t.assignee_, ''), ',' order by t.id_)
                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = :project), '')
                    || (select count(*) from decision where project_number = :project)
                    || coalesce((select string_agg(l::text, ',') from ledger l where project_number = :project), '')
                    || (select p::text from project p where number = :project)
                    || (select count(*) from act_hi_procinst where business_key_ = :project)
                    || coalesce((select string_agg(v.name_ || v.rev_, ',' order by v.id_) from act_ru_variable v
                        join act_ru_execution e on e.id_ = v.proc_inst_id_ where e.business_key_ = :project), '')
                """).param("project", project).query(String.class).single();
    }
}
