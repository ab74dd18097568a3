package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** Whoever begins to fill in a task has it, and nobody else until she gives it back. */
@ProcessTest
class ClaimHttpTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void colleagues() {
        staff.employ("claim-wang", "王某", "dept-health");
        staff.employ("claim-zhao", "赵某", "district-drc-110106");
    }

    @AfterEach
    void noMoreColleagues() {
        staff.dismiss("claim-wang");
        staff.dismiss("claim-zhao");
    }

    @Test
    void theSecondIsToldWhoHasItAndSinceWhen() {
        String project = journey.filed();
        String task = official("dept-health").task("DepartmentOpinion", project);
        assertThat(hold("dept-health", task).get("state").asText()).isEqualTo("FREE");
        claim("claim-wang", task).expect(204);
        claim("claim-wang", task).expect(204);
        JsonNode mine = hold("claim-wang", task);
        assertThat(mine.get("state").asText()).isEqualTo("MINE");
        assertThat(mine.get("district").asText()).isEqualTo("朝阳区");
        assertThat(HttpOfficial.texts(mine.get("units"))).containsExactly("市卫生健康委");

        JsonNode taken = hold("dept-health", task);
        assertThat(taken.get("state").asText()).isEqualTo("TAKEN");
        assertThat(taken.get("sentence").asText()).matches("王某（市卫生健康委）正在办理，自 \\d\\d:\\d\\d");
        Answer refused = claim("dept-health", task).expect(409);
        assertThat(refused.message()).matches("王某（市卫生健康委）正在办理，自 \\d\\d:\\d\\d，请勿重复办理。");
        assertThat(assignee(task)).isEqualTo("claim-wang");
        assertThat(official("dept-health").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dept-health")).status()).isEqualTo(409);

        assertThat(release("dept-health", task).expect(403).message()).contains("不在您手中");
        release("claim-wang", task).expect(204);
        assertThat(assignee(task)).isEmpty();
        claim("dept-health", task).expect(204);
        assertThat(assignee(task)).isEqualTo("dept-health");
        release("dept-health", task).expect(204);
    }

    @Test
    void ofTwoAtTheSameMomentOneHasIt() throws Exception {
        String project = journey.filed();
        String task = official("dept-health").task("DepartmentOpinion", project);
        List<String> both = List.of("dept-health", "claim-wang");
        try (ClosingPool pool = new ClosingPool()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> answers = both.stream().map(user -> pool.pool.submit(() -> {
                go.await();
                return claim(user, task);
            })).toList();
            go.countDown();
            assertThat(List.of(answers.get(0).get().status(), answers.get(1).get().status())).containsExactlyInAnyOrder(204, 409);
        }
        assertThat(both).contains(assignee(task));
    }

    @Test
    void nobodyButAMemberOfTheUnitHasIt() {
        String project = journey.filed();
        String opinion = official("dept-health").task("DepartmentOpinion", project);
        String task = official(DISTRICT).task("AssignResponsibility", journey.selected());
        for (String stranger : List.of("claim-zhao", "dept-sports", "investment-platform")) {
            for (String each : List.of(opinion, task)) {
                claim(stranger, each).expect(404);
                release(stranger, each).expect(404);
                official(stranger).get("/api/tasks/" + each + "/hold").expect(404);
            }
        }
        for (String keeper : List.of("admin", "process-owner")) {
            assertThat(claim(keeper, task).status()).as(keeper).isIn(403, 404);
            assertThat(release(keeper, task).status()).as(keeper).isIn(403, 404);
        }
        for (String reader : List.of("auditor", "municipal-drc")) {
            assertThat(claim(reader, task).expect(403).message()).as(reader).contains("由朝阳区发展改革委办理，您不能办理");
            release(reader, task).expect(403);
            assertThat(hold(reader, task).get("state").asText()).as(reader).isEqualTo("READ_ONLY");
        }
        HttpOfficial nobody = HttpOfficial.nobody(port);
        nobody.get("/api/tasks/" + task + "/hold").expect(401);
        nobody.post("/api/tasks/" + task + "/claim", Map.of()).expect(401);
        nobody.post("/api/tasks/" + task + "/release", Map.of()).expect(401);
        nobody.get("/api/tasks/batch/holders?task=" + task).expect(401);
        assertThat(assignee(task)).isEmpty();
        assertThat(assignee(opinion)).isEmpty();

        assertThat(claim(DISTRICT, "no-such-task").expect(409).message()).contains("已被办理或已不存在");
    }

    @Test
    void aListSaysWhoHasEachAsFarAsSheMayKnow() {
        String project = journey.filed();
        String task = official("dept-health").task("DepartmentOpinion", project);
        claim("claim-wang", task).expect(204);
        String path = "/api/tasks/batch/holders?task=" + task + "&task=no-such-task";
        assertThat(official("dept-health").get(path).expect(200).json()).hasToString("{\"" + task + "\":{\"state\":\"TAKEN\",\"name\":\"王某\"}}");
        assertThat(official("claim-wang").get(path).expect(200).json().get(task).get("state").asText()).isEqualTo("MINE");
        assertThat(official("auditor").get(path).expect(200).json().get(task).get("state").asText()).isEqualTo("READ_ONLY");
        assertThat(official("dept-sports").get(path).expect(200).json()).isEmpty();
    }

    @Test
    void anotherSiteClaimsNothingInHerName() {
        String task = official(DISTRICT).task("AssignResponsibility", journey.selected());
        assertThat(WebSession.signedIn(port, DISTRICT).forgedDeskPost("/tasks/" + task + "/claim", "{}").status()).isEqualTo(403);
        WebSession.signedIn(port, DISTRICT).deskPost("/tasks/" + task + "/claim", "{}").expect(204);
        assertThat(assignee(task)).isEqualTo(DISTRICT);
    }

    private record ClosingPool(ExecutorService pool) implements AutoCloseable {

        ClosingPool() {
            this(Executors.newFixedThreadPool(2));
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }

    private Answer claim(String user, String task) {
        return official(user).post("/api/tasks/" + task + "/claim", Map.of());
    }

    private Answer release(String user, String task) {
        return official(user).post("/api/tasks/" + task + "/release", Map.of());
    }

    private JsonNode hold(String user, String task) {
        return official(user).get("/api/tasks/" + task + "/hold").expect(200).json();
    }

    private String assignee(String task) {
        return official("auditor").get("/engine-rest/task/" + task).expect(200).json().path("assignee").asText("").replace("null", "");
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
