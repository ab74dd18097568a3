package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
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
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.TaskNotice;

/** What an administrator may do with users, groups and rights, and what not, and what becomes of those who leave. */
@ProcessTest
class PeopleHttpTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Staff staff;
    @Autowired
    Journey journey;
    @Autowired
    IdentityService identity;
    @Autowired
    TaskService tasks;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JdbcClient jdbc;

    private HttpOfficial admin;
    private String second;

    /** The demo's administrator is the only one; a second one is there to try what the last may not. */
    @BeforeEach
    void administrators() {
        admin = HttpOfficial.of(port, "admin");
        second = "second-admin-" + COUNT.incrementAndGet();
    }

    @AfterEach
    void onlyTheDemos() {
        engine.getProcessEngineConfiguration().setEnablePasswordPolicy(false);
        if (identity.createUserQuery().userId(second).count() > 0) {
            staff.dismiss(second);
        }
        // colleagues of nobody in the other tests
        identity.createUserQuery().list().stream().map(User::getId).filter(id -> id.startsWith("leaver-")).forEach(staff::dismiss);
    }

    // the last administrator

    @Test
    void theLastAdministratorStays() {
        String before = people();
        refused(admin.send("DELETE", "/engine-rest/user/admin", null), 422,
                "“admin”是唯一的系统管理员，不能删除，请先另设一名系统管理员。");
        refused(admin.send("DELETE", "/engine-rest/group/camunda-admin/members/admin", null), 422,
                "“admin”是唯一的系统管理员，不能移出系统管理员组，请先另设一名系统管理员。");
        refused(admin.post("/api/users/admin/lock", Map.of()), 403, "不能停用本人，请由另一名系统管理员办理。");
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void aLockedOneIsNoAdministratorWhoCouldBeLeft() {
        staff.employ(second, "第二管理员", "camunda-admin");
        HttpOfficial other = HttpOfficial.of(port, second);
        admin.post("/api/users/" + second + "/lock", Map.of()).expect(204);
        refused(admin.send("DELETE", "/engine-rest/group/camunda-admin/members/admin", null), 422,
                "“admin”是唯一的系统管理员，不能移出系统管理员组，请先另设一名系统管理员。");
        admin.post("/api/users/" + second + "/unlock", Map.of()).expect(204);
        other.post("/api/users/admin/lock", Map.of()).expect(204);
        assertThat(admin.get("/engine-rest/user").status()).isEqualTo(401);
        other.post("/api/users/admin/unlock", Map.of()).expect(204);
        assertThat(admin.get("/engine-rest/user").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/engine-rest/group/camunda-admin              | 用户组“系统管理员”为系统所需，不能删除。",
            "/engine-rest/group/auditor                    | 用户组“审计监督”为系统所需，不能删除。",
            "/engine-rest/group/dept-sports-110119         | 用户组“延庆区体育局”为系统所需，不能删除。",
            "/engine-rest/tenant/110105                    | 租户“朝阳区”为系统所需，不能删除。",
            "/engine-rest/tenant/110105/group-members/district-drc-110105 | “朝阳区发展改革委”承办“朝阳区”的项目，不能移出该租户。"})
    void theGroupsAndDistrictsStay(String path, String sentence) {
        String before = people();
        refused(admin.send("DELETE", path, null), 422, sentence);
        assertThat(people()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin//setup/default/user/create",
            "/camunda/api/admin/setup;a=b/default/user/create", "/camunda/api/admin/%73etup/default/user/create"})
    void nobodySetsTheSystemUpAgain(String path) {
        Answer answer = HttpOfficial.nobody(port).post(path, """
                {"profile": {"id": "intruder", "firstName": "", "lastName": ""}, "credentials": {"password": "intruder"}}
                """);
        assertThat(answer.status()).isIn(400, 403, 404);
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void thePageOfTheFirstUserIsClosed() {
        Answer answer = HttpOfficial.nobody(port).get("/camunda/app/admin/default/setup/");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).startsWith("系统已完成初始设置");
        refused(HttpOfficial.nobody(port).post("/camunda/api/admin/setup/default/user/create", Map.of()), 403,
                "系统已完成初始设置，不能再由此建立管理员，请由系统管理员在“系统管理”中建立用户。");
    }

    // nobody for herself, nobody in two minds

    @Test
    void nobodyAddsHerself() {
        String before = people();
        for (String group : List.of("municipal-drc", "municipal-drc-signer", "auditor", "process-owner", "district-drc-110105", "dept-health")) {
            refused(admin.send("PUT", "/engine-rest/group/" + group + "/members/admin", Map.of()), 403,
                    "不能将本人加入用户组，请由另一名系统管理员办理。");
        }
        refused(admin.send("PUT", "/engine-rest/tenant/110105/user-members/admin", Map.of()), 403,
                "不能将本人加入租户，请由另一名系统管理员办理。");
        for (String other : List.of("process-owner", "auditor", "municipal-drc", "district-drc-110105")) {
            assertThat(HttpOfficial.of(port, other).send("PUT", "/engine-rest/group/municipal-drc-signer/members/" + other, Map.of())
                    .status()).isEqualTo(403);
        }
        assertThat(people()).isEqualTo(before);
    }

    /** Somebody whom an administrator brings in to decide for him is seen by those in whose name she would. */
    @Test
    void aUnitIsToldWhoComesIn() {
        String newcomer = "newcomer-" + COUNT.incrementAndGet();
        staff.employ(newcomer, "林新", "dept-sports");
        try {
            admin.send("PUT", "/engine-rest/group/dept-health/members/" + newcomer, Map.of()).expect(204);
            assertThat(HttpOfficial.of(port, "dept-health").get("/api/notices?unread=true").expect(200).json().get("content").findValuesAsText("sentence"))
                    .contains("系统管理员将林新（" + newcomer + "）加入“市卫生健康委”，可以本单位名义办理事项。如非本单位要求，请报告审计监督人员。");
            assertThat(HttpOfficial.of(port, newcomer).get("/api/notices").expect(200).text()).doesNotContain("加入“市卫生健康委”");
        } finally {
            staff.dismiss(newcomer);
        }
    }

    @Test
    void whoAdministersDecidesNothing() {
        staff.employ(second, "第二管理员", "camunda-admin");
        String before = people();
        refused(admin.send("PUT", "/engine-rest/group/municipal-drc-signer/members/" + second, Map.of()), 422,
                "“" + second + "”已属于“系统管理员”，不能同时加入“市发展改革委（签批）”：系统管理、流程管理、审计监督须与项目办理分开。");
        refused(admin.send("PUT", "/engine-rest/group/auditor/members/" + second, Map.of()), 422,
                "“" + second + "”已属于“系统管理员”，不能同时加入“审计监督”：系统管理、流程管理、审计监督须与项目办理分开。");
        refused(admin.send("PUT", "/engine-rest/group/camunda-admin/members/dept-health", Map.of()), 422,
                "“dept-health”已属于“市卫生健康委”，不能同时加入“系统管理员”：系统管理、流程管理、审计监督须与项目办理分开。");
        refused(admin.send("PUT", "/engine-rest/tenant/110106/group-members/district-drc-110105", Map.of()), 422,
                "“朝阳区发展改革委”不承办“丰台区”的项目，不能加入该租户。");
        assertThat(people()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "{'type': 1, 'userId': 'admin', 'groupId': null, 'resourceType': 7, 'resourceId': '*', 'permissions': ['TASK_WORK']}   | 403 | 不能变更本人的权限，请由另一名系统管理员办理。",
            "{'type': 1, 'userId': 'admin', 'groupId': null, 'resourceType': 0, 'resourceId': 'tasklist', 'permissions': ['ALL']}  | 403 | 不能变更本人的权限，请由另一名系统管理员办理。",
            "{'type': 1, 'userId': null, 'groupId': 'camunda-admin', 'resourceType': 7, 'resourceId': '*', 'permissions': ['ALL']} | 403 | 不能变更本人所在用户组的权限。",
            "{'type': 0, 'userId': '*', 'groupId': null, 'resourceType': 7, 'resourceId': '*', 'permissions': ['TASK_WORK']}       | 422 | 不能向全体用户授权，请向用户组授权。",
            "{'type': 1, 'userId': null, 'groupId': 'auditor', 'resourceType': 7, 'resourceId': '*', 'permissions': ['TASK_WORK']} | 422 | “审计监督”不办理项目，不能授予其办理流程和任务的权限。",
            "{'type': 1, 'userId': 'auditor', 'groupId': null, 'resourceType': 7, 'resourceId': '*', 'permissions': ['UPDATE']}    | 422 | “审计监督”不办理项目，不能授予其办理流程和任务的权限。",
            "{'type': 1, 'userId': null, 'groupId': 'process-owner', 'resourceType': 6, 'resourceId': '*', 'permissions': ['CREATE_INSTANCE']} | 422 | “流程管理员”不办理项目，不能授予其办理流程和任务的权限。"})
    void nobodyGivesThemTheRightToDecide(String authorization, int status, String sentence) {
        String before = people();
        refused(admin.post("/engine-rest/authorization/create", authorization.replace('\'', '"')), status, sentence);
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void anAdministratorGivesOthersTheirRights() {
        String id = admin.post("/engine-rest/authorization/create", """
                {"type": 1, "groupId": "process-owner", "userId": null, "resourceType": 6, "resourceId": "fund-release", "permissions": ["READ"]}
                """).expect(200).json().get("id").asText();
        admin.send("PUT", "/engine-rest/authorization/" + id, """
                {"groupId": "process-owner", "userId": null, "resourceType": 6, "resourceId": "fund-release", "permissions": ["READ", "READ_INSTANCE"]}
                """).expect(204);
        assertThat(admin.send("PUT", "/engine-rest/authorization/" + id, """
                {"groupId": "process-owner", "userId": null, "resourceType": 6, "resourceId": "fund-release", "permissions": ["ALL"]}
                """).status()).isEqualTo(422);
        admin.send("DELETE", "/engine-rest/authorization/" + id, null).expect(204);
        String own = admin.get("/engine-rest/authorization?groupIdIn=camunda-admin&resourceType=0").json().get(0).get("id").asText();
        refused(admin.send("DELETE", "/engine-rest/authorization/" + own, null), 403, "不能变更本人所在用户组的权限。");
    }

    // ids and passwords

    @Test
    void nobodyGetsTheIdOfAnother() {
        String id = "leaver-" + COUNT.incrementAndGet();
        create(id, "demo").expect(204);
        admin.send("DELETE", "/engine-rest/user/" + id, null).expect(204);
        refused(create(id, "demo"), 422, "用户名“" + id + "”曾属于已删除的用户，记在办理记录中，不能再用，请另取用户名。");
        refused(create("Dept-Health", "demo"), 422, "用户名“Dept-Health”与“dept-health”只有大小写不同，容易混淆，请另取用户名。");
        assertThat(identity.createUserQuery().userIdIn(id, "Dept-Health").count()).isZero();
    }

    @Test
    void aPasswordHasTenCharactersOfThreeKindsWhoeverSetsIt() {
        String sentence = "密码不符合要求：须不少于10个字符，包含大写字母、小写字母、数字、其他符号中的3种以上，且不含用户名。";
        String id = "careful-" + COUNT.incrementAndGet();
        engine.getProcessEngineConfiguration().setEnablePasswordPolicy(true);
        for (String password : List.of("demo", "Spring-26", "springrain2026", id + "A", "")) {
            refused(create(id, password), 422, sentence);
        }
        assertThat(identity.createUserQuery().userId(id).count()).isZero();
        create(id, "Spring-rain-2026").expect(204);
        refused(admin.send("PUT", "/engine-rest/user/" + id + "/credentials",
                Map.of("password", "short", "authenticatedUserPassword", "demo")), 422, sentence);
        HttpOfficial herself = HttpOfficial.of(port, id, "Spring-rain-2026");
        refused(herself.send("PUT", "/engine-rest/user/" + id + "/credentials",
                Map.of("password", "springrainspring", "authenticatedUserPassword", "Spring-rain-2026")), 422, sentence);
        assertThat(herself.get("/engine-rest/task").status()).isEqualTo(200);
        assertThat(admin.get("/engine-rest/identity/password-policy").json().findValuesAsText("placeholder"))
                .containsExactly("PASSWORD_POLICY_LENGTH", "包含大写字母、小写字母、数字、其他符号中的3种以上", "PASSWORD_POLICY_USER_DATA");
    }

    // who leaves

    @Test
    void whatALeaverHadTakenIsHerColleaguesToTake() {
        String leaver = employed("钱多", "dept-health");
        String project = journey.filed();
        String task = HttpOfficial.of(port, leaver).task("DepartmentOpinion", project);
        HttpOfficial.of(port, leaver).post("/engine-rest/task/" + task + "/claim", Map.of("userId", leaver)).expect(204);
        admin.send("DELETE", "/engine-rest/user/" + leaver, null).expect(204);
        assertThat(assignee(task)).isNull();
        TaskNotice told = staff.told(project).stream().filter(notice -> task.equals(notice.taskId())).reduce((one, last) -> last).orElseThrow();
        assertThat(told.users()).contains("dept-health").doesNotContain(leaver);
        assertThat(told.sentence()).isEqualTo("钱多已不在本系统办理业务，其领取的“部门审查意见”已退回本单位，请及时领取办理。");
        HttpOfficial.of(port, "dept-health").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dept-health")).expect(204);
    }

    @Test
    void whoChangesUnitsLeavesTheTasksOfTheOldOne() {
        String leaver = employed("钱多", "dept-health");
        String project = journey.filed();
        String task = HttpOfficial.of(port, leaver).task("DepartmentOpinion", project);
        HttpOfficial.of(port, leaver).post("/engine-rest/task/" + task + "/claim", Map.of("userId", leaver)).expect(204);
        // another group of hers takes nothing away
        admin.send("PUT", "/engine-rest/group/dept-commerce/members/" + leaver, Map.of()).expect(204);
        admin.send("DELETE", "/engine-rest/group/dept-commerce/members/" + leaver, null).expect(204);
        assertThat(assignee(task)).isEqualTo(leaver);
        admin.send("DELETE", "/engine-rest/group/dept-health/members/" + leaver, null).expect(204);
        assertThat(assignee(task)).isNull();
    }

    @Test
    void whatWasDelegatedGoesBackToItsOwner() {
        String delegate = employed("钱多", "dept-health");
        String project = journey.filed();
        String task = HttpOfficial.of(port, "dept-health").task("DepartmentOpinion", project);
        HttpOfficial.of(port, "dept-health").post("/api/tasks/" + task + "/delegate", Map.of("to", delegate, "reason", "请先核实")).expect(204);
        admin.post("/api/users/" + delegate + "/lock", Map.of()).expect(204);
        assertThat(assignee(task)).isEqualTo("dept-health");
        assertThat(staff.told(project)).anyMatch(notice -> notice.users().equals(Set.of("dept-health"))
                && notice.sentence().equals("钱多已被停用，其领取的“部门审查意见”请您继续办理。"));
    }

    @Test
    void whatALeaverHadDelegatedStaysWithHerColleague() {
        String owner = employed("钱多", "dept-health");
        String project = journey.filed();
        String task = HttpOfficial.of(port, owner).task("DepartmentOpinion", project);
        HttpOfficial.of(port, owner).post("/api/tasks/" + task + "/delegate", Map.of("to", "dept-health", "reason", "请先核实")).expect(204);
        admin.send("DELETE", "/engine-rest/user/" + owner, null).expect(204);
        assertThat(assignee(task)).isEqualTo("dept-health");
        HttpOfficial.of(port, "dept-health").submits(task, Submission.decision("AGREE")).expect(204);
    }

    private String employed(String name, String group) {
        String id = "leaver-" + COUNT.incrementAndGet();
        staff.employ(id, name, group);
        return id;
    }

    private String assignee(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private Answer create(String id, String password) {
        return admin.post("/engine-rest/user/create", Map.of("profile", Map.of("id", id, "firstName", "", "lastName", "某某"),
                "credentials", Map.of("password", password)));
    }

    private static void refused(Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.message()).isEqualTo(sentence);
    }

    /** Everything that the engine keeps of people and their rights. */
    private String people() {
        return jdbc.sql("""
                select (select string_agg(id_ || rev_ || coalesce(attempts_, 0), ',' order by id_) from act_id_user)
                    || (select string_agg(id_, ',' order by id_) from act_id_group)
                    || (select string_agg(id_, ',' order by id_) from act_id_tenant)
                    || (select string_agg(user_id_ || group_id_, ',' order by user_id_, group_id_) from act_id_membership)
                    || (select string_agg(id_, ',' order by id_) from act_id_tenant_member)
                    || (select string_agg(id_ || rev_ || perms_, ',' order by id_) from act_ru_authorization)
                """).query(String.class).single();
    }
}
