package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.ProcessTest;

/** Who does not say who she is learns nothing, whichever door she tries. */
@ProcessTest
class AnonymousHttpTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/engine-rest/version", "/engine-rest/task",
            "/engine-rest/engine/default/task", "/engine-rest/process-definition", "/engine-rest/user",
            "/engine-rest/history/process-instance", "/engine-rest/metrics", "/engine-rest/no-such-thing",
            "/engine-rest;a=b/task", "/engine-rest//task", "/%65ngine-rest/task", "/api/projects",
            "/api/projects/110105-2026-0001", "/api/no-such-thing"})
    void theInterfacesAskForNameAndPassword(String path) {
        assertThat(HttpOfficial.nobody(port).get(path).status()).isEqualTo(401);
        assertThat(HttpOfficial.of(port, "nobody-by-that-name", "demo").get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/process-definition", "/process-instance", "/user", "/group", "/deployment",
            "/history/process-instance"})
    void theWebApplicationsAskForTheSignIn(String resource) {
        assertThat(WebSession.anonymous(port).get(resource).status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port).post(resource, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects", "/projects/110105-2026-0001", "/no-such-thing"})
    void theDeskAsksForTheSignIn(String resource) {
        Answer answer = WebSession.anonymous(port).desk(resource);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.message()).contains("请重新登录");
    }

    /** Else anybody could make herself the first administrator. */
    @Test
    void nobodySetsTheSystemUpAgain() {
        assertThat(HttpOfficial.nobody(port).post("/camunda/api/admin/setup/default/user/create", """
                {"profile": {"id": "intruder", "firstName": "", "lastName": ""}, "credentials": {"password": "intruder"}}
                """).status()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordIsRefusedAtEachDoor() {
        // a user whom no other test needs: after a wrong password the engine lets some time pass
        String user = "dept-sports-110119";
        assertThat(HttpOfficial.of(port, user, "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(HttpOfficial.of(port, user, "").get("/api/projects").status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port).signIn(user, "wrong", "tasklist").status()).isEqualTo(401);
    }

    @Test
    void anOfficialSignsInToTasklistAndNotToCockpit() {
        WebSession session = WebSession.anonymous(port);
        assertThat(session.signIn("district-drc-110105", "demo", "cockpit").status()).isEqualTo(403);
        assertThat(session.signIn("district-drc-110105", "demo", "admin").status()).isEqualTo(403);
        assertThat(session.signIn("district-drc-110105", "demo", "tasklist").status()).isEqualTo(200);
        assertThat(session.get("/task/count").status()).isEqualTo(200);
    }
}
