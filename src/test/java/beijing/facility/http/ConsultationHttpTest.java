package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.TaskNotice;

/** 加签 and 减签: a further opinion in the middle of a review. */
@ProcessTest
class ConsultationHttpTest {

    private static final String ASKED = "dept-education";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    Staff staff;

    @BeforeEach
    void colleagues() {
        staff.employ("health-sun", "孙悦", "dept-health");
    }

    @Test
    void aFurtherDepartmentSeesTheFileAndAnswersBeforeTheReviewGoesOn() {
        String project = journey.determinable();
        String task = official("municipal-drc").task("DetermineProject", project);
        official(ASKED).get("/api/projects/" + project).expect(404);
        consult("municipal-drc", task, ASKED, "是否与在建幼儿园重复").expect(204);

        assertThat(official("municipal-drc").submits(task, Submission.decision("SELECT")).expect(422).message())
                .contains("已加签征求市教委的意见，尚未答复");
        JsonNode open = consultation("municipal-drc", task);
        assertThat(open.get("to").asText()).isEqualTo("市教委");
        assertThat(open.get("state").asText()).isEqualTo("OPEN");
        String asked = official(ASKED).task("GiveConsultation", project);
        assertThat(staff.told(project)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(TaskNotice.Kind.ASSIGNED);
            assertThat(notice.users()).containsExactly(ASKED);
            assertThat(notice.taskId()).isEqualTo(asked);
        });
        official(ASKED).get("/api/projects/" + project).expect(200);
        assertThat(official(ASKED).get("/api/projects").expect(200).text()).contains(project);
        assertThat(official(ASKED).get("/engine-rest/task/" + asked + "/form-variables").expect(200).text()).contains("是否与在建幼儿园重复");
        assertThat(official(ASKED).submits(asked, Submission.decision("AGREE").with("opinion", "")).expect(400).message()).contains("opinion");
        assertThat(official(ASKED).submits(asked, Submission.decision("PERHAPS").with("opinion", "x")).expect(400).message()).contains("PERHAPS");
        official(ASKED).submits(asked, Submission.decision("DISAGREE").with("opinion", "与在建幼儿园重复")).expect(204);

        JsonNode step = official("municipal-drc").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("task").asText()).isEqualTo("提出加签意见");
        assertThat(step.get("by").asText()).isEqualTo("市教委");
        assertThat(step.get("decision").asText()).isEqualTo("不同意");
        assertThat(step.get("opinion").asText()).isEqualTo("与在建幼儿园重复");
        assertThat(official("municipal-drc").get("/engine-rest/task/" + task + "/form-variables").expect(200).text()).contains("与在建幼儿园重复");
        assertThat(consultation("municipal-drc", task).get("state").asText()).isEqualTo("ANSWERED");
        official("municipal-drc").submits(task, Submission.decision("RETURN").with("opinion", "请核实")).expect(204);
        official(ASKED).get("/api/projects/" + project).expect(200);
    }

    @Test
    void whoIsAskedNoLongerAnswersNoMoreAndSeesNoMore() {
        String project = journey.determinable();
        String task = official("municipal-drc").task("DetermineProject", project);
        consult("municipal-drc", task, ASKED, "是否重复").expect(204);
        assertThat(consult("municipal-drc", task, ASKED, "再问").expect(422).message()).contains("不能重复加签");
        String asked = official(ASKED).task("GiveConsultation", project);
        long id = consultation("municipal-drc", task).get("id").asLong();
        assertThat(end("municipal-drc", task, id, " ").expect(400).message()).isEqualTo("“减签原因”（reason）不能为空。");
        end("municipal-drc", task, 999_999, "已电话核实").expect(400);
        end(ASKED, task, id, "不愿答复").expect(403);
        end("municipal-drc", task, id, "已电话核实").expect(204);
        assertThat(end("municipal-drc", task, id, "已电话核实").expect(409).message()).contains("市教委的加签已经减签");
        assertThat(official(ASKED).submits(asked, Submission.decision("AGREE").with("opinion", "晚了")).expect(409).message())
                .contains("已被办理");
        official(ASKED).get("/api/projects/" + project).expect(404);
        JsonNode step = official("municipal-drc").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("decision").asText()).isEqualTo("减签");
        assertThat(step.get("detail").asText()).isEqualTo("不再征求市教委意见");
        official("municipal-drc").submits(task, Submission.decision("SELECT")).expect(204);
    }

    @Test
    void aColleagueIsAskedByADepartmentWithoutHoldingTheOthersUp() {
        String project = journey.filed();
        String health = official("health-sun").get("/engine-rest/task?processInstanceBusinessKey=" + project + "&candidateGroup=dept-health")
                .expect(200).json().get(0).get("id").asText();
        JsonNode advisers = official("dept-health").get("/api/tasks/" + health + "/advisers").expect(200).json();
        assertThat(advisers.findValuesAsText("id")).contains("health-sun", "dept-education").doesNotContain("dept-health");
        consult("dept-health", health, "health-sun", "床位是否符合标准").expect(204);
        assertThat(official("dept-health").submits(health, Submission.decision("AGREE")).expect(422).message()).contains("征求孙悦的意见");
        journey.department("civil-affairs").completes("DepartmentOpinion", project, Submission.decision("AGREE"));
        String asked = official("health-sun").task("GiveConsultation", project);
        assertThat(official("dept-health").submits(asked, Submission.decision("AGREE").with("opinion", "自问自答")).expect(422).message())
                .contains("不能由征求人本人");
        official("health-sun").submits(asked, Submission.decision("AGREE").with("opinion", "符合")).expect(204);
        official("dept-health").submits(health, Submission.decision("AGREE")).expect(204);
    }

    @Test
    void aDepartmentOfTheDistrictAsksInTheAcceptance() {
        String project = journey.inAcceptance();
        String fire = "dept-fire-rescue-110105";
        String task = official(fire).task("AcceptanceOpinion", project);
        consult(fire, task, ASKED, "消防分区是否满足托育要求").expect(204);
        assertThat(official(fire).submits(task, Submission.decision("PASS")).expect(422).message()).contains("市教委");
        official("dept-housing-construction-110105").completes("AcceptanceOpinion", project, Submission.decision("PASS"));
        official(ASKED).completes("GiveConsultation", project, Submission.decision("AGREE").with("opinion", "满足"));
        official(fire).submits(task, Submission.decision("PASS")).expect(204);
    }

    @Test
    void nobodyElseAsksAndNobodyElseIsAsked() {
        String project = journey.determinable();
        String task = official("municipal-drc").task("DetermineProject", project);
        for (String to : List.of("district-drc-110105", "dept-health-110105", "municipal-drc", "municipal-drc-signer", "auditor", "dept-",
                "admin", "<b>")) {
            assertThat(consult("municipal-drc", task, to, "请核实").expect(422).message()).as(to).contains("“加签对象”（to）");
        }
        consult("municipal-drc", task, "", "请核实").expect(400);
        assertThat(consult("municipal-drc", task, ASKED, "").expect(400).message()).isEqualTo("“征求事项”（question）不能为空。");
        for (String sees : List.of("district-drc-110105", "dept-health", "auditor", "municipal-drc-signer")) {
            consult(sees, task, ASKED, "请核实").expect(403);
            official(sees).get("/api/tasks/" + task + "/advisers").expect(403);
            end(sees, task, 1, "不问了").expect(403);
        }
        for (String stranger : List.of("district-drc-110106", ASKED, "admin")) {
            consult(stranger, task, ASKED, "请核实").expect(404);
            official(stranger).get("/api/tasks/" + task + "/consultations").expect(404);
        }
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/consult", Map.of("to", ASKED, "question", "请核实")).expect(401);
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/advisers").expect(401);
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/consultations").expect(401);
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/end-consultation", Map.of("consultation", 1, "reason", "x")).expect(401);
        String other = journey.selected();
        String assign = official("district-drc-110105").task("AssignResponsibility", other);
        assertThat(consult("district-drc-110105", assign, ASKED, "请核实").expect(422).message()).contains("不是审查环节");
        // nor by starting the process oneself
        for (String user : List.of("municipal-drc", ASKED, "district-drc-110105", "admin")) {
            assertThat(official(user).post("/engine-rest/process-definition/key/consultation/start", Map.of("businessKey", project,
                    "variables", Map.of("districtCode", Map.of("value", "110105")))).status()).as(user).isIn(403, 404, 422);
        }
        assertThat(officials.openTasks(project)).containsExactly("DetermineProject");
    }

    @Test
    void theEndOfTheProjectEndsTheQuestion() {
        String project = journey.appliedFor();
        consult("municipal-drc", official("municipal-drc").task("ReviewFundApplication", project), ASKED, "是否重复申报").expect(204);
        official("municipal-drc").starts("project-termination", Journey.termination(project)).expect(200);
        assertThat(officials.openTasks(project)).isEmpty();
    }

    @Test
    void whatIsBeingAskedAboutIsNotTakenBack() {
        String project = journey.appliedFor();
        String review = official("municipal-drc").task("ReviewFundApplication", project);
        consult("municipal-drc", review, ASKED, "是否重复申报").expect(204);
        assertThat(official("district-drc-110105").post("/api/tasks/" + review + "/take-back", Map.of("reason", "有误")).expect(422).message())
                .contains("已加签征求意见");
    }

    /** Asked at the moment at which the review is completed: either it is asked and the review stays, or it is too late to ask. */
    @Test
    void toAskAndToCompleteAtTheSameMomentDoNotBothSucceed() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 6; round++) {
                String project = journey.determinable();
                String task = official("municipal-drc").task("DetermineProject", project);
                CyclicBarrier start = new CyclicBarrier(2);
                int later = 10 * round;
                Future<Answer> asking = two.submit(() -> {
                    start.await();
                    Thread.sleep(later);
                    return consult("municipal-drc", task, ASKED, "是否重复");
                });
                Future<Answer> completing = two.submit(() -> {
                    start.await();
                    return official("municipal-drc-2").submits(task, Submission.decision("SELECT"));
                });
                assertThat(List.of(asking.get().status(), completing.get().status())).as(asking.get().text() + completing.get().text())
                        .isIn(List.of(204, 422), List.of(409, 204));
                assertThat(officials.openTasks(project)).isIn(List.of("DetermineProject", "GiveConsultation"),
                        List.of("AssignResponsibility"));
            }
        } finally {
            two.shutdownNow();
        }
    }

    private JsonNode consultation(String user, String task) {
        return official(user).get("/api/tasks/" + task + "/consultations").expect(200).json().get(0);
    }

    private Answer consult(String user, String task, String to, String question) {
        return official(user).post("/api/tasks/" + task + "/consult", Map.of("to", to, "question", question));
    }

    private Answer end(String user, String task, long consultation, String reason) {
        return official(user).post("/api/tasks/" + task + "/end-consultation", Map.of("consultation", consultation, "reason", reason));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
