package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/**
 * Who may do what, over HTTP, with the files of 朝阳区 (110105): one of them in the joint review, the other waiting to be signed.
 * An official who may act is stopped by an empty form (400), one who may not by her rights (403, or 404 where she does not even
 * see the thing), so the files stay as they are.
 */
@ProcessTest
class AuthorizationHttpTest {

    private static String reviewing;
    private static String signing;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            user                  | file | tasks               | instances | history | opinion | sign | start | deploy | migrate | delete | variables | people
            district-drc-110105   | 200  | -                   | yes       | yes     | 403     | 403  | 400   | 403    | 403     | 403    | 403       | no
            district-drc-110106   | 404  | -                   | no        | no      | 403     | 403  | 400   | 403    | 403     | 403    | 403       | no
            municipal-drc         | 200  | DepartmentOpinion   | yes       | yes     | 403     | 403  | 403   | 403    | 403     | 403    | 403       | no
            municipal-drc-signer  | 200  | SignFundApproval    | yes       | yes     | 403     | 400  | 403   | 403    | 403     | 403    | 403       | no
            dept-health           | 200  | DepartmentOpinion   | no        | no      | 400     | 403  | 404   | 403    | 403     | 403    | 403       | no
            dept-landscape        | 404  | -                   | no        | no      | 403     | 403  | 404   | 403    | 403     | 403    | 403       | no
            dept-health-110105    | 404  | -                   | no        | no      | 403     | 403  | 404   | 403    | 403     | 403    | 403       | no
            auditor               | 200  | both                | yes       | yes     | 403     | 403  | 403   | 403    | 403     | 403    | 403       | yes
            process-owner         | 404  | -                   | yes       | no      | 403     | 403  | 403   | 400    | 204     | 403    | 403       | no
            """)
    void eachDoesWhatIsHersAndNothingElse(String user, int file, String tasks, String instances, String history, int opinion,
            int sign, int start, int deploy, int migrate, int delete, int variables, String people) {
        standing();
        HttpOfficial official = HttpOfficial.of(port, user);
        HttpOfficial auditor = HttpOfficial.of(port, "auditor");
        String opinionTask = HttpOfficial.of(port, "dept-health").task("DepartmentOpinion", reviewing);
        String signTask = HttpOfficial.of(port, "municipal-drc-signer").task("SignFundApproval", signing);
        String instance = auditor.get("/engine-rest/task/" + signTask).json().get("processInstanceId").asText();

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("file", file);
        expected.put("tasks", tasks);
        expected.put("instances", instances);
        expected.put("history", history);
        expected.put("opinion", opinion);
        expected.put("sign", sign);
        expected.put("start", start);
        expected.put("deploy", deploy);
        expected.put("migrate", migrate);
        expected.put("delete", delete);
        expected.put("variables", variables);
        expected.put("people", people);

        Map<String, Object> found = new LinkedHashMap<>();
        found.put("file", official.get("/api/projects/" + signing).status() == 200 ? 200
                : official.get("/api/projects/" + reviewing).status());
        boolean seesOpinion = official.get("/engine-rest/task/" + opinionTask).status() == 200;
        boolean seesSign = official.get("/engine-rest/task/" + signTask).status() == 200;
        found.put("tasks", seesOpinion && seesSign ? "both" : seesOpinion ? "DepartmentOpinion"
                : seesSign ? "SignFundApproval" : null);
        found.put("instances", any(official, "/process-instance?businessKey=" + signing));
        found.put("history", any(official, "/history/process-instance?processInstanceBusinessKey=" + signing));
        found.put("opinion", official.submits(opinionTask, Submission.form()).status());
        found.put("sign", official.submits(signTask, Submission.form()).status());
        found.put("start", official.files(Submission.form()).status());
        found.put("deploy", deploys(user));
        found.put("migrate", official.post("/engine-rest/migration/execute", Map.of("migrationPlan", plan(auditor),
                "processInstanceIds", List.of(instance))).status());
        found.put("delete", official.send("DELETE", "/engine-rest/process-instance/" + instance, null).status());
        found.put("variables", official.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/fundReview",
                Map.of("value", "APPROVE")).status());
        found.put("people", official.get("/engine-rest/user/count").json().get("count").asInt() > 1 ? "yes" : "no");

        assertThat(found).isEqualTo(expected);
    }

    private void standing() {
        if (reviewing == null) {
            reviewing = journey.filed();
            signing = journey.reviewed();
        }
    }

    private static String any(HttpOfficial official, String query) {
        return official.get("/engine-rest" + query).expect(200).json().isEmpty() ? "no" : "yes";
    }

    /** From the process to itself. */
    private static JsonNode plan(HttpOfficial auditor) {
        String definition = auditor.get("/engine-rest/process-definition/key/funding-approval").json().get("id").asText();
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
