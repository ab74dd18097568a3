package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** What an official could try with the engine's interface at a task that is hers, beside handling it. */
@ProcessTest
class MisuseHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Officials officials;

    private String project;
    private String task;
    private String instance;
    private HttpOfficial health;

    @BeforeEach
    void aTaskOfTheHealthCommission() {
        project = journey.filed();
        health = official("dept-health");
        task = health.task("DepartmentOpinion", project);
        instance = health.get("/engine-rest/task/" + task).json().get("processInstanceId").asText();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
            "DELETE | /task/TASK/variables/department                | ",
            "POST   | /task/TASK/identity-links/delete               | {'groupId': 'dept-health', 'type': 'candidate'}",
            "POST   | /process-definition/key/joint-review/submit-form | {'variables': {'districtCode': {'value': '110105'}}}",
            "PUT    | /process-definition/key/joint-review/suspended | {'suspended': true}",
            "PUT    | /user/auditor/profile                          | {'id': 'auditor', 'lastName': 'x'}",
            "DELETE | /user/dept-health                              | ",
            "POST   | /task                                          | {'assigneeExpression': '${currentUser()}'}",
    })
    void isForbidden(String method, String path, String body) {
        String before = engineState();
        assertThat(send(health, method, path, body).status()).isIn(400, 403, 404);
        assertThat(engineState()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
            "/task/TASK/bpmnError      | {'errorCode': 'x', 'variables': {'districtCode': {'value': '110101'}}}      | 任务只能通过提交其表单办理。",
            "/task/TASK/bpmnEscalation | {'escalationCode': 'x', 'variables': {'districtCode': {'value': '110101'}}} | 任务只能通过提交其表单办理。",
            "/task/TASK/resolve        | {'variables': {'decision': {'value': 'AGREE'}}}                             | 任务只能通过提交其表单办理。",
            "/task/TASK/claim          | {'userId': 'dept-sports'}                                                   | 只能为本人领取任务，不能替他人领取。",
    })
    void isRefusedWithASentence(String path, String body, String sentence) {
        String before = engineState();
        Answer answer = send(health, "POST", path, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).isEqualTo(sentence);
        assertThat(engineState()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"submit-form", "complete"})
    void moreThanTheFieldsOfTheFormIsRefused(String how) {
        String before = engineState();
        Answer answer = send(health, "POST", "/task/TASK/" + how,
                "{'variables': {'decision': {'value': 'AGREE'}, 'districtCode': {'value': '110101'}, 'coordination': {'value': 'x'}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("提交的内容含有表单中没有的字段：coordination、districtCode，请删除后重新提交。");
        assertThat(engineState()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "{'type': 'Object', 'value': '{}', 'valueInfo': {'objectTypeName': 'javax.swing.JFrame', 'serializationDataFormat': 'application/json'}}",
            "{'type': 'File', 'value': 'eA==', 'valueInfo': {'filename': 'x'}}",
            "{'type': 'Bytes', 'value': 'eA=='}",
    })
    void whatIsNeitherTextNorNumberNorDateIsRefused(String value) {
        Answer answer = send(health, "POST", "/task/TASK/submit-form", "{'variables': {'opinion': " + value + "}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("“意见”（opinion）的类型“");
    }

    @Test
    void whatIsNoValueOfItsTypeIsRefused() {
        Answer answer = send(health, "POST", "/task/TASK/submit-form",
                "{'variables': {'otherMunicipalFundsFound': {'type': 'Boolean', 'value': 'perhaps'}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("“发现其他渠道市级资金”（otherMunicipalFundsFound）填写的“perhaps”不正确");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", "{'variables': 1}"})
    void aBodyThatIsNotWhatTheInterfaceNeedsIsRefused(String body) {
        Answer answer = send(health, "POST", "/task/TASK/submit-form", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("请求的内容不是此接口所需的 JSON");
    }

    @Test
    void aValueThatIsNoVariableIsNamed() {
        Answer answer = send(health, "POST", "/task/TASK/submit-form", "{'variables': {'decision': 'AGREE'}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("“审查结论”（decision）的内容不正确");
    }

    @Test
    void sheChangesHerPasswordAndNotHerName() {
        send(health, "PUT", "/user/dept-health/credentials", "{'password': 'demo', 'authenticatedUserPassword': 'demo'}").expect(204);
        Answer answer = send(health, "PUT", "/user/dept-health/profile", "{'id': 'dept-health', 'firstName': '', 'lastName': '市长'}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).isEqualTo("姓名记入办理记录，不能自行修改，请联系系统管理员。");
    }

    /** Who may start a process could otherwise start it with variables of her own, or in the middle. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "start   | {'businessKey': '110105-2026-0001', 'variables': {'districtCode': {'value': '110105'}}}",
            "start   | {'variables': {'districtCode': {'value': '110105'}}, 'startInstructions': [{'type': 'startBeforeActivity', 'activityId': 'FundingApproval'}]}",
            "restart | {'processInstanceIds': ['INSTANCE'], 'instructions': [{'type': 'startBeforeActivity', 'activityId': 'FundingApproval'}]}",
            "restart-async | {'processInstanceIds': ['INSTANCE'], 'instructions': [{'type': 'startBeforeActivity', 'activityId': 'FundingApproval'}]}",
    })
    void aProcessStartsWithItsFormOnly(String how, String body) {
        String before = engineState();
        HttpOfficial district = official("district-drc-110105");
        String definition = district.get("/engine-rest/process-definition/key/project-lifecycle").json().get("id").asText();
        Answer answer = send(district, "POST", "/process-definition/" + definition + "/" + how, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).isEqualTo("流程只能通过提交申报表单启动，不能从中间环节启动或重新启动。");
        assertThat(engineState()).isEqualTo(before);
    }

    @Test
    void theTaskOfAnotherIsNotHersToHandle() {
        HttpOfficial sports = official("dept-sports");
        assertThat(send(sports, "GET", "/task/TASK", null).status()).isEqualTo(404);
        for (String path : new String[] {"claim", "submit-form", "complete"}) {
            Answer answer = send(sports, "POST", "/task/TASK/" + path, "{'userId': 'dept-sports', 'message': 'x'}");
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.message()).as(path).isEqualTo("您没有办理或查看此事项的权限。");
        }
        for (String path : new String[] {"form-variables", "variables", "comment", "attachment", "identity-links"}) {
            assertThat(send(sports, "GET", "/task/TASK/" + path, null).status()).as(path).isIn(403, 404);
        }
        officials.official("dept-sports").as(() -> {
            assertThatThrownBy(() -> tasks.getTaskComments(task)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.getTaskAttachments(task)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.createComment(task, null, "x")).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.getProcessInstanceComments(instance)).isInstanceOf(AuthorizationException.class);
            return null;
        });
    }

    @Test
    void theTaskOfAnotherDistrictIsNotHersToHandle() {
        String assigned = journey.selected();
        String responsibility = official("district-drc-110105").task("AssignResponsibility", assigned);
        HttpOfficial neighbour = official("district-drc-110106");
        Answer answer = neighbour.submits(responsibility, Submission.form());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo("您没有办理或查看此事项的权限。");
        assertThat(neighbour.get("/engine-rest/task/" + responsibility + "/comment").status()).isIn(403, 404);
        assertThat(neighbour.get("/engine-rest/process-instance/" + instance + "/comment").status()).isIn(403, 404);
    }

    @Test
    void sheTakesATaskAndGivesItBack() {
        assertThat(send(health, "POST", "/task/TASK/claim", "{'userId': 'dept-health'}").status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo("dept-health");
        assertThat(send(health, "POST", "/task/TASK/unclaim", null).status()).isEqualTo(204);
        assertThat(assignee()).isNull();
    }

    @Test
    void whatACollegueHasTakenIsTaken() {
        String determination = official("municipal-drc").task("DetermineProject", journey.determinable());
        HttpOfficial second = official("municipal-drc-2");
        official("municipal-drc").post("/engine-rest/task/" + determination + "/claim", Map.of("userId", "municipal-drc"))
                .expect(204);
        Answer claimed = second.post("/engine-rest/task/" + determination + "/claim", Map.of("userId", "municipal-drc-2"));
        assertThat(claimed.status()).isEqualTo(409);
        assertThat(claimed.message()).isEqualTo("该任务已由他人领取，请刷新任务列表。");
        assertThat(second.post("/engine-rest/task/" + determination + "/unclaim", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void commentsStay() {
        HttpOfficial district = official("district-drc-110105");
        String assigned = journey.selected();
        String responsibility = "/engine-rest/task/" + district.task("AssignResponsibility", assigned);
        String review = district.get(responsibility).json().get("processInstanceId").asText();
        district.post(responsibility + "/comment/create", Map.of("message", "已电话核实", "processInstanceId", instance)).expect(200);
        assertThat(tasks.getProcessInstanceComments(instance)).isEmpty();
        assertThat(tasks.getProcessInstanceComments(review)).hasSize(1);
        String comment = district.get(responsibility + "/comment").json().get(0).get("id").asText();
        for (String path : new String[] {"/comment/" + comment, "/comment"}) {
            Answer answer = district.send("DELETE", responsibility + path, null);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.message()).isEqualTo("留言和附件一经提交，不能修改或删除。");
        }
        HttpOfficial auditor = official("auditor");
        assertThat(auditor.get(responsibility + "/comment").json()).hasSize(1);
        assertThat(auditor.post(responsibility + "/comment/create", Map.of("message", "x")).status()).isEqualTo(403);
        assertThat(official("district-drc-110106").get(responsibility + "/comment").status()).isIn(403, 404);
    }

    /** Nobody learns from the interface who else there is. */
    @Test
    void othersAreNotListed() {
        for (String list : new String[] {"/user", "/group", "/authorization", "/deployment", "/job",
                "/history/user-operation", "/history/process-instance", "/history/task", "/process-instance", "/incident"}) {
            Answer answer = health.get("/engine-rest" + list);
            assertThat(answer.status() == 403 || answer.text().equals("[]") || onlyHerself(answer)).as(list + answer.text()).isTrue();
        }
        assertThat(health.get("/engine-rest/identity/groups?userId=admin").json().get("groupUsers")).isEmpty();
    }

    private static boolean onlyHerself(Answer answer) {
        return answer.json().size() == 1 && answer.json().get(0).path("id").asText().equals("dept-health");
    }

    @Test
    void anUnknownTaskIsGone() {
        Answer answer = health.submits("no-such-task", Submission.decision("AGREE"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).isEqualTo("该任务已被办理或已不存在，请刷新任务列表。");
    }

    /** The same in Tasklist, which shows the message of the answer. */
    @Test
    void theWebApplicationsSpeakTheSameSentences() {
        WebSession tasklist = WebSession.signedIn(port, "dept-health");
        Answer answer = tasklist.post("/task/" + task + "/submit-form",
                "{\"variables\": {\"decision\": {\"value\": \"DISAGREE\"}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("“意见”（opinion）不能为空");
        assertThat(tasklist.post("/task/" + task + "/bpmnError", "{\"errorCode\": \"x\"}").status()).isEqualTo(422);
        Answer forbidden = tasklist.post("/task/" + task + "/delegate", "{\"userId\": \"dept-sports\"}");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.message()).isEqualTo("您没有办理或查看此事项的权限。");
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private Answer send(HttpOfficial official, String method, String path, String body) {
        return official.send(method, "/engine-rest" + filled(path), body == null ? null : filled(body).replace('\'', '"'));
    }

    private String filled(String text) {
        return text.replace("TASK", task).replace("INSTANCE", instance);
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }

    /** Everything that the engine keeps of instances, tasks and people. */
    private String engineState() {
        return jdbc.sql("""
                select (select string_agg(id_ || rev_ || suspension_state_, ',' order by id_) from act_ru_execution)
                    || (select string_agg(id_ || rev_ || coalesce(assignee_, ''), ',' order by id_) from act_ru_task)
                    || (select string_agg(id_ || rev_ || coalesce(text_, ''), ',' order by id_) from act_ru_variable)
                    || (select string_agg(id_, ',' order by id_) from act_ru_identitylink)
                    || (select string_agg(id_, ',' order by id_) from act_ru_authorization)
                    || (select string_agg(id_, ',' order by id_) from act_id_user)
                    || (select string_agg(id_, ',' order by id_) from act_id_group)
                    || (select string_agg(user_id_ || group_id_, ',' order by user_id_, group_id_) from act_id_membership)
                    || (select count(*) from act_ru_filter)
                    || (select string_agg(id_ || suspension_state_, ',' order by id_) from act_re_procdef)
                """).query(String.class).single();
    }
}
