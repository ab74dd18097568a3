package beijing.facility.handling;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When which task was urged. */
@Repository
class Urges {

    private final JdbcClient jdbc;

    Urges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> last(String task) {
        return jdbc.sql("select urged_at from task_urge where task_id = :task order by urged_at desc limit 1")
                .param("task", task).query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    void add(String task, String project, String by, Instant at) {
        jdbc.sql("insert into task_urge (task_id, project_number, urged_by, urged_at) values (:task, :project, :by, :at)")
                .param("task", task).param("project", project).param("by", by).param("at", Timestamp.from(at)).update();
    }
}
