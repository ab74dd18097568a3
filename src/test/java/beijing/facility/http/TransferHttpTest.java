package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.TaskNotice;

/** 转办: to a colleague of the same unit, and to nobody else. */
@ProcessTest
class TransferHttpTest {

    private static final String SCRIPT = "<script>document.title='hacked'</script>";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-li", "李明", "district-drc-110105");
        staff.employ("chaoyang-wang", "王芳", "district-drc-110105");
        staff.employ("fengtai-zhao", "赵强", "district-drc-110106");
        staff.employ("health-sun", "孙" + SCRIPT, "dept-health");
    }

    @Test
    void theColleagueHasItFromThenOnAndTheRecordSaysWhy() {
        String project = journey.selected();
        String task = official("district-drc-110105").task("AssignResponsibility", project);
        JsonNode colleagues = official("district-drc-110105").get("/api/tasks/" + task + "/colleagues").expect(200).json();
        assertThat(colleagues.findValuesAsText("id")).contains("chaoyang-li", "chaoyang-wang")
                .allMatch(id -> id.startsWith("chaoyang-"), "works in Chaoyang, and is not herself");
        assertThat(colleagues.findValuesAsText("name")).contains("李明", "王芳");
        assertThat(colleagues.get(0).size()).as("an id and a name, nothing else").isEqualTo(2);

        transfer(official("district-drc-110105"), task, "chaoyang-li", "本周外出培训").expect(204);
        assertThat(official("chaoyang-li").get("/engine-rest/task/" + task).expect(200).json().get("assignee").asText())
                .isEqualTo("chaoyang-li");
        JsonNode step = official("chaoyang-li").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("task").asText()).isEqualTo("明确实施和管护主体");
        assertThat(step.get("decision").asText()).isEqualTo("转办");
        assertThat(step.get("by").asText()).isEqualTo("朝阳区发展改革委");
        assertThat(step.get("opinion").asText()).isEqualTo("本周外出培训");
        assertThat(step.get("detail").asText()).isEqualTo("转给李明");
        assertThat(staff.told(project)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(TaskNotice.Kind.ASSIGNED);
            assertThat(notice.users()).containsExactly("chaoyang-li");
            assertThat(notice.taskId()).isEqualTo(task);
            assertThat(notice.sentence()).isEqualTo("朝阳区发展改革委将“明确实施和管护主体”转给您办理：本周外出培训");
        });

        Answer again = transfer(official("district-drc-110105"), task, "chaoyang-wang", "改派").expect(403);
        assertThat(again.message()).contains("已由李明领取", "不能由您转办");
        transfer(official("chaoyang-li"), task, "chaoyang-wang", "改派").expect(204);
        official("chaoyang-wang").submits(task, Journey.responsibility()).expect(204);
        assertThat(transfer(official("chaoyang-wang"), task, "chaoyang-li", "晚了").expect(409).message()).contains("已被办理");
    }

    @Test
    void nobodyOutsideOfTheUnitGetsIt() {
        String project = journey.selected();
        HttpOfficial chaoyang = official("district-drc-110105");
        String task = chaoyang.task("AssignResponsibility", project);
        for (String to : List.of("fengtai-zhao", "district-drc-110106", "municipal-drc", "admin", "auditor", "health-sun",
                "district-drc-110105", "nobody-there", "district-drc-110105' or '1'='1", SCRIPT)) {
            Answer refused = transfer(chaoyang, task, to, "请办理").expect(422);
            assertThat(refused.message()).as(to).contains("“转办对象”（to）", "本单位");
        }
        assertThat(chaoyang.post("/api/tasks/" + task + "/transfer", Map.of("reason", "请办理")).expect(400).message())
                .isEqualTo("“转办对象”（to）不能为空。");
        assertThat(transfer(chaoyang, task, "chaoyang-li", " ").expect(400).message()).isEqualTo("“转办原因”（reason）不能为空。");
        assertThat(transfer(chaoyang, task, "chaoyang-li", "因".repeat(201)).expect(400).message()).contains("共201个字，最多200个字");
        assertThat(transfer(chaoyang, task, "chaoyang-li", "a\u0000b").expect(400).message()).contains("控制字符");
        assertThat(chaoyang.post("/api/tasks/" + task + "/transfer", "{\"to\":").expect(400).message()).contains("JSON");
        assertThat(chaoyang.post("/api/tasks/" + task + "/transfer", "{\"to\":[\"chaoyang-li\"],\"reason\":\"x\"}").expect(400).message())
                .contains("JSON");
        assertThat(chaoyang.get("/engine-rest/task/" + task).json().get("assignee").isNull()).isTrue();
        assertThat(staff.told(project)).isEmpty();
        assertThat(chaoyang.get("/api/projects/" + project).json().get("decisions").findValuesAsText("decision")).doesNotContain("TRANSFER");
    }

    @Test
    void whoMayNotWorkTheTaskMayNotHandItOver() {
        String project = journey.filed();
        String task = official("dept-health").get("/engine-rest/task?processInstanceBusinessKey=" + project + "&candidateGroup=dept-health")
                .expect(200).json().get(0).get("id").asText();
        for (String sees : List.of("municipal-drc", "auditor", "district-drc-110105", "dept-civil-affairs", "municipal-drc-signer")) {
            assertThat(transfer(official(sees), task, "health-sun", "请办理").expect(403).message()).as(sees).contains("您不能办理“部门审查意见”");
            official(sees).get("/api/tasks/" + task + "/colleagues").expect(403);
        }
        for (String stranger : List.of("district-drc-110106", "dept-education", "admin", "process-owner", "investment-platform",
                "dept-health-110105")) {
            assertThat(transfer(official(stranger), task, "health-sun", "请办理").expect(404).message()).as(stranger)
                    .doesNotContain(project);
            official(stranger).get("/api/tasks/" + task + "/colleagues").expect(404);
        }
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/colleagues").expect(401);
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/transfer", Map.of("to", "health-sun", "reason", "请办理")).expect(401);
        WebSession.anonymous(port).desk("/tasks/" + task + "/colleagues").expect(401);
        transfer(official("dept-health"), task, "health-sun", SCRIPT).expect(204);
        assertThat(official("dept-health").get("/api/projects/" + project + "/print").expect(200).text()).doesNotContain("<script>document");
    }

    @Test
    void toHaveHandedAReviewOverIsNotToHaveReviewed() {
        staff.employ("signer-qian", "钱进", "municipal-drc-signer");
        staff.employ("both-zhou", "周全", "municipal-drc");
        staff.join("both-zhou", "municipal-drc-signer");
        String project = journey.appliedFor();
        String review = official("both-zhou").task("ReviewFundApplication", project);
        transfer(official("both-zhou"), review, "municipal-drc-2", "由经办人审核").expect(204);
        official("municipal-drc-2").submits(review, Submission.decision("APPROVE").with("inclusiveRate", "20")).expect(204);
        official("both-zhou").completes("SignFundApproval", project, Journey.signature());
        assertThat(official("both-zhou").project(project).get("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void whatAnotherSiteSendsInHerNameIsRefused() {
        String project = journey.selected();
        String task = official("district-drc-110105").task("AssignResponsibility", project);
        WebSession session = WebSession.signedIn(port, "district-drc-110105");
        String body = "{\"to\":\"chaoyang-li\",\"reason\":\"请办理\"}";
        assertThat(WebSession.signedIn(port, "district-drc-110105").forgedDeskPost("/tasks/" + task + "/transfer", body).status())
                .isEqualTo(403);
        assertThat(official("district-drc-110105").get("/engine-rest/task/" + task).json().get("assignee").isNull()).isTrue();
        session.deskPost("/tasks/" + task + "/transfer", body).expect(204);
        assertThat(official("district-drc-110105").get("/engine-rest/task/" + task).json().get("assignee").asText()).isEqualTo("chaoyang-li");
    }

    private static Answer transfer(HttpOfficial official, String task, String to, String reason) {
        return official.post("/api/tasks/" + task + "/transfer", Map.of("to", to, "reason", reason));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
