package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import beijing.facility.http.HttpOfficial;

/** The packaged application on a PostgreSQL of somebody else's. */
class ExternalDatabaseIT {

    private static final String ADMINISTRATOR = "administrator";
    private static final String PASSWORD = "Only-for-this-test-1";

    @TempDir
    private Path directory;

    private ApplicationProcess startOn(TestDatabase database) throws Exception {
        return startOn(database, Map.of("ADMIN_USER", ADMINISTRATOR, "ADMIN_PASSWORD", PASSWORD));
    }

    private ApplicationProcess startOn(TestDatabase database, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        return ApplicationProcess.start(directory, environment);
    }

    @Test
    void startsWithoutTheEmbeddedServerTheDemosUsersAndItsSamples() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (ApplicationProcess application = startOn(database)) {
            application.awaitHealthy();
            assertThat(application.output()).doesNotContain("演示").doesNotContain(PASSWORD);
            HttpOfficial administrator = HttpOfficial.of(application.port(), ADMINISTRATOR, PASSWORD);
            assertThat(administrator.get("/engine-rest/user").expect(200).json()).singleElement()
                    .satisfies(user -> assertThat(user.get("id").asText()).isEqualTo(ADMINISTRATOR));
            assertThat(administrator.get("/engine-rest/group/count").expect(200).json().get("count").asInt()).isGreaterThan(200);
            assertThat(administrator.get("/engine-rest/tenant/count").expect(200).json().get("count").asInt()).isEqualTo(17);
            assertThat(administrator.get("/engine-rest/process-instance/count").expect(200).json().get("count").asInt()).isZero();
            for (String demo : List.of("admin", "municipal-drc", "district-drc-110105", "auditor")) {
                assertThat(HttpOfficial.of(application.port(), demo).get("/engine-rest/task").status()).isEqualTo(401);
            }
        }
        assertThat(directory.resolve("data")).doesNotExist();

        // the administrator is there now: her password need not stay in the environment
        try (ApplicationProcess application = startOn(database, Map.of())) {
            application.awaitHealthy();
            HttpOfficial.of(application.port(), ADMINISTRATOR, PASSWORD).get("/engine-rest/user").expect(200);
        }
    }

    @Test
    void doesNotStartWhereNobodyCouldSignIn() throws Exception {
        ApplicationProcess application = startOn(TestDatabase.create(), Map.of());

        assertThat(application.awaitExit()).isEqualTo(1);
        assertThat(application.output()).contains("ADMIN_USER", "ADMIN_PASSWORD", "系统中还没有管理员").doesNotContain("\tat ");
    }

    @Test
    void refusesADatabaseThatDoesNotKnowChineseLetters() throws Exception {
        ApplicationProcess application = startOn(TestDatabase.createWithoutChinese());

        assertThat(application.awaitExit()).isEqualTo(1);
        assertThat(application.output()).contains("不识别汉字").contains("LC_CTYPE 'C.UTF-8'").doesNotContain("\tat ");
    }
}
