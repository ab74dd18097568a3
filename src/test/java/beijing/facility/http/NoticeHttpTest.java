package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.TaskNotice;

/** What an official is told in the web applications. */
@ProcessTest
class NoticeHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    TransactionTemplate transactions;

    @Test
    void whoeverIsAskedIsToldUntilItIsDone() {
        String project = journey.filed();
        JsonNode told = unread("dept-health", project).get(0);
        assertThat(told.get("kindName").asText()).isEqualTo("待办");
        assertThat(told.get("sentence").asText()).startsWith("请办理“部门审查意见”：劲松街道乐邻综合服务中心（" + project + "），办理期限");
        assertThat(told.get("taskId").asText()).isNotEmpty();
        assertThat(unread("dept-education", project)).as("was not asked").isEmpty();
        assertThat(unread("district-drc-110106", project)).as("another district").isEmpty();
        assertThat(unread("district-drc-110105", project)).as("filed it herself").isEmpty();
        journey.department("health").completes("DepartmentOpinion", project, Submission.decision("AGREE"));
        assertThat(unread("dept-health", project)).isEmpty();
    }

    @Test
    void theDistrictIsToldWhatWasDecided() {
        String project = journey.determinable();
        journey.municipal().completes("DetermineProject", project, Submission.decision("REJECT").with("opinion", "本年度计划已满"));
        assertThat(unread("district-drc-110105", project)).singleElement().satisfies(told ->
                assertThat(told.get("sentence").asText()).contains("“统筹确定项目”", "的结果为“不予支持”。意见：本年度计划已满"));
        assertThat(unread("district-drc-110106", project)).isEmpty();
    }

    @Test
    void whatTheCityHandsToAndFroIsNoResult() {
        String project = journey.reviewed();
        HttpOfficial district = HttpOfficial.of(port, "district-drc-110105");
        district.post("/api/notices/read-all", "{}").expect(204);
        journey.signer().completes("SignFundApproval", project, Submission.decision("RETURN").with("opinion", "请补充测算依据"));
        assertThat(unread("district-drc-110105", project)).as("the reviewer has it again").isEmpty();
        journey.municipal().completes("ReviewFundApplication", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        assertThat(unread("district-drc-110105", project)).as("not signed yet").isEmpty();
        journey.signer().completes("SignFundApproval", project, Journey.signature());
        assertThat(unread("district-drc-110105", project)).extracting(told -> told.get("kindName").asText())
                .containsExactlyInAnyOrder("办理结果", "待办");
    }

    @Test
    void theDistrictIsToldWhoObjectsToTheAcceptance() {
        String project = journey.inAcceptance();
        HttpOfficial.of(port, "district-drc-110105").post("/api/notices/read-all", "{}").expect(204);
        journey.districtDepartment("health").completes("AcceptanceOpinion", project, Submission.decision("PASS"));
        assertThat(unread("district-drc-110105", project)).isEmpty();
        journey.districtDepartment("fire-rescue").completes("AcceptanceOpinion", project,
                Submission.decision("FAIL").with("opinion", "疏散通道宽度不足"));
        assertThat(unread("district-drc-110105", project)).singleElement().satisfies(told ->
                assertThat(told.get("sentence").asText()).contains("“部门验收意见”", "“不通过”。意见：疏散通道宽度不足"));
    }

    @Test
    void whoIsGivenATaskIsToldByWhomAndOnce() {
        String project = journey.determinable();
        String task = HttpOfficial.of(port, "municipal-drc").task("DetermineProject", project);
        assertThat(unread("municipal-drc-2", project)).singleElement().satisfies(told -> assertThat(told.get("from").isNull()).isTrue());
        HttpOfficial admin = HttpOfficial.of(port, "admin");
        admin.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"municipal-drc-2\"}").expect(204);
        assertThat(unread("municipal-drc-2", project)).singleElement().satisfies(told -> {
            assertThat(told.get("from").asText()).isEqualTo("系统管理员");
            assertThat(told.get("sentence").asText()).contains("统筹确定项目", project);
        });
        // a mistake of the administrator's: it is not hers, nor is she told what it is about
        admin.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"district-drc-110106\"}").expect(422);
        assertThat(unread("district-drc-110106", project)).isEmpty();
    }

    @Test
    void whoIsHandedATaskIsToldByHerColleagueAlone() {
        staff.employ("municipal-he", "何静", "municipal-drc");
        String project = journey.determinable();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        municipal.post("/api/tasks/" + municipal.task("DetermineProject", project) + "/transfer",
                Map.of("to", "municipal-he", "reason", "本周外出培训")).expect(204);
        assertThat(unread("municipal-he", project)).singleElement().satisfies(told ->
                assertThat(told.get("sentence").asText()).isEqualTo("市发展改革委（经办）将“统筹确定项目”转给您办理：本周外出培训"));
        assertThat(unread("district-drc-110105", project)).as("is no result").isEmpty();
    }

    @Test
    void whoIsAskedForAnOpinionIsToldOnceAndTheDistrictIsNot() {
        String project = journey.determinable();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        String task = municipal.task("DetermineProject", project);
        municipal.post("/api/tasks/" + task + "/consult", Map.of("to", "dept-education", "question", "是否与在建幼儿园重复")).expect(204);
        assertThat(unread("dept-education", project)).singleElement().satisfies(told -> {
            assertThat(told.get("sentence").asText()).endsWith("征求您的意见：是否与在建幼儿园重复");
            assertThat(told.get("taskId").isNull()).isFalse();
            assertThat(told.get("projectName").asText()).isEqualTo("劲松街道乐邻综合服务中心");
        });
        assertThat(unread("district-drc-110105", project)).isEmpty();

        long asked = municipal.get("/api/tasks/" + task + "/consultations").expect(200).json().get(0).get("id").asLong();
        municipal.post("/api/tasks/" + task + "/end-consultation", Map.of("consultation", asked, "reason", "已电话核实")).expect(204);
        assertThat(unread("dept-education", project)).singleElement().satisfies(told -> {
            assertThat(told.get("sentence").asText()).endsWith("不再就“统筹确定项目”征求您的意见：已电话核实");
            assertThat(told.get("taskId").isNull()).isTrue();
            assertThat(told.get("projectName").isNull()).as("she may see its file no more").isTrue();
        });
    }

    @Test
    void whoTakesATaskIsNotToldOfIt() {
        String project = journey.filed();
        HttpOfficial health = HttpOfficial.of(port, "dept-health");
        health.post("/engine-rest/task/" + health.task("DepartmentOpinion", project) + "/claim", "{\"userId\":\"dept-health\"}").expect(204);
        assertThat(unread("dept-health", project)).hasSize(1);
    }

    @Test
    void onlyATaskThatSheCanOpenIsOpened() {
        String project = journey.filed();
        String task = HttpOfficial.of(port, "dept-health").task("DepartmentOpinion", project);
        transactions.executeWithoutResult(status -> events.publishEvent(new TaskNotice(TaskNotice.Kind.COPIED,
                Set.of("district-drc-110105", "dept-health"), project, task, "请阅", "municipal-drc")));
        JsonNode districts = copied("district-drc-110105", project);
        assertThat(districts.get("taskId").isNull()).as("another unit's").isTrue();
        assertThat(districts.get("projectName").asText()).isEqualTo("劲松街道乐邻综合服务中心");
        assertThat(copied("dept-health", project).get("taskId").asText()).isEqualTo(task);
        journey.department("health").completes("DepartmentOpinion", project, Submission.decision("AGREE"));
        JsonNode done = copied("dept-health", project);
        assertThat(done.get("taskId").isNull()).as("is done").isTrue();
        assertThat(done.get("read").asBoolean()).as("was copied to her to be read, not to be done").isFalse();
    }

    @Test
    void anOfficialReadsHerOwnAlone() {
        String project = journey.filed();
        transactions.executeWithoutResult(status -> events.publishEvent(new TaskNotice(TaskNotice.Kind.COPIED, Set.of("municipal-drc-2"),
                project, null, "<script>alert(1)</script>请阅", "municipal-drc")));
        HttpOfficial reader = HttpOfficial.of(port, "municipal-drc-2");
        JsonNode copied = reader.get("/api/notices?kind=COPIED").expect(200).json().get("content").get(0);
        assertThat(copied.get("from").asText()).isEqualTo("市发展改革委（经办）");
        assertThat(copied.get("sentence").asText()).isEqualTo("<script>alert(1)</script>请阅");
        String read = "/api/notices/" + copied.get("id").asText() + "/read";
        assertThat(HttpOfficial.of(port, "municipal-drc").post(read, "{}").status()).isEqualTo(404);
        assertThat(HttpOfficial.of(port, "admin").post(read, "{}").status()).isEqualTo(404);
        long before = count(reader);
        reader.post(read, "{}").expect(204);
        assertThat(count(reader)).isEqualTo(before - 1);
        reader.post(read, "{}").expect(204);
        reader.post("/api/notices/read-all", "{}").expect(204);
        assertThat(count(reader)).isZero();
        assertThat(reader.get("/api/notices?kind=COPIED&unread=true").expect(200).json().get("content")).isEmpty();
    }

    @Test
    void nobodyElseIsLetIn() {
        for (String path : List.of("/notices", "/notices/count")) {
            HttpOfficial.nobody(port).get("/api" + path).expect(401);
            WebSession.anonymous(port).desk(path).expect(401);
            WebSession.signedIn(port, "dept-health").desk(path).expect(200);
        }
        HttpOfficial.nobody(port).post("/api/notices/read-all", "{}").expect(401);
        assertThat(HttpOfficial.of(port, "dept-health").get("/api/notices?kind=ALL").expect(400).message()).contains("类别", "ALL", "URGED");
        assertThat(HttpOfficial.of(port, "dept-health").get("/api/notices?page=-1").expect(400).message()).contains("page", "-1");
    }

    private JsonNode copied(String user, String project) {
        JsonNode newest = HttpOfficial.of(port, user).get("/api/notices?kind=COPIED").expect(200).json().get("content").get(0);
        assertThat(newest.get("projectNumber").asText()).isEqualTo(project);
        return newest;
    }

    private List<JsonNode> unread(String user, String project) {
        JsonNode page = HttpOfficial.of(port, user).get("/api/notices?unread=true").expect(200).json();
        return StreamSupport.stream(page.get("content").spliterator(), false)
                .filter(notice -> notice.get("projectNumber").asText().equals(project)).toList();
    }

    private static long count(HttpOfficial official) {
        return official.get("/api/notices/count").expect(200).json().get("unread").asLong();
    }
}
