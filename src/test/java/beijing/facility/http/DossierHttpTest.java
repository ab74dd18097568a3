package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** The file of a project as the tab 项目档案 asks for it. */
@ProcessTest
class DossierHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void tellsWhereTheProjectStandsAndForHowLong() {
        String project = journey.filed();
        JsonNode file = dossier("municipal-drc", project);
        assertThat(file.get("status").asText()).isEqualTo("审查中");
        JsonNode review = file.get("processes").get(0);
        assertThat(review.get("name").asText()).isEqualTo("联合审查");
        assertThat(texts(review.get("active"))).containsExactly("DepartmentOpinion");
        assertThat(review.get("places").findValuesAsText("units")).hasSameSizeAs(journey.departments(project)).contains("市卫生健康委", "市民政局");
        JsonNode place = review.get("places").get(0);
        assertThat(place.get("stay").asText()).isEqualTo("不足1小时");
        assertThat(place.get("due").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(place.get("overdue").asBoolean()).isFalse();
        // the lifecycle stands at the call of the review
        assertThat(texts(file.get("processes").get(1).get("active"))).hasSize(1);
        assertThat(file.get("processes").get(1).get("places")).isEmpty();
        assertThat(file.get("funds")).isEmpty();
        assertThat(file.get("subsidyFormula").asText()).contains("×30%＋", "不超过5000万元");
    }

    @Test
    void tellsWhatWasDecidedWithTheFindingsOfThatMoment() {
        String project = journey.filed(Submission.application("exception-no-core").with("districtCode", Journey.DISTRICT)
                .with("creditCode", CreditCodes.next(900_002)).with("justification", ""));
        journey.district().completes("RectifyApplication", project, Submission.decision("RESUBMIT")
                .with("justification", "辖区500米内已有养老驿站和托育园各一处"));
        JsonNode file = dossier("district-drc-110105", project);
        assertThat(file.get("findings").findValuesAsText("severity")).containsExactly("例外");
        JsonNode steps = file.get("decisions");
        assertThat(steps.findValuesAsText("task")).containsExactly("合规性审查", "补正申报材料", "合规性审查", "申报项目");
        assertThat(steps.findValuesAsText("by")).containsExactly("系统", "朝阳区发展改革委", "系统", "朝阳区发展改革委");
        assertThat(steps.findValuesAsText("decision")).containsExactly("通过", "重新申报", "需补正", "申报");
        assertThat(steps.get(3).get("findings")).as("before the check").isEmpty();
        JsonNode then = steps.get(2).get("findings").get(0);
        assertThat(then.get("severity").asText()).isEqualTo("例外");
        assertThat(then.get("article").asText()).contains("第七条");
    }

    @Test
    void tellsWhatElseWasHandedInByLabelOnTheScreenAndOnPaper() {
        String project = journey.filed();
        JsonNode filed = dossier("municipal-drc", project).get("decisions");
        JsonNode fields = filed.get(filed.size() - 1).get("fields");
        assertThat(fields.findValuesAsText("label")).contains("项目名称", "建设方式（第二十三条）");
        JsonNode record = HttpOfficial.of(port, "municipal-drc").project(project).get("decisions");
        assertThat(fields).isEqualTo(record.get(0).get("fields"));

        String paper = HttpOfficial.of(port, "municipal-drc").get("/api/projects/" + project + "/print").expect(200).text();
        assertThat(paper).contains("其他填报内容");
        fields.forEach(field -> assertThat(HtmlUtils.htmlUnescape(paper))
                .contains(field.get("label").asText() + "：" + field.get("value").asText()));
    }

    @Test
    void theMoneyIsThatOfTheLedger() {
        JsonNode file = dossier("auditor", journey.funded());
        assertThat(file.get("funds").findValuesAsText("label")).containsExactly("批复补助", "累计下达", "累计拨付", "累计退回");
        assertThat(file.get("funds").findValuesAsText("wan")).containsExactly("236.4", "70.92", "70.92", "0");
        assertThat(file.get("documents").findValuesAsText("name")).containsExactly("打印档案", "资金申请报告批复（Word）");
    }

    @Test
    void whoHasATaskIsForHerUnitAndThoseAboveIt() {
        String project = journey.filed();
        String health = task("dept-health");
        HttpOfficial.of(port, "dept-health").post("/engine-rest/task/" + health + "/claim", "{\"userId\":\"dept-health\"}").expect(204);
        for (String user : List.of("municipal-drc", "auditor", "dept-health")) {
            assertThat(assignees(user, project)).as(user).contains("市卫生健康委");
        }
        for (String user : List.of("district-drc-110105", "dept-civil-affairs")) {
            assertThat(assignees(user, project)).as(user).containsOnly("");
        }
    }

    @Test
    void besideATaskItSaysWhetherItIsHers() {
        String project = journey.filed();
        String task = task("dept-health");
        assertThat(WebSession.signedIn(port, "dept-health").desk("/tasks/" + task + "/dossier").expect(200).json()
                .get("workable").asBoolean()).isTrue();
        JsonNode overseer = WebSession.signedIn(port, "municipal-drc").desk("/tasks/" + task + "/dossier").expect(200).json();
        assertThat(overseer.get("workable").asBoolean()).isFalse();
        assertThat(overseer.get("number").asText()).isEqualTo(project);
        for (String stranger : List.of("district-drc-110106", "dept-education", "dept-civil-affairs")) {
            WebSession.signedIn(port, stranger).desk("/tasks/" + task + "/dossier").expect(204);
        }
        WebSession.anonymous(port).desk("/tasks/" + task + "/dossier").expect(401);
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/dossier").expect(401);
    }

    @Test
    void onlyWhoSeesTheFileReadsItOrItsDiagrams() {
        String project = journey.filed();
        String definition = dossier("municipal-drc", project).get("processes").get(0).get("definitionId").asText();
        for (String user : List.of("district-drc-110105", "municipal-drc", "auditor", "dept-health")) {
            HttpOfficial official = HttpOfficial.of(port, user);
            official.get("/api/projects/" + project + "/dossier").expect(200);
            assertThat(official.get("/api/projects/" + project + "/diagrams/" + definition).expect(200).text())
                    .contains("bpmn:definitions", "DepartmentOpinion");
        }
        for (String user : List.of("district-drc-110106", "dept-education", "investment-platform", "process-owner")) {
            HttpOfficial official = HttpOfficial.of(port, user);
            assertThat(official.get("/api/projects/" + project + "/dossier").expect(404).message()).as(user).contains(project);
            official.get("/api/projects/" + project + "/diagrams/" + definition).expect(404);
        }
        // no diagram but of a process in which the project stands
        HttpOfficial.of(port, "municipal-drc").get("/api/projects/" + project + "/diagrams/fund-release:1:1").expect(404);
        WebSession.anonymous(port).desk("/projects/" + project + "/dossier").expect(401);
        WebSession.anonymous(port).desk("/projects/" + project + "/diagrams/" + definition).expect(401);
        WebSession.signedIn(port, "district-drc-110106").desk("/projects/" + project + "/dossier").expect(404);
    }

    private JsonNode dossier(String user, String project) {
        return HttpOfficial.of(port, user).get("/api/projects/" + project + "/dossier").expect(200).json();
    }

    private List<String> assignees(String user, String project) {
        return dossier(user, project).get("processes").get(0).get("places").findValuesAsText("assignee");
    }

    /** The newest that the official sees. */
    private String task(String user) {
        return HttpOfficial.of(port, user).get("/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=1&candidateUser=" + user)
                .expect(200).json().get(0).get("id").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
