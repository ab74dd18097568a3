package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import beijing.facility.http.HttpOfficial;
import beijing.facility.http.WebSession;

/** Two servers that start at the same moment on one empty database, and then share the work: each step of a project goes to either. */
class TwoServersIT {

    private static final int PROJECTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PASSWORD = "Only-for-this-test-1";
    private static final List<String> OFFICIALS = List.of("district-drc-110105", "municipal-drc", "municipal-drc-signer", "auditor",
            "dept-civil-affairs", "dept-disabled-federation", "dept-health", "dept-commerce", "dept-housing-construction",
            "dept-planning-resources", "dept-civil-affairs-110105", "dept-disabled-federation-110105", "dept-health-110105",
            "dept-commerce-110105", "dept-housing-construction-110105", "dept-planning-resources-110105", "dept-fire-rescue-110105");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void theyMakeTheDatabaseOnceAndWorkTheSameProjects() throws Exception {
        TestDatabase database = TestDatabase.create();
        ExecutorService officials = Executors.newFixedThreadPool(2 * PROJECTS);
        try (ApplicationProcess one = startOn(database); ApplicationProcess other = startOn(database)) {
            one.awaitHealthy();
            other.awaitHealthy();
            HttpOfficial administrator = HttpOfficial.of(one.port(), DrivenProjects.ADMINISTRATOR, PASSWORD);
            assertThat(administrator.get("/engine-rest/process-definition").expect(200).json().findValuesAsText("key"))
                    .containsExactlyInAnyOrderElementsOf(processes());
            assertThat(administrator.get("/engine-rest/tenant/count").expect(200).json().get("count").asInt()).isEqualTo(17);
            OFFICIALS.forEach(official -> user(administrator, official));

            int[] ports = {one.port(), other.port()};
            DrivenProjects driven = new DrivenProjects(
                    user -> HttpOfficial.of(ports[requests.getAndIncrement() % ports.length], user, PASSWORD), Instant.now().plus(PATIENCE));
            List<Future<?>> running = new ArrayList<>();
            List<String> projects = new ArrayList<>();
            for (int i = 0; i < PROJECTS; i++) {
                String project = driven.file(500_000 + i);
                projects.add(project);
                // two at once on each project, as colleagues who open the same task
                running.add(officials.submit(() -> driven.drive(project)));
                running.add(officials.submit(() -> driven.drive(project)));
            }
            for (Future<?> project : running) {
                project.get();
            }
            projects.forEach(driven::assertSound);
            assertThat(administrator.get("/engine-rest/incident/count").expect(200).json().get("count").asInt()).isZero();
            whoIsGoneOnOneIsGoneOnTheOther(administrator, one, other);
        } finally {
            officials.shutdownNow();
        }
    }

    /** Within ten seconds, from pages that were open before; wrong passwords are counted together. */
    private static void whoIsGoneOnOneIsGoneOnTheOther(HttpOfficial administrator, ApplicationProcess one, ApplicationProcess other)
            throws InterruptedException {
        WebSession page = WebSession.signedIn(other.port(), "auditor", PASSWORD);
        for (int attempt = 0; attempt < 5; attempt++) {
            int port = attempt % 2 == 0 ? one.port() : other.port();
            assertThat(HttpOfficial.of(port, "auditor", "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        }
        for (ApplicationProcess server : List.of(one, other)) {
            assertThat(HttpOfficial.of(server.port(), "auditor", PASSWORD).get("/engine-rest/task").message()).contains("15分钟后自动恢复");
        }
        assertThat(page.get("/task/count").status()).as("who is signed in stays so, whoever guesses").isEqualTo(200);
        administrator.send("DELETE", "/engine-rest/user/auditor", null).expect(204);
        Instant until = Instant.now().plusSeconds(10);
        while (page.get("/task/count").status() != 401) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(200);
        }
    }

    private static List<String> processes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString().replace(".bpmn", "")).toList();
        }
    }

    private static ApplicationProcess startOn(TestDatabase database) throws Exception {
        return ApplicationProcess.start(directory, Map.of("SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(), "SPRING_DATASOURCE_PASSWORD", database.password(),
                "ADMIN_USER", DrivenProjects.ADMINISTRATOR, "ADMIN_PASSWORD", PASSWORD));
    }

    private static void user(HttpOfficial administrator, String id) {
        administrator.post("/engine-rest/user/create", Map.of("profile", Map.of("id", id, "firstName", "", "lastName", id),
                "credentials", Map.of("password", PASSWORD))).expect(204);
        administrator.send("PUT", "/engine-rest/group/" + id + "/members/" + id, Map.of()).expect(204);
    }
}
