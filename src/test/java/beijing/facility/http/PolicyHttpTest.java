package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.measures.Parameters;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** The figures of the regulation come to the forms from the server, also to those that start a process, and are taken from nobody. */
@ProcessTest
class PolicyHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Parameters parameters;

    @Test
    void aStartFormReadsThePolicy() throws JsonProcessingException {
        HttpOfficial district = HttpOfficial.of(port, "district-drc-" + Journey.DISTRICT);
        String id = district.get("/engine-rest/process-definition/key/project-lifecycle").expect(200).json().get("id").asText();
        for (String names : new String[] {"variableNames=policy&", ""}) {
            is(district.get("/engine-rest/process-definition/" + id + "/form-variables?" + names + "deserializeValues=false"));
        }
        assertThat(district.get("/engine-rest/process-definition/" + id + "/form-variables?variableNames=projectName&deserializeValues=false")
                .expect(200).json().has("policy")).isFalse();
    }

    /** Tasklist asks for no variables of a start form. */
    @Test
    void aStartFormComesWithTheFiguresInPlace() {
        HttpOfficial district = HttpOfficial.of(port, "district-drc-" + Journey.DISTRICT);
        String form = district.get("/engine-rest/process-definition/key/project-lifecycle/deployed-start-form").expect(200).text();
        assertThat(form).doesNotContain("policy.").contains("合计不超过{{\\\"5000\\\"}}万元", "基本公共服务{{30}}%", "string(3)", "50000000 *",
                "\"id\":\"field_projectName\"");
    }

    @Test
    void aTaskFormReadsThePolicy() throws JsonProcessingException {
        String project = journey.appliedFor();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        String task = municipal.task("ReviewFundApplication", project);
        is(municipal.get("/engine-rest/task/" + task + "/form-variables?variableNames=policy&deserializeValues=false"));
        is(municipal.get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false"));
        assertThat(HttpOfficial.of(port, "district-drc-110106").get("/engine-rest/task/" + task + "/form-variables").status())
                .isIn(403, 404);
        assertThat(HttpOfficial.nobody(port).get("/engine-rest/task/" + task + "/form-variables").status()).isEqualTo(401);
    }

    @Test
    void nobodyHandsInAPolicy() {
        HttpOfficial district = HttpOfficial.of(port, "district-drc-" + Journey.DISTRICT);
        Answer start = district.files(Journey.application().json("policy", "{\"subsidyCap\":60000000}"));
        assertThat(start.status()).isEqualTo(400);
        assertThat(start.message()).contains("policy", "没有的字段");
        String project = journey.appliedFor();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        Answer task = municipal.submits(municipal.task("ReviewFundApplication", project),
                Submission.decision("APPROVE").with("inclusiveRate", "20").json("policy", "{\"inclusiveSubsidyMaxPercent\":90}"));
        assertThat(task.status()).isEqualTo(400);
        assertThat(task.message()).contains("policy", "没有的字段");
    }

    private void is(Answer answer) throws JsonProcessingException {
        JsonNode variable = answer.expect(200).json().get("policy");
        assertThat(variable.get("type").asText()).isEqualTo("Json");
        JsonNode policy = HttpOfficial.JSON.readTree(variable.get("value").asText());
        assertThat(new BigDecimal(policy.get("basicSubsidyRate").asText())).isEqualByComparingTo(parameters.basicSubsidyRate());
        assertThat(new BigDecimal(policy.get("inclusiveSubsidyMaxPercent").asText()))
                .isEqualByComparingTo(parameters.inclusiveSubsidyMaxRate().movePointRight(2));
        assertThat(new BigDecimal(policy.get("subsidyCap").asText())).isEqualByComparingTo(parameters.subsidyCap());
        assertThat(policy.get("minFunctions").asInt()).isEqualTo(parameters.minFunctions());
        assertThat(HttpOfficial.texts(policy.get("keyFunctions"))).isEqualTo(parameters.keyFunctions());
        assertThat(policy.get("disbursementDeadline").asText()).isEqualTo(parameters.disbursementDeadline().toString());
        assertThat(policy.get("lastDay").asText()).isEqualTo(parameters.lastDay().toString());
    }
}
