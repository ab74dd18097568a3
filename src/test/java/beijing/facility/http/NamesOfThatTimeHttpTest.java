package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.attachments.Papers;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;

/** Whoever did something bears the name that she had then, though she is called otherwise since, or is gone (contract §9). */
@ProcessTest
class NamesOfThatTimeHttpTest {

    private static final String DISTRICT_OFFICIAL = "chaoyang-names";
    private static final String CITY_OFFICIAL = "municipal-names";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void officials() {
        staff.employ(DISTRICT_OFFICIAL, "陈静", "district-drc-110105");
        staff.employ(CITY_OFFICIAL, "王芳", "municipal-drc");
    }

    @AfterEach
    void gone() {
        staff.dismiss(DISTRICT_OFFICIAL);
        staff.dismiss(CITY_OFFICIAL);
    }

    @Test
    void anUploadAndItsEndKeepTheNameOfWhoDidIt() {
        String project = journey.assigned();
        HttpOfficial district = HttpOfficial.of(port, DISTRICT_OFFICIAL);
        String task = district.task("RecordEstablishment", project);
        long id = district.uploads(project, Multipart.upload("ESTABLISHMENT_APPROVAL", task, "批复.pdf", Papers.pdf("names")))
                .expect(201).json().get("id").asLong();
        district.post("/api/projects/" + project + "/attachments/" + id + "/void", Map.of("reason", "文号有误")).expect(200);
        otherNames();
        for (boolean there : List.of(true, false)) {
            JsonNode row = HttpOfficial.of(port, "auditor").get("/api/projects/" + project + "/attachments").expect(200).json().get(0);
            assertThat(row.get("uploadedBy").asText()).isEqualTo(DISTRICT_OFFICIAL);
            assertThat(row.get("uploadedByName").asText()).as("there: " + there).isEqualTo("陈静");
            assertThat(row.at("/voided/byName").asText()).as("there: " + there).isEqualTo("陈静");
            staff.dismiss(DISTRICT_OFFICIAL);
        }
    }

    @Test
    void whoUrgedAndSentACopyIsCalledAsThen() {
        String project = journey.filed();
        HttpOfficial city = HttpOfficial.of(port, CITY_OFFICIAL);
        String task = null;
        for (JsonNode open : city.get("/api/projects/" + project + "/open-tasks").expect(200).json()) {
            task = open.get("unit").asText().equals("市卫生健康委") ? open.get("taskId").asText() : task;
        }
        city.post("/api/tasks/" + task + "/urge", Map.of("reason", "请尽快反馈")).expect(204);
        city.post("/api/tasks/" + task + "/copy", Map.of("to", List.of("dept-health"), "opinion", "请阅")).expect(204);
        otherNames();
        for (boolean there : List.of(true, false)) {
            for (String kind : List.of("URGED", "COPIED")) {
                assertThat(told("dept-health", kind, project)).hasValueSatisfying(notice -> {
                    assertThat(notice.get("from").asText()).as(kind + ", there: " + there).isEqualTo("王芳");
                    assertThat(notice.get("sentence").asText()).startsWith(kind.equals("URGED") ? "王芳催办" : "王芳抄送");
                });
            }
            staff.dismiss(CITY_OFFICIAL);
        }
    }

    @Test
    void whoAskedForAnOpinionAndWhoGaveItAreCalledAsThen() {
        String project = journey.determinable();
        HttpOfficial city = HttpOfficial.of(port, CITY_OFFICIAL);
        String task = city.task("DetermineProject", project);
        staff.employ("municipal-names-2", "李华", "municipal-drc");
        try {
            city.post("/api/tasks/" + task + "/consult", Map.of("to", "municipal-names-2", "question", "是否重复")).expect(204);
            HttpOfficial asked = HttpOfficial.of(port, "municipal-names-2");
            otherNames();
            assertThat(asked.get("/engine-rest/task/" + asked.task("GiveConsultation", project) + "/form-variables").expect(200).text())
                    .contains("王芳").doesNotContain("王改名");
            asked.completes("GiveConsultation", project, Submission.decision("AGREE").with("opinion", "不重复"));
            staff.employ("municipal-names-2", "李改名", "municipal-drc");
            JsonNode given = HttpOfficial.of(port, "municipal-drc").get("/api/tasks/" + task + "/consultations").expect(200).json().get(0);
            assertThat(given.get("to").asText()).isEqualTo("李华");
            assertThat(given.get("askedBy").asText()).isEqualTo("王芳");
            assertThat(given.get("answeredBy").asText()).isEqualTo("李华");
        } finally {
            staff.dismiss("municipal-names-2");
        }
    }

    private void otherNames() {
        staff.employ(DISTRICT_OFFICIAL, "陈改名", "district-drc-110105");
        staff.employ(CITY_OFFICIAL, "王改名", "municipal-drc");
    }

    private Optional<JsonNode> told(String user, String kind, String project) {
        for (JsonNode notice : HttpOfficial.of(port, user).get("/api/notices?kind=" + kind).expect(200).json().get("content")) {
            if (notice.path("projectNumber").asText().equals(project)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }
}
