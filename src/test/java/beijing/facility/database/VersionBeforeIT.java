package beijing.facility.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.TestDatabase;
import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Submission;

/** The application on the database of the version before it; apart from the other tests, whose interfaces ask for an engine of the same name. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "camunda.bpm.job-execution.enabled=false",
        "facility.notices.clockwork=false"})
@ContextConfiguration(initializers = VersionBeforeIT.Restored.class)
class VersionBeforeIT {

    private static final String DUMP = "/database/flyway-32.sql.gz";

    static final class Restored implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            TestDatabase database = TestDatabase.create();
            try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    InputStream dump = VersionBeforeIT.class.getResourceAsStream(DUMP)) {
                Dump.restore(connection, dump);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            TestDatabase.Demo.initialize(context, database);
        }
    }

    @LocalServerPort
    int port;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void migratesByItselfSealsWhatWasDecidedAndGoesOn() {
        // what was on record stands in the chain, behind an entry that says how much it was
        JsonNode verified = auditor().get("/api/audit/verify").expect(200).json();
        assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
        assertThat(jdbc.queryForObject("select content from audit_entry where seq = 1 and kind = 'CHAIN'", String.class))
                .contains("\"decision\":558");
        assertThat(jdbc.queryForObject("select count(*) from audit_entry where source = 'decision'", Long.class)).isEqualTo(558);
        assertThat(jdbc.queryForList("select * from seeded_item where item = 'sample projects'")).hasSize(1);

        // who decided bears her name and her unit; who was deleted before, what is left of her
        JsonNode project = auditor().project(jdbc.queryForObject("""
                select project_number from decision where decided_by = 'dept-commerce-110117' limit 1""", String.class));
        for (JsonNode decision : project.get("decisions")) {
            switch (decision.get("decidedBy").asText()) {
                case "dept-commerce-110117" -> {
                    assertThat(decision.get("decidedByName").asText()).isEqualTo("dept-commerce-110117");
                    assertThat(decision.get("unit").asText()).isEmpty();
                }
                case "district-drc-110117" -> {
                    assertThat(decision.get("decidedByName").asText()).isNotEqualTo("district-drc-110117");
                    assertThat(decision.get("unit").asText()).isEqualTo("平谷区发展改革委");
                }
                case "system" -> assertThat(decision.get("decidedByName").asText()).isEqualTo("系统");
                default -> assertThat(decision.get("unit").asText()).as(decision.toString()).isNotEmpty();
            }
        }

        // a task that was transferred before is completed now
        HttpOfficial second = HttpOfficial.of(port, "municipal-drc-2");
        JsonNode task = second.get("/engine-rest/task?taskDefinitionKey=DetermineProject&assignee=municipal-drc-2").expect(200).json().get(0);
        String number = jdbc.queryForObject("""
                select business_key_ from act_hi_procinst where id_ = ?""", String.class, task.get("processInstanceId").asText());
        JsonNode transferred = last(number);
        assertThat(transferred.get("decision").asText()).isEqualTo("TRANSFER");
        assertThat(transferred.get("unit").asText()).isEqualTo("市发展改革委（经办）");
        second.submits(task.get("id").asText(), Submission.decision("SELECT")
                .with("exceptionAccepted", true).with("opinion", "同意，接受例外")).expect(204);
        assertThat(auditor().project(number).get("status").asText()).isEqualTo("SELECTED");
        assertThat(last(number).get("unit").asText()).isEqualTo("市发展改革委（经办）");
        assertThat(auditor().get("/api/audit/verify").expect(200).json().get("intact").asBoolean()).isTrue();
    }

    private JsonNode last(String project) {
        JsonNode decisions = auditor().project(project).get("decisions");
        return decisions.get(decisions.size() - 1);
    }

    private HttpOfficial auditor() {
        return HttpOfficial.of(port, "auditor");
    }
}
