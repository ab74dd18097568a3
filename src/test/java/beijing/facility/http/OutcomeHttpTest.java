package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;

/** What became of what somebody handed in, and all that she ever handed in: hers to read and nobody else's. */
@ProcessTest
class OutcomeHttpTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-li", "李明", DISTRICT);
    }

    @Test
    void anApplicationGoesToItsDepartments() {
        JsonNode started = official(DISTRICT).files(Journey.application()).expect(200).json();
        JsonNode outcome = official(DISTRICT).get("/api/process-instances/" + started.get("id").asText() + "/outcome").expect(200).json();
        String project = outcome.get("subject").asText();
        assertThat(project).startsWith("110105-");
        int departments = journey.departments(project).size();
        assertThat(outcome.get("sentence").asText())
                .matches("已提交 " + project + "：.*部门审查意见，" + departments + "个部门，(\\d{4}年)?\\d{1,2}月\\d{1,2}日前.*");
        assertThat(outcome.get("next").get(0).get("units")).hasSize(departments);
        assertThat(outcome.get("projectName").asText()).isEqualTo("劲松街道乐邻综合服务中心");
        assertThat(outcome.get("correct")).isEmpty();
        assertThat(outcome.get("ended").asBoolean()).isFalse();
    }

    @Test
    void whatHasToBeCorrectedIsListed() {
        JsonNode started = official(DISTRICT).files(Journey.application().with("consultedResidents", 0).with("consultationSummary", ""))
                .expect(200).json();
        JsonNode outcome = official(DISTRICT).get("/api/process-instances/" + started.get("id").asText() + "/outcome").expect(200).json();
        assertThat(outcome.get("sentence").asText()).contains("须补正后重新提交", "补正申报材料");
        assertThat(outcome.get("correct")).isNotEmpty();
        assertThat(texts(outcome.get("correct"))).allSatisfy(finding -> assertThat(finding).endsWith("。").doesNotContainPattern("[A-Z]{4,}"));
    }

    @Test
    void theEndOfAProjectIsTheEnd() {
        String project = journey.determinable();
        String task = official("municipal-drc").task("DetermineProject", project);
        official("municipal-drc").submits(task, Submission.decision("REJECT").with("opinion", "不符合条件")).expect(204);
        JsonNode outcome = official("municipal-drc").get("/api/tasks/" + task + "/outcome").expect(200).json();
        assertThat(outcome.get("ended").asBoolean()).isTrue();
        assertThat(outcome.get("sentence").asText()).isEqualTo("已提交 " + project + "：已办结，未纳入");
    }

    @Test
    void whatCanBeTakenBackSaysByWhichTask() {
        String project = journey.established();
        String task = official(DISTRICT).task("SubmitFundApplication", project);
        official(DISTRICT).submits(task, Submission.fundApplication("compliant", "200")).expect(204);
        JsonNode outcome = official(DISTRICT).get("/api/tasks/" + task + "/outcome").expect(200).json();
        assertThat(outcome.get("takeBack").asText()).isEqualTo(official("municipal-drc").task("ReviewFundApplication", project));
        JsonNode row = official(DISTRICT).get("/api/handed-in?q=" + project).json().get("rows").get(0);
        assertThat(row.get("takeBack")).isEqualTo(outcome.get("takeBack"));
        official(DISTRICT).post("/api/tasks/" + outcome.get("takeBack").asText() + "/take-back", Map.of("reason", "投资概算有误")).expect(204);
        assertThat(official(DISTRICT).get("/api/tasks/" + task + "/outcome").json().get("takeBack").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chaoyang-li", "district-drc-110106", "dept-health", "municipal-drc", "auditor", "process-owner", "admin",
            "investment-platform"})
    void nobodyElseReadsIt(String other) {
        JsonNode started = official(DISTRICT).files(Journey.application()).expect(200).json();
        String start = "/process-instances/" + started.get("id").asText() + "/outcome";
        String project = official(DISTRICT).get("/api" + start).json().get("subject").asText();
        String task = official("dept-civil-affairs").task("DepartmentOpinion", project);
        official("dept-civil-affairs").submits(task, Submission.decision("AGREE")).expect(204);
        for (String path : List.of(start, "/tasks/" + task + "/outcome")) {
            Answer answer = official(other).get("/api" + path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.message()).contains("没有您可以查看的此项任务");
        }
        assertThat(official(other).get("/api/handed-in?q=" + project).expect(200).json().get("rows")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/handed-in", "/tasks/x/outcome", "/process-instances/x/outcome"})
    void whoIsUnknownReadsNothing(String path) {
        assertThat(HttpOfficial.nobody(port).get("/api" + path).status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port).address("/camunda/api/desk" + path).status()).isEqualTo(401);
    }

    @Test
    void everythingThatSheHandedInIsThereTheYoungestFirst() {
        String project = journey.appliedFor();
        JsonNode page = official(DISTRICT).get("/api/handed-in?q=" + project).expect(200).json();
        List<String> tasks = StreamSupport.stream(page.get("rows").spliterator(), false).map(row -> row.get("task").asText()).toList();
        assertThat(tasks).containsExactly("上报资金申请报告", "办理立项审批", "明确实施和管护主体", "项目全生命周期");
        assertThat(page.get("total").asInt()).isEqualTo(4);
        JsonNode first = page.get("rows").get(0);
        assertThat(first.get("at").asText()).endsWith("+08:00");
        assertThat(first.get("projectName").asText()).isEqualTo("劲松街道乐邻综合服务中心");
        assertThat(first.get("standing").asText()).contains("审核资金申请报告", "市发展改革委（经办）");
        // by its name, and page by page
        assertThat(official(DISTRICT).get("/api/handed-in?q=%E4%B9%90%E9%82%BB").json().get("total").asInt()).isGreaterThanOrEqualTo(4);
        JsonNode second = official(DISTRICT).get("/api/handed-in?q=" + project + "&page=1&size=3").json();
        assertThat(second.get("rows")).hasSize(1);
        assertThat(second.get("total").asInt()).isEqualTo(4);
        // what was chosen, in the words of the form
        assertThat(official("municipal-drc").get("/api/handed-in?q=" + project).json().get("rows").get(0).get("decision").asText()).contains("确定");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=101", "page=x", "q=%00"})
    void aBadPageIsRefused(String query) {
        Answer answer = official(DISTRICT).get("/api/handed-in?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).matches("(?s).*\\p{IsHan}{4,}.*");
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }

    private static List<String> texts(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(JsonNode::asText).toList();
    }
}
