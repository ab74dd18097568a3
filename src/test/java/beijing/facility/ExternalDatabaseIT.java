package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application on a PostgreSQL of somebody else's. */
class ExternalDatabaseIT {

    @TempDir
    private Path directory;

    private ApplicationProcess startOn(TestDatabase database) throws Exception {
        return ApplicationProcess.start(directory, Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "ADMIN_USER", "administrator",
                "ADMIN_PASSWORD", "Only-for-this-test-1"));
    }

    @Test
    void startsWithoutTheEmbeddedServer() throws Exception {
        try (ApplicationProcess application = startOn(TestDatabase.create())) {
            application.awaitHealthy();
            assertThat(application.output()).doesNotContain("演示");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesADatabaseThatDoesNotKnowChineseLetters() throws Exception {
        ApplicationProcess application = startOn(TestDatabase.createWithoutChinese());

        assertThat(application.awaitExit()).isEqualTo(1);
        assertThat(application.output()).contains("不识别汉字").contains("LC_CTYPE 'C.UTF-8'").doesNotContain("\tat ");
    }
}
