package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import beijing.facility.http.HttpOfficial;

/**
 * Killed at random moments while officials drive many projects from the application into operation, the application loses nothing
 * that it said it had taken, does nothing twice, and the ledger stays sound.
 */
class CrashIT {

    private static final int PROJECTS = 5;
    private static final int KILLS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Map<String, String> BARE = new HashMap<>();

    static {
        for (String name : List.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")) {
            BARE.put(name, null);
        }
    }

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private final AtomicReference<ApplicationProcess> application = new AtomicReference<>();
    private final DrivenProjects driven = new DrivenProjects(this::official, Instant.now().plus(PATIENCE));

    @Test
    void whatWasTakenIsThereOnceAndWhatWasNotCanBeDoneAgain() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        Random random = new Random(seed);
        start();
        List<String> projects = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            projects.add(driven.file(300_000 + i));
        }
        ExecutorService officials = Executors.newFixedThreadPool(PROJECTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            projects.forEach(project -> running.add(officials.submit(() -> driven.drive(project))));
            for (int kill = 0; kill < KILLS && running.stream().anyMatch(project -> !project.isDone()); kill++) {
                Thread.sleep(1500 + random.nextInt(4000));
                application.get().kill();
                start();
            }
            for (Future<?> project : running) {
                project.get();
            }
            projects.forEach(driven::assertSound);
            assertThat(official("admin").get("/engine-rest/incident/count").expect(200).json().get("count").asInt()).isZero();
        } finally {
            officials.shutdownNow();
            application.get().close();
        }
    }

    private void start() throws Exception {
        ApplicationProcess started = ApplicationProcess.start(directory, BARE, "--facility.demo.sample-projects=false");
        started.awaitHealthy();
        application.set(started);
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(application.get().port(), user);
    }

}
