package beijing.facility.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import beijing.facility.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class TextSearchCheckTest {

    private final MockEnvironment configured = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://…");

    private static DriverManagerDataSource to(TestDatabase database, String user) {
        return new DriverManagerDataSource(database.url(), user, database.password());
    }

    private static void migrate(DriverManagerDataSource dataSource, MockEnvironment environment) throws SQLException {
        OneStartAtATime start = new OneStartAtATime(dataSource);
        try {
            new TextSearchCheck(dataSource, start, environment).migrate(Flyway.configure().dataSource(dataSource).load());
        } finally {
            start.destroy();
        }
    }

    @Test
    void migratesADatabaseThatFindsSimilarChineseTexts() throws Exception {
        DriverManagerDataSource dataSource = to(TestDatabase.create(), "postgres");

        migrate(dataSource, configured);

        assertThat(new JdbcTemplate(dataSource).queryForObject(
                "SELECT similarity('望京街道社区服务综合体', '望京街道社区服务综合体（二期）')", Double.class)).isGreaterThan(0.6);
    }

    @Test
    void refusesADatabaseThatDoesNotKnowChineseLettersAndLeavesItEmpty() throws Exception {
        DriverManagerDataSource dataSource = to(TestDatabase.createWithoutChinese(), "postgres");

        assertThatThrownBy(() -> migrate(dataSource, configured))
                .isInstanceOfSatisfying(DatabaseProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("“C”，不识别汉字");
                    assertThat(problem.remedy()).contains("LC_CTYPE 'C.UTF-8'");
                });
        assertThat(new JdbcTemplate(dataSource).queryForObject(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", Integer.class)).isZero();
    }

    @Test
    void theDemoStartsEvenWhereNoLocaleKnowsChineseLetters() throws Exception {
        DriverManagerDataSource dataSource = to(TestDatabase.createWithoutChinese(), "postgres");

        migrate(dataSource, new MockEnvironment());

        assertThat(new JdbcTemplate(dataSource).queryForObject("SELECT count(*) FROM flyway_schema_history", Integer.class)).isPositive();
    }

    @Test
    void saysWhoMustCreateTheExtensionWhereTheUserMayNot() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE without_rights LOGIN");
        }

        assertThatThrownBy(() -> migrate(to(database, "without_rights"), configured))
                .isInstanceOfSatisfying(DatabaseProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("pg_trgm").hasMessageContaining("permission denied");
                    assertThat(problem.remedy()).contains("CREATE EXTENSION pg_trgm");
                });
    }

    @Test
    void saysWhichVariablesToLookAtWhereNoDatabaseAnswers() throws Exception {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/facility", "nobody", "");

        assertThatThrownBy(() -> migrate(nowhere, configured))
                .isInstanceOfSatisfying(DatabaseProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("127.0.0.1:1");
                    assertThat(problem.remedy()).contains("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
                });
    }
}
