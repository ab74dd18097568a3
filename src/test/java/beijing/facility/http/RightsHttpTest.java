package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** Who may do what beside her tasks, over HTTP, with a file of 朝阳区 (110105) that stands in the joint review. */
@ProcessTest
class RightsHttpTest {

    private static String project;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            user                  | instances | history | deploy | migrate | delete | variables | people
            district-drc-110105   | yes       | yes     | 403    | 403     | 403    | 403       | no
            district-drc-110106   | no        | no      | 403    | 403     | 403    | 403       | no
            municipal-drc         | yes       | yes     | 403    | 403     | 403    | 403       | no
            municipal-drc-signer  | yes       | yes     | 403    | 403     | 403    | 403       | no
            dept-health           | no        | no      | 403    | 403     | 403    | 403       | no
            dept-health-110105    | no        | no      | 403    | 403     | 403    | 403       | no
            auditor               | yes       | yes     | 403    | 403     | 403    | 403       | yes
            process-owner         | yes       | no      | 400    | 204     | 403    | 403       | no
            """)
    void eachDoesWhatIsHersAndNothingElse(String user, String instances, String history, int deploy, int migrate, int delete,
            int variables, String people) {
        if (project == null) {
            project = journey.filed();
        }
        HttpOfficial official = HttpOfficial.of(port, user);
        HttpOfficial auditor = HttpOfficial.of(port, "auditor");
        String instance = auditor.tasks(project).get(0).get("processInstanceId").asText();

        assertThat(any(official, "/process-instance?businessKey=" + project)).isEqualTo(instances);
        assertThat(any(official, "/history/process-instance?processInstanceBusinessKey=" + project)).isEqualTo(history);
        assertThat(deploys(user)).isEqualTo(deploy);
        assertThat(official.post("/engine-rest/migration/execute", Map.of("migrationPlan", plan(auditor),
                "processInstanceIds", List.of(instance))).status()).isEqualTo(migrate);
        assertThat(official.send("DELETE", "/engine-rest/process-instance/" + instance, null).status()).isEqualTo(delete);
        assertThat(official.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/coordination",
                Map.of("value", "NOT_NEEDED")).status()).isEqualTo(variables);
        assertThat(official.get("/engine-rest/user/count").json().get("count").asInt() > 1 ? "yes" : "no").isEqualTo(people);
    }

    private static String any(HttpOfficial official, String query) {
        return official.get("/engine-rest" + query).expect(200).json().isEmpty() ? "no" : "yes";
    }

    /** From the process to itself. */
    private static JsonNode plan(HttpOfficial auditor) {
        String definition = auditor.get("/engine-rest/process-definition/key/joint-review").json().get("id").asText();
        return auditor.post("/engine-rest/migration/generate", Map.of(
                "sourceProcessDefinitionId", definition, "targetProcessDefinitionId", definition)).expect(200).json();
    }

    /** A file that nobody can deploy. */
    private int deploys(String user) {
        String body = """
                --part\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                test\r
                --part\r
                Content-Disposition: form-data; name="data"; filename="test.bpmn"\r
                \r
                <nonsense/>\r
                --part--\r
                """;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest/deployment/create"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes()))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
