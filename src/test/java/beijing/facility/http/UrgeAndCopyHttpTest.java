package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.workflow.TaskNotice;

/** 催办 and 抄送. */
@ProcessTest
class UrgeAndCopyHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-li", "李明", "district-drc-110105");
        staff.employ("fengtai-zhao", "赵强", "district-drc-110106");
        staff.employ("health-sun", "孙悦", "dept-health");
    }

    // 催办

    @Test
    void theUnitThatIsToActIsToldAndTheRecordSaysSo() {
        String project = journey.filed();
        JsonNode health = open("district-drc-110105", project, "市卫生健康委");
        assertThat(health.get("name").asText()).isEqualTo("部门审查意见");
        assertThat(health.get("urgeable").asBoolean()).isTrue();
        assertThat(health.get("since").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+08:00");
        assertThat(health.get("due").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+08:00");
        String task = health.get("taskId").asText();
        urge("district-drc-110105", task, "请尽快反馈").expect(204);
        assertThat(staff.told(project)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(TaskNotice.Kind.URGED);
            assertThat(notice.users()).containsExactlyInAnyOrder("dept-health", "health-sun");
            assertThat(notice.sentence()).isEqualTo("朝阳区发展改革委催办“部门审查意见”：请尽快反馈");
        });
        JsonNode step = official("dept-health").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("decision").asText()).isEqualTo("催办");
        assertThat(step.get("detail").asText()).isEqualTo("催办市卫生健康委");

        assertThat(urge("municipal-drc", task, "请尽快反馈").expect(422).message()).contains("刚催办过", "以后才能再次催办");
        jdbc.sql("update task_urge set urged_at = urged_at - interval '61 minutes' where task_id = :task").param("task", task).update();
        official("health-sun").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"health-sun\"}").expect(204);
        urge("municipal-drc", task, "请尽快反馈").expect(204);
        assertThat(staff.told(project).get(1).users()).containsExactly("health-sun");
    }

    @Test
    void whoHasTakenATaskIsForHerUnitAndThoseAboveIt() {
        String project = journey.filed();
        String task = open("dept-health", project, "市卫生健康委").get("taskId").asText();
        official("health-sun").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"health-sun\"}").expect(204);
        for (String user : List.of("municipal-drc", "auditor", "dept-health")) {
            assertThat(open(user, project, "市卫生健康委").get("assigneeName").asText()).as(user).isEqualTo("孙悦");
        }
        for (String user : List.of("district-drc-110105", "dept-civil-affairs")) {
            assertThat(open(user, project, "市卫生健康委").get("assigneeName").asText()).as(user).isEmpty();
        }
    }

    @Test
    void onlyTheCommissionsUrgeAndNobodyHerself() {
        String project = journey.filed();
        String task = open("municipal-drc", project, "市卫生健康委").get("taskId").asText();
        for (String sees : List.of("dept-civil-affairs", "auditor", "municipal-drc-signer")) {
            assertThat(urge(sees, task, "请尽快").expect(403).message()).as(sees).contains("由市发展改革委或项目所在区发展改革委催办");
            assertThat(open(sees, project, "市卫生健康委").get("urgeable").asBoolean()).isFalse();
        }
        assertThat(urge("dept-health", task, "请尽快").expect(403).message()).contains("由您办理，无需催办");
        for (String stranger : List.of("district-drc-110106", "dept-education", "admin", "investment-platform")) {
            urge(stranger, task, "请尽快").expect(404);
            official(stranger).get("/api/projects/" + project + "/open-tasks").expect(404);
        }
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/urge", Map.of("reason", "请尽快")).expect(401);
        HttpOfficial.nobody(port).get("/api/projects/" + project + "/open-tasks").expect(401);
        WebSession.anonymous(port).desk("/projects/" + project + "/open-tasks").expect(401);
        assertThat(urge("municipal-drc", task, "").expect(400).message()).isEqualTo("“催办内容”（reason）不能为空。");
        assertThat(urge("municipal-drc", "no-such-task", "请尽快").expect(409).message()).contains("已不存在");
        assertThat(staff.told(project)).isEmpty();
    }

    @Test
    void ofManyAtOnceOneUrges() throws Exception {
        String project = journey.filed();
        String task = open("municipal-drc", project, "市卫生健康委").get("taskId").asText();
        ExecutorService together = Executors.newFixedThreadPool(6);
        try {
            List<Integer> answers = new ArrayList<>();
            Callable<Answer> urging = () -> urge("municipal-drc", task, "请尽快");
            for (Future<Answer> answer : together.invokeAll(Collections.nCopies(6, urging))) {
                answers.add(answer.get().status());
            }
            assertThat(answers).containsOnlyOnce(204).containsOnly(204, 422);
        } finally {
            together.shutdownNow();
        }
        assertThat(official("municipal-drc").project(project).get("decisions").findValuesAsText("decision")).containsOnlyOnce("URGE");
        assertThat(staff.told(project)).hasSize(1);
    }

    // 抄送

    @Test
    void whoSeesTheFileAnywayIsSentACopy() {
        String project = journey.selected();
        String task = official("district-drc-110105").task("AssignResponsibility", project);
        JsonNode recipients = official("district-drc-110105").get("/api/tasks/" + task + "/recipients").expect(200).json();
        assertThat(recipients.findValuesAsText("id")).contains("chaoyang-li", "municipal-drc", "municipal-drc-2", "municipal-drc-signer")
                .doesNotContain("district-drc-110105", "fengtai-zhao", "admin");
        copy("district-drc-110105", task, List.of("chaoyang-li", "municipal-drc", "health-sun", "chaoyang-li"), "请阅").expect(204);
        assertThat(staff.told(project)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(TaskNotice.Kind.COPIED);
            assertThat(notice.users()).containsExactlyInAnyOrder("chaoyang-li", "municipal-drc", "health-sun");
            assertThat(notice.from()).isEqualTo("district-drc-110105");
            assertThat(notice.sentence()).isEqualTo("朝阳区发展改革委抄送“明确实施和管护主体”：请阅");
        });
        JsonNode step = official("municipal-drc").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("decision").asText()).isEqualTo("抄送");
        assertThat(step.get("detail").asText()).contains("孙悦", "李明", "市发展改革委（经办）");
        // a copy gives no right
        assertThat(official("municipal-drc").submits(task, Journey.responsibility()).status()).isEqualTo(403);
    }

    @Test
    void nobodyIsSentWhatSheMayNotSee() {
        String project = journey.selected();
        String task = official("district-drc-110105").task("AssignResponsibility", project);
        for (String to : List.of("fengtai-zhao", "dept-education", "dept-health-110105", "admin", "investment-platform", "nobody-there")) {
            assertThat(copy("district-drc-110105", task, List.of("municipal-drc", to), "").expect(422).message()).as(to)
                    .contains("“抄送对象”（to）", to, "无权查看");
        }
        assertThat(copy("district-drc-110105", task, List.of("district-drc-110105"), "").expect(422).message()).contains("本人");
        assertThat(copy("district-drc-110105", task, List.of(), "").expect(400).message()).isEqualTo("“抄送对象”（to）不能为空。");
        List<String> many = java.util.stream.IntStream.range(0, 21).mapToObj(number -> "u" + number).toList();
        assertThat(copy("district-drc-110105", task, many, "").expect(400).message()).contains("共21人，一次最多20人");
        copy("district-drc-110106", task, List.of("municipal-drc"), "").expect(404);
        official("district-drc-110106").get("/api/tasks/" + task + "/recipients").expect(404);
        for (String reader : List.of("auditor", "dept-health")) {
            copy(reader, task, List.of("municipal-drc"), "").expect(403);
            official(reader).get("/api/tasks/" + task + "/recipients").expect(403);
        }
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/copy", Map.of("to", List.of("municipal-drc"))).expect(401);
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/recipients").expect(401);
        assertThat(staff.told(project)).isEmpty();
    }

    private JsonNode open(String user, String project, String unit) {
        for (JsonNode task : official(user).get("/api/projects/" + project + "/open-tasks").expect(200).json()) {
            if (task.get("unit").asText().equals(unit)) {
                return task;
            }
        }
        throw new AssertionError("nothing is open at " + unit);
    }

    private Answer urge(String user, String task, String reason) {
        return official(user).post("/api/tasks/" + task + "/urge", Map.of("reason", reason));
    }

    private Answer copy(String user, String task, List<String> to, String note) {
        return official(user).post("/api/tasks/" + task + "/copy", Map.of("to", to, "opinion", note));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
