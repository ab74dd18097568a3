package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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

/** Several tasks of one kind with one decision and one opinion, each recorded or refused by itself. */
@ProcessTest
class BatchHttpTest {

    private static final String PATH = "/api/tasks/batch";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void aColleague() {
        staff.employ("batch-sun", "孙某", "dept-health");
    }

    @AfterEach
    void noMoreColleague() {
        staff.dismiss("batch-sun");
    }

    @Test
    void onlyWhatAsksForADecisionAndAnOpinionAlone() {
        assertThat(HttpOfficial.texts(official("dept-health").get(PATH + "/kinds").expect(200).json()))
                .contains("DepartmentOpinion", "AcceptanceOpinion")
                .doesNotContain("RectifyApplication", "SignFundApproval", "ReviewFundApplication", "EvaluateOperation", "AssignResponsibility",
                        "SuperviseDisbursement");
    }

    @Test
    void eachIsRecordedByItselfAndARefusedOneSaysWhy() {
        String one = journey.filed();
        String taken = journey.filed();
        String other = journey.filed();
        HttpOfficial health = official("dept-health");
        List<String> tasks = List.of(opinion(one), opinion(taken), opinion(other));
        official("batch-sun").post("/api/tasks/" + tasks.get(1) + "/claim", Map.of()).expect(204);

        JsonNode preview = health.get(PATH + "?task=" + String.join("&task=", tasks)).expect(200).json();
        assertThat(preview.get("task").asText()).isEqualTo("部门审查意见");
        assertThat(preview.get("choices").findValuesAsText("label")).containsExactly("同意", "有条件同意", "不同意");
        assertThat(preview.get("tasks").findValuesAsText("projectNumber")).containsExactly(one, taken, other);
        assertThat(preview.get("tasks").findValuesAsText("projectName")).allSatisfy(name -> assertThat(name).isNotBlank());
        assertThat(preview.get("tasks").get(0).get("refusal").asText()).isEmpty();
        assertThat(preview.get("tasks").get(1).get("refusal").asText()).contains("孙某（市卫生健康委）正在办理");

        JsonNode rows = submit("dept-health", tasks, "AGREE", "材料齐全，同意。").expect(200).json();
        assertThat(rows.findValuesAsText("taskId")).containsExactlyElementsOf(tasks);
        assertThat(rows.findValuesAsText("done")).containsExactly("true", "false", "true");
        assertThat(rows.get(1).get("message").asText()).contains("孙某（市卫生健康委）正在办理");
        for (String project : List.of(one, other)) {
            assertThat(official("auditor").project(project).get("decisions").toString()).contains("材料齐全，同意。", "DepartmentOpinion");
        }
        assertThat(official("auditor").project(taken).get("decisions").toString()).doesNotContain("材料齐全，同意。");

        // the same again: what is done stays done
        JsonNode again = submit("dept-health", tasks.subList(0, 1), "DISAGREE", "不同意").expect(409).json();
        assertThat(again.get("message").asText()).contains("已被办理或已不存在");
        JsonNode mixed = submit("batch-sun", tasks, "AGREE", "同意").expect(200).json();
        assertThat(mixed.findValuesAsText("done")).containsExactly("false", "true", "false");
        assertThat(mixed.get(0).get("message").asText()).contains("已被办理或已不存在");
    }

    @Test
    void theRulesOfTheFormHoldForEach() {
        List<String> tasks = List.of(opinion(journey.filed()), opinion(journey.filed()));
        JsonNode rows = submit("dept-health", tasks, "DISAGREE", "").expect(200).json();
        assertThat(rows.findValuesAsText("done")).containsExactly("false", "false");
        assertThat(rows.get(0).get("message").asText()).contains("意见", "不能为空");
        assertThat(submit("dept-health", tasks, "SELECT", "同意").expect(400).message()).contains("decision", "SELECT", "AGREE");
        assertThat(submit("dept-health", tasks, "AGREE", "同\u200B意").expect(400).message()).contains("第2个字");
        assertThat(official("dept-health").get("/engine-rest/task/" + tasks.get(0)).status()).isEqualTo(200);
    }

    @Test
    void onlyTasksOfOneKindAndNotTooMany() {
        String project = journey.filed();
        String determination = official("municipal-drc").task("DetermineProject", journey.determinable());
        String signature = official("municipal-drc-signer").task("SignFundApproval", journey.reviewed());
        HttpOfficial municipal = official("municipal-drc");
        String seen = municipal.task("DepartmentOpinion", project);
        assertThat(submit("municipal-drc", List.of(determination, seen), "SELECT", "同意").expect(422).message()).contains("只有同一环节的任务可以一并办理");
        assertThat(submit("municipal-drc-signer", List.of(signature), "SIGN", "同意").expect(422).message()).contains("不能一并办理，请逐件办理");
        for (Object body : List.of(Map.of(), Map.of("taskIds", List.of()), Map.of("taskIds", List.of("")), Map.of("taskIds", "x"),
                Map.of("taskIds", List.of(determination)), Map.of("taskIds", List.of(determination), "values", "x"), "[]", "{\"taskIds\":[null]}",
                Map.of("taskIds", new ArrayList<>(java.util.stream.IntStream.range(0, 51).mapToObj(Integer::toString).toList())))) {
            Answer refused = municipal.post(PATH, body);
            assertThat(refused.status()).as("%s", body).isEqualTo(400);
            assertThat(refused.message()).as("%s", body).containsPattern("\\p{IsHan}{2,}");
        }
        // one that is named twice is handed in once
        assertThat(submit("municipal-drc", Collections.nCopies(3, determination), "SELECT", "同意").expect(200).json()).hasSize(1);
    }

    @Test
    void nobodyDecidesWhatIsNotHers() {
        String project = journey.filed();
        String task = opinion(project);
        for (String stranger : List.of("district-drc-110106", "dept-sports", "investment-platform")) {
            submit(stranger, List.of(task), "AGREE", "同意").expect(409);
            official(stranger).get(PATH + "?task=" + task).expect(409);
        }
        for (String keeper : List.of("admin", "process-owner")) {
            Answer answer = submit(keeper, List.of(task), "AGREE", "同意");
            assertThat(answer.status() == 409 || !answer.json().get(0).get("done").asBoolean()).as(keeper).isTrue();
        }
        for (String reader : List.of("auditor", "municipal-drc")) {
            JsonNode row = submit(reader, List.of(task), "AGREE", "同意").expect(200).json().get(0);
            assertThat(row.get("done").asBoolean()).as(reader).isFalse();
            assertThat(row.get("message").asText()).as(reader).contains("由市卫生健康委办理，您不能办理");
        }
        HttpOfficial nobody = HttpOfficial.nobody(port);
        nobody.post(PATH, Map.of("taskIds", List.of(task))).expect(401);
        nobody.get(PATH + "?task=" + task).expect(401);
        nobody.get(PATH + "/kinds").expect(401);
        assertThat(WebSession.signedIn(port, "dept-health").forgedDeskPost("/tasks/batch",
                "{\"taskIds\":[\"" + task + "\"],\"values\":{\"decision\":\"AGREE\"}}").status()).isEqualTo(403);
        assertThat(official("auditor").project(project).get("decisions").toString()).doesNotContain("DepartmentOpinion");
    }

    private String opinion(String project) {
        return official("dept-health").task("DepartmentOpinion", project);
    }

    private Answer submit(String user, List<String> tasks, String decision, String opinion) {
        return official(user).post(PATH, Map.of("taskIds", tasks, "values", Map.of("decision", decision, "opinion", opinion)));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
