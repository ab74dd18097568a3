package beijing.facility.demo;

import static org.assertj.core.api.Assertions.assertThat;

import beijing.facility.database.DatabaseProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DemoDatabaseConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner().withUserConfiguration(
            DemoDatabaseConfiguration.Embedded.class, DemoDatabaseConfiguration.Absent.class, Properties.class);

    @Configuration
    @EnableConfigurationProperties(DemoProperties.class)
    static class Properties {
    }

    @Test
    void theBuildForServersNamesTheVariablesItNeeds() {
        application.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class)).run(context ->
                assertThat(context.getStartupFailure()).rootCause()
                        .isInstanceOfSatisfying(DatabaseProblem.class, problem -> assertThat(problem.remedy())
                                .contains("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")));
    }

    @Test
    void aUserWithoutAnAddressIsNoDemo() {
        application.withPropertyValues("spring.datasource.username=facility").run(context ->
                assertThat(context.getStartupFailure()).rootCause()
                        .isInstanceOfSatisfying(DatabaseProblem.class, problem ->
                                assertThat(problem.remedy()).contains("SPRING_DATASOURCE_URL")));
    }

    @Test
    void aConfiguredDatabaseIsTaken() {
        application.withPropertyValues("spring.datasource.url=jdbc:postgresql://database/facility", "spring.datasource.username=facility")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcConnectionDetails.class));
    }
}
