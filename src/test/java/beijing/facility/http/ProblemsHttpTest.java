package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** What is wrong with a form is answered all at once, problem by problem, each with its field for the page and without it for the reader. */
@ProcessTest
class ProblemsHttpTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void everythingThatIsWrongWithAnApplicationAtOnce() {
        Answer answer = official(DISTRICT).files(Journey.application()
                .with("projectName", "")
                // found by another than those beside it
                .with("street", "劲松\u0000街道")
                .with("creditCode", "911")
                .with("applicationDate", "2026-02-30")
                .with("totalInvestment", "1,2,3")
                .json("elderlyCare", "{\"basicArea\":\"600.001\",\"basicInvestment\":\"480\"}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        JsonNode problems = answer.json().get("problems");
        assertThat(texts(problems, "path")).containsExactlyInAnyOrder("projectName", "street", "creditCode", "applicationDate",
                "totalInvestment", "elderlyCare.basicArea");
        assertThat(texts(problems, "field")).contains("elderlyCare", "projectName");
        assertThat(texts(problems, "label")).contains("项目名称", "总投资");
        assertThat(texts(problems, "message")).allSatisfy(sentence -> assertThat(sentence).endsWith("。").doesNotContainPattern("（[a-zA-Z.]+）")
                .doesNotContain("字段：", "[", "\\d", "^"));
        // the sentences for other programs are the same as ever
        assertThat(answer.message().lines()).hasSize(6).anySatisfy(line -> assertThat(line).startsWith("“项目名称”（projectName）不能为空"));
    }

    @Test
    void theSumAndTheHalfGivenFunctionLeadToTheirFields() {
        JsonNode problems = official(DISTRICT).files(Journey.application().json("fitness", "{\"basicArea\":\"10\"}")
                .with("totalInvestment", "999")).json().get("problems");
        assertThat(texts(problems, "path")).contains("fitness.basicInvestment", "totalInvestment");
    }

    @Test
    void rulesThatTwoFieldsBreakAreNamedTogether() {
        String project = journey.started();
        Answer answer = official("municipal-drc").submits(official("municipal-drc").task("ReleaseFunds", project),
                Journey.release("9999").with("releaseDate", "2001-01-01"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(texts(answer.json().get("problems"), "field")).containsExactlyInAnyOrder("releaseDate", "releaseAmount");
        assertThat(texts(answer.json().get("problems"), "message")).allSatisfy(sentence ->
                assertThat(sentence).doesNotContainPattern("（[a-zA-Z.]+）").doesNotContainPattern("[A-Z_]{4,}"));
    }

    @Test
    void anOpinionThatIsMissingIsNamedBesideTheTextThatNobodyCanRead() {
        String project = journey.filed();
        Answer answer = official("dept-health").submits(official("dept-health").task("DepartmentOpinion", project),
                Submission.decision("DISAGREE").with("functionOpinion", "托育\u0001"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(texts(answer.json().get("problems"), "field")).containsExactlyInAnyOrder("functionOpinion", "opinion");
    }

    @Test
    void thePageReadsTheSameAsOtherPrograms() {
        String project = journey.filed();
        String task = official("dept-health").task("DepartmentOpinion", project);
        WebSession page = WebSession.signedIn(port, "dept-health");
        Answer answer = page.post("/task/" + task + "/submit-form", "{\"variables\":{\"decision\":{\"value\":\"DISAGREE\"}}}").expect(400);
        assertThat(texts(answer.json().get("problems"), "message")).containsExactly("“意见”不能为空：办理结论为“不同意”时须填写意见。");
    }

    @Test
    void whatWouldBeSaidOfAFormIsToldAndNothingIsKept() {
        String project = journey.filed();
        String task = official("dept-health").task("DepartmentOpinion", project);
        WebSession page = WebSession.signedIn(port, "dept-health");
        String missing = "{\"variables\":{\"decision\":{\"value\":\"DISAGREE\"}}}";
        assertThat(texts(page.deskPost("/tasks/" + task + "/problems", missing).expect(200).json(), "field")).containsExactly("opinion");
        String sound = "{\"variables\":{\"decision\":{\"value\":\"AGREE\"}}}";
        assertThat(page.deskPost("/tasks/" + task + "/problems", sound).expect(200).json()).isEmpty();
        assertThat(official("dept-health").task("DepartmentOpinion", project)).isEqualTo(task);
        assertThat(official("auditor").project(project).get("decisions").toString()).doesNotContain("DepartmentOpinion");
        assertThat(page.deskPost("/tasks/" + task + "/problems", "{}").status()).isEqualTo(400);
        assertThat(page.deskPost("/tasks/" + task + "/problems", "{\"variables\":{\"decision\":{\"value\":1,\"type\":\"File\"}}}").status())
                .isEqualTo(400);

        for (String other : List.of("dept-education", "district-drc-110106", "auditor")) {
            assertThat(WebSession.signedIn(port, other).deskPost("/tasks/" + task + "/problems", sound).status()).as(other).isIn(403, 404);
        }
        Map.of("admin", "admin", "process-owner", "cockpit").forEach((user, application) -> {
            WebSession session = WebSession.anonymous(port);
            session.signIn(user, "demo", application).expect(200);
            session.address("/camunda/app/" + application + "/default/");
            assertThat(session.deskPost("/tasks/" + task + "/problems", sound).status()).as(user).isIn(403, 404);
        });
        assertThat(WebSession.anonymous(port).deskPost("/tasks/" + task + "/problems", sound).status()).isEqualTo(401);
        assertThat(page.forgedDeskPost("/tasks/" + task + "/problems", sound).status()).isEqualTo(403);
    }

    @Test
    void likewiseOfAStartForm() {
        WebSession page = WebSession.signedIn(port, DISTRICT);
        String definition = page.get("/process-definition?key=project-lifecycle&latestVersion=true").expect(200).json().get(0).get("id").asText();
        JsonNode problems = page.deskPost("/start-forms/" + definition + "/problems", "{\"variables\":{\"districtCode\":{\"value\":\"110105\"}}}")
                .expect(200).json();
        assertThat(texts(problems, "field")).contains("projectName", "creditCode", "totalInvestment");
        assertThat(WebSession.signedIn(port, "dept-health").deskPost("/start-forms/" + definition + "/problems",
                "{\"variables\":{}}").status()).isIn(403, 404);
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.get(field).isNull() ? null : row.get(field).asText()).toList();
    }
}
