package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial;
import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Submission;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** PostgreSQL stopped and started under the application while officials work: it says so, loses nothing, and goes on by itself. */
class DatabaseOutageIT {

    private static final String PASSWORD = "Only-for-this-test-1";
    private static final String DISTRICT = "district-drc-110105";
    private static final int OFFICIALS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    @Test
    void theApplicationOutlivesItsDatabase() throws Exception {
        int port = freePort();
        EmbeddedPostgres database = database(port);
        ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Answer> refused = new ConcurrentLinkedQueue<>();
        AtomicBoolean working = new AtomicBoolean(true);
        ExecutorService officials = Executors.newFixedThreadPool(OFFICIALS);
        try (ApplicationProcess application = ApplicationProcess.start(directory, Map.of(
                "SPRING_DATASOURCE_URL", database.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "postgres",
                "ADMIN_USER", "administrator", "ADMIN_PASSWORD", PASSWORD))) {
            application.awaitHealthy();
            HttpOfficial administrator = HttpOfficial.of(application.port(), "administrator", PASSWORD);
            user(administrator, DISTRICT);
            user(administrator, "auditor");
            HttpOfficial district = HttpOfficial.of(application.port(), DISTRICT, PASSWORD);

            List<Future<?>> all = new ArrayList<>();
            for (int official = 0; official < OFFICIALS; official++) {
                int first = 400_000 + official * 10_000;
                all.add(officials.submit(() -> {
                    for (int n = 0; working.get(); n++) {
                        Answer answer = district.files(Submission.application("compliant").with("creditCode", CreditCodes.next(first + n)));
                        if (answer.status() == 200) {
                            taken.add(answer.json().get("businessKey").asText());
                        } else {
                            refused.add(answer);
                        }
                    }
                }));
            }
            until("officials at work", () -> taken.size() > 10);
            database.close();
            until("it is noticed", () -> refused.size() > OFFICIALS && !application.healthy());
            int before = taken.size();
            database = database(port);
            until("it goes on", () -> application.healthy() && taken.size() > before + 10);
            working.set(false);
            for (Future<?> one : all) {
                one.get();
            }

            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.message()).containsAnyOf("暂时连接不上数据库，未保存任何内容", "不能确定此次操作是否已保存");
                assertThat(answer.text()).doesNotContain("\tat ", "org.postgresql", "select ");
            });
            HttpOfficial auditor = HttpOfficial.of(application.port(), "auditor", PASSWORD);
            for (String project : taken) {
                JsonNode file = auditor.project(project);
                assertThat(file.get("opinions")).as(project).hasSize(6);
                assertThat(administrator.tasks(project)).as(project).hasSize(6);
            }
            // nothing half-written: as many files as instances, none without its first decision
            assertThat(auditor.get("/api/projects?size=1").expect(200).json().get("totalElements").asInt()).isEqualTo(
                    administrator.get("/engine-rest/process-instance/count?processDefinitionKey=project-lifecycle").expect(200)
                            .json().get("count").asInt());
            assertThat(new HashSet<>(taken)).hasSameSizeAs(taken);
        } finally {
            officials.shutdownNow();
            database.close();
        }
    }

    private static EmbeddedPostgres database(int port) throws Exception {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(directory.resolve("cluster"))
                .setCleanDataDirectory(false).setLocaleConfig("locale", "C.UTF-8").setOverrideWorkingDirectory(Path.of("target", "postgresql").toFile())
                .setPGStartupWait(Duration.ofSeconds(60)).start();
    }

    private static void user(HttpOfficial administrator, String id) {
        administrator.post("/engine-rest/user/create", Map.of("profile", Map.of("id", id, "firstName", "", "lastName", id),
                "credentials", Map.of("password", PASSWORD))).expect(204);
        administrator.send("PUT", "/engine-rest/group/" + id + "/members/" + id, Map.of()).expect(204);
    }

    private static void until(String moment, BooleanSupplier reached) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(120);
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Never came to: " + moment);
            }
            Thread.sleep(50);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
