package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/**
 * Who may do what beside the tasks, role by role: everything that contract §2 does not give is refused and changes nothing. The tasks
 * themselves are in {@link AuthorizationMatrixHttpTest}.
 */
@ProcessTest
class AuthorizationHttpTest {

    private static final List<String> ROLES = List.of("district-drc-110105", "district-drc-110106", "municipal-drc",
            "municipal-drc-2", "municipal-drc-signer", "dept-health", "dept-education", "dept-health-110105",
            "dept-fire-rescue-110105", "dept-health-110106", "auditor", "process-owner", "admin",
            "investment-platform");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/process-definition", "/engine-rest/identity/groups?userId=admin",
            "/engine-rest/history/process-instance", "/engine-rest/version", "/api/projects", "/api/projects/110105-2026-0001",
            "/api/overdue-opinions", "/api/overdue-reports", "/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/process-instance", "/camunda/api/admin/auth/user/default"})
    void whoDoesNotSignInGetsNothing(String path) {
        assertThat(HttpOfficial.nobody(port).get(path).status()).isIn(401, 404);
        assertThat(HttpOfficial.nobody(port).get(path).text()).doesNotContain("projectNumber");
        if (!path.startsWith("/camunda")) {
            assertThat(HttpOfficial.nobody(port).get(path).status()).isEqualTo(401);
            assertThat(HttpOfficial.of(port, "dept-landscape-110119", "guess").get(path).status()).isEqualTo(401);
        }
    }

    @Test
    void onlyADistrictFilesAndOnlyInItsOwnName() {
        for (String role : ROLES) {
            Answer answer = official(role).files(Journey.application());
            assertThat(answer.status()).as(role + " " + answer.text())
                    .isIn(role.equals("district-drc-110105") ? List.of(200) : List.of(403, 404, 422));
        }
    }

    @Test
    void onlyTheDistrictItselfChangesAProjectAndOnlyTheMunicipalCommissionEndsIt() {
        String project = journey.funded();
        for (String role : ROLES) {
            Answer change = official(role).starts("project-change", Journey.smaller(project, "960", "440")
                    .with("totalInvestment", role.equals("district-drc-110105") ? "1" : "960"));
            assertThat(change.status()).as(role + " " + change.text())
                    .isIn(role.equals("district-drc-110105") ? List.of(400) : List.of(403, 404, 422));
            boolean ends = Set.of("municipal-drc", "municipal-drc-2").contains(role);
            Answer end = official(role).starts("project-termination", ends
                    ? Journey.termination(project).without("opinion") : Journey.termination(project));
            assertThat(end.status()).as(role + " " + end.text()).isIn(ends ? List.of(400) : List.of(403, 404));
        }
        assertThat(official("auditor").project(project).get("status").asText()).isEqualTo("UNDER_CONSTRUCTION");
        assertThat(official("auditor").project(project).get("changes")).isEmpty();
    }

    @Test
    void aDepartmentOfADistrictReadsTheFilesThatItAccepts() {
        String project = journey.inAcceptance();
        official("dept-fire-rescue-110105").project(project);
        for (String role : List.of("dept-fire-rescue-110106", "dept-education-110105", "dept-health-110106", "investment-platform")) {
            assertThat(official(role).get("/api/projects/" + project).status()).as(role).isEqualTo(404);
        }
    }

    @Test
    void whoReviewedAnAdjustmentCannotSignIt() {
        var user = identity.newUser("adjuster");
        user.setLastName("两岗");
        user.setPassword("demo");
        identity.saveUser(user);
        identity.createMembership("adjuster", "municipal-drc");
        identity.createMembership("adjuster", "municipal-drc-signer");
        String project = journey.changeProcedures();
        HttpOfficial both = official("adjuster");
        both.completes("ReviewSubsidyAdjustment", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        Answer answer = both.submits(both.task("SignSubsidyAdjustment", project), Journey.adjustment());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("审核与签批须由不同人员办理", "adjuster", project);
        official("municipal-drc-signer").completes("SignSubsidyAdjustment", project, Journey.adjustment());
        assertThat(official("auditor").project(project).at("/subsidy/approved").asText()).isEqualTo("1464000");
    }

    @Test
    void theFilesOfTheApiAreThoseOfTheRole() {
        String project = journey.filed();
        Map<String, Boolean> sees = new LinkedHashMap<>();
        ROLES.forEach(role -> sees.put(role, Set.of("district-drc-110105", "municipal-drc", "municipal-drc-2",
                "municipal-drc-signer", "dept-health", "auditor").contains(role)));
        sees.forEach((role, visible) -> {
            assertThat(official(role).get("/api/projects/" + project).status()).as(role).isEqualTo(visible ? 200 : 404);
            Answer list = official(role).get("/api/projects?size=200&district=110105").expect(200);
            assertThat(list.text().contains(project)).as(role).isEqualTo(visible);
        });
        assertThat(official("district-drc-110106").get("/api/projects").expect(200).text()).doesNotContain("110105-");
        assertThat(official("dept-landscape").get("/api/projects").expect(200).json().get("totalElements").asInt())
                .as("a department that no test asks").isZero();
    }

    @Test
    void theFilesOfTheDeskAreThoseOfTheRole() {
        String project = journey.filed();
        for (String role : List.of("district-drc-110105", "dept-health", "auditor")) {
            assertThat(WebSession.signedIn(port, role).desk("/projects/" + project).expect(200).json().get("projectNumber").asText())
                    .as(role).isEqualTo(project);
        }
        for (String role : List.of("district-drc-110106", "dept-education", "dept-health-110105")) {
            assertThat(WebSession.signedIn(port, role).desk("/projects/" + project).status()).as(role).isEqualTo(404);
        }
    }

    @Test
    void theListIsPagedAndFilteredAndRefusesWhatItDoesNotKnow() {
        String rejected = journey.appliedFor();
        official("municipal-drc").completes("ReviewFundApplication", rejected,
                Submission.decision("REJECT").with("opinion", "依据不足"));
        HttpOfficial auditor = official("auditor");
        var page = auditor.get("/api/projects?status=REJECTED&district=110105&page=0&size=1").expect(200).json();
        assertThat(page.get("content")).hasSize(1);
        assertThat(page.get("size").asInt()).isEqualTo(1);
        assertThat(page.get("totalElements").asInt()).isPositive();
        assertThat(page.at("/content/0/status").asText()).isEqualTo("REJECTED");
        for (String bad : List.of("status=GONE", "district=999999", "page=-1", "size=0", "size=100000", "page=x")) {
            Answer answer = auditor.get("/api/projects?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.message()).contains("参数“" + bad.substring(0, bad.indexOf('=')) + "”", "不正确");
        }
    }

    @Test
    void theListSaysOfAProjectWhatItsFileSays() {
        List<String> projects = List.of(journey.filed(), journey.established(), journey.appliedFor(), journey.approved());
        HttpOfficial auditor = official("auditor");
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        auditor.get("/api/projects?size=200&district=110105").expect(200).json().get("content")
                .forEach(project -> listed.put(project.get("projectNumber").asText(), project));
        assertThat(List.copyOf(listed.keySet())).isSorted().containsAll(projects);
        for (String number : projects) {
            JsonNode file = auditor.project(number);
            assertThat(listed.get(number)).isNotEmpty();
            listed.get(number).fields().forEachRemaining(field ->
                    assertThat(field.getValue()).as(field.getKey()).isEqualTo(file.get(field.getKey())));
        }
    }

    @Test
    void historyAndInstancesOfAnotherDistrictAreOutOfSight() {
        String project = journey.filed();
        HttpOfficial own = official("district-drc-110105");
        HttpOfficial other = official("district-drc-110106");
        for (String path : List.of("/engine-rest/history/process-instance?processInstanceBusinessKey=" + project,
                "/engine-rest/process-instance?businessKey=" + project)) {
            assertThat(own.get(path).expect(200).json()).isNotEmpty();
            assertThat(other.get(path).expect(200).json()).isEmpty();
            assertThat(official("auditor").get(path).expect(200).json()).isNotEmpty();
            assertThat(official("dept-health").get(path).expect(200).json()).isEmpty();
        }
        assertThat(other.get("/engine-rest/history/variable-instance").expect(200).text()).doesNotContain(project);
        assertThat(other.get("/engine-rest/history/task").expect(200).text()).doesNotContain("110105-");
        assertThat(other.get("/engine-rest/variable-instance").expect(200).text()).doesNotContain(project);
    }

    @Test
    void whoReviewedCannotSign() {
        // somebody who is in both groups
        var user = identity.newUser("both");
        user.setLastName("两岗");
        user.setPassword("demo");
        identity.saveUser(user);
        identity.createMembership("both", "municipal-drc");
        identity.createMembership("both", "municipal-drc-signer");
        String project = journey.appliedFor();
        HttpOfficial both = official("both");
        both.completes("ReviewFundApplication", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        String task = both.task("SignFundApproval", project);
        assertThat(both.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "both")).status()).isEqualTo(204);
        for (Answer answer : List.of(both.submits(task, Journey.signature()),
                both.post("/engine-rest/task/" + task + "/complete", HttpOfficial.body(Journey.signature())))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.message()).contains("审核与签批须由不同人员办理", "both", project);
        }
        both.post("/engine-rest/task/" + task + "/unclaim", Map.of()).expect(204);
        official("municipal-drc-signer").completes("SignFundApproval", project, Journey.signature());
        assertThat(official("auditor").project(project).at("/subsidy/approved").asText()).isEqualTo("2364000");
    }

    // ------------------------------------------------------------------ misuse of what one may touch

    static Stream<Arguments> misuse() {
        List<Arguments> calls = new ArrayList<>();
        calls.add(call("PUT", "/task/{task}/variables/approvedSubsidy", "{\"value\":\"1\"}"));
        calls.add(call("PUT", "/task/{task}/localVariables/projectHead", "{\"value\":\"1\"}"));
        calls.add(call("POST", "/task/{task}/variables", "{\"modifications\":{\"districtCode\":{\"value\":\"110106\"}}}"));
        calls.add(call("PUT", "/process-instance/{instance}/variables/districtCode", "{\"value\":\"110106\"}"));
        calls.add(call("POST", "/process-instance/{instance}/variables", "{\"modifications\":{\"x\":{\"value\":\"1\"}}}"));
        calls.add(call("POST", "/process-instance/{instance}/modification",
                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"FundingApproval\"}]}"));
        calls.add(call("POST", "/task/{task}/bpmnError", "{\"errorCode\":\"skip\"}"));
        calls.add(call("POST", "/task/{task}/bpmnEscalation", "{\"escalationCode\":\"skip\"}"));
        calls.add(call("POST", "/task/{task}/delegate", "{\"userId\":\"district-drc-110106\"}"));
        calls.add(call("POST", "/task/{task}/assignee", "{\"userId\":\"district-drc-110106\"}"));
        calls.add(call("POST", "/task/{task}/identity-links", "{\"userId\":\"district-drc-110106\",\"type\":\"candidate\"}"));
        calls.add(call("PUT", "/task/{task}", "{\"name\":\"x\",\"priority\":0}"));
        calls.add(call("DELETE", "/task/{task}", null));
        calls.add(call("DELETE", "/process-instance/{instance}", null));
        calls.add(call("PUT", "/process-instance/{instance}/suspended", "{\"suspended\":true}"));
        calls.add(call("POST", "/execution/{instance}/signal", "{}"));
        calls.add(call("POST", "/process-definition/key/joint-review/start", "{\"businessKey\":\"{project}\",\"variables\":{\"districtCode\":{\"value\":\"110105\"}}}"));
        calls.add(call("POST", "/process-definition/key/funding-approval/submit-form", "{\"businessKey\":\"{project}\",\"variables\":{\"districtCode\":{\"value\":\"110105\"}}}"));
        calls.add(call("POST", "/process-definition/key/project-lifecycle/start",
                "{\"businessKey\":\"{project}\",\"variables\":{\"districtCode\":{\"value\":\"110105\"}},"
                        + "\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"FundingApproval\"}]}"));
        calls.add(call("POST", "/process-definition/{definition}/restart",
                "{\"processInstanceIds\":[\"{instance}\"],\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"FundingApproval\"}]}"));
        calls.add(call("POST", "/process-definition/{definition}/restart-async",
                "{\"processInstanceIds\":[\"{instance}\"],\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"FundingApproval\"}]}"));
        calls.add(call("POST", "/task/create", "{\"name\":\"x\"}"));
        calls.add(call("POST", "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}"));
        calls.add(call("POST", "/user/create", "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}"));
        calls.add(call("POST", "/group/create", "{\"id\":\"x\",\"name\":\"x\"}"));
        calls.add(call("PUT", "/group/municipal-drc/members/district-drc-110105", "{}"));
        calls.add(call("PUT", "/tenant/110106/user-members/district-drc-110105", "{}"));
        calls.add(call("POST", "/authorization/create", "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"district-drc-110105\",\"resourceType\":7,\"resourceId\":\"*\"}"));
        calls.add(call("PUT", "/process-definition/{definition}/history-time-to-live", "{\"historyTimeToLive\":1}"));
        calls.add(call("DELETE", "/process-definition/{definition}?cascade=true", null));
        calls.add(call("DELETE", "/history/process-instance/{instance}", null));
        calls.add(call("DELETE", "/history/process-instance/{instance}/variable-instances", null));
        calls.add(call("POST", "/migration/execute", "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"{definition}\",\"targetProcessDefinitionId\":\"{definition}\",\"instructions\":[]},\"processInstanceIds\":[\"{instance}\"]}"));
        return calls.stream();
    }

    private static Arguments call(String method, String path, String body) {
        return Arguments.of(method, path, body);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("misuse")
    void anOfficialCannotGoRoundHerOwnTask(String method, String path, String body) {
        String project = journey.filed(Journey.application().with("meetsGuideline", false));
        String task = task("RectifyApplication", project);
        var instance = tasks.createTaskQuery().taskId(task).singleResult();
        String before = state();
        Answer answer = official("district-drc-110105").send(method, "/engine-rest" + fill(path, project, task,
                instance.getProcessInstanceId(), instance.getProcessDefinitionId()), body == null ? null
                : fill(body, project, task, instance.getProcessInstanceId(), instance.getProcessDefinitionId()));
        assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404, 405, 422, 500);
        assertThat(state()).isEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult()).isNotNull()
                .satisfies(same -> assertThat(same.getAssignee()).isNull());
        assertThat(official("district-drc-110105").task("RectifyApplication", project)).isEqualTo(task);
    }

    private static String fill(String text, String project, String task, String instance, String definition) {
        return text.replace("{project}", project).replace("{task}", task).replace("{instance}", instance)
                .replace("{definition}", definition);
    }

    private String state() {
        return jdbc.sql("""
                select concat_ws(' ', (select count(*) from project), (select count(*) from decision),
                    (select count(*) from act_ru_execution), (select count(*) from act_ru_task),
                    (select count(*) from act_ru_variable), (select count(*) from act_ru_identitylink),
                    (select count(*) from act_ru_authorization), (select count(*) from act_id_user),
                    (select count(*) from act_id_group), (select count(*) from act_id_membership),
                    (select count(*) from act_id_tenant_member), (select count(*) from act_ru_filter),
                    (select count(*) from act_hi_procinst), (select count(*) from act_re_procdef),
                    (select count(*) from act_hi_varinst), (select count(*) from act_ru_batch))""")
                .query(String.class).single();
    }

    private String task(String key, String project) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key).singleResult().getId();
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
