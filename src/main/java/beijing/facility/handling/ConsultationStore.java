package beijing.facility.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import beijing.facility.workflow.engine.TaskHands.Held;

/** The opinions that were asked for. */
@Repository
class ConsultationStore {

    private final JdbcClient jdbc;

    ConsultationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its id */
    long add(Held task, String question, Colleague by, Instant at, Optional<String> department, Optional<Colleague> official) {
        return jdbc.sql("""
                insert into consultation (project_number, task_id, task, task_name, question, asked_by, asked_by_name, asked_at,
                    department, official, official_name)
                values (:project, :id, :task, :name, :question, :by, :byName, :at, :department, :official, :officialName) returning id""")
                .param("project", task.project())
                .param("id", task.id())
                .param("task", task.key())
                .param("name", task.name())
                .param("question", question)
                .param("by", by.id())
                .param("byName", by.name())
                .param("at", Timestamp.from(at))
                .param("department", department.orElse(null))
                .param("official", official.map(Colleague::id).orElse(null))
                .param("officialName", official.map(Colleague::name).orElse(null))
                .query(Long.class).single();
    }

    List<Consultation> ofTask(String task) {
        return jdbc.sql("select * from consultation where task_id = :task order by id").param("task", task)
                .query(ConsultationStore::read).list();
    }

    Optional<Consultation> find(long id) {
        return jdbc.sql("select * from consultation where id = :id").param("id", id).query(ConsultationStore::read).optional();
    }

    void answer(long id, Consultation.Answer answer, Instant at) {
        jdbc.sql("update consultation set answered_by = :by, answered_by_name = :byName, answered_at = :at, decision = :decision,"
                        + " opinion = :opinion where id = :id")
                .param("by", answer.by()).param("byName", answer.byName()).param("at", Timestamp.from(at)).param("decision", answer.decision())
                .param("opinion", answer.opinion()).param("id", id).update();
    }

    void end(long id, String by, Instant at) {
        jdbc.sql("update consultation set ended_by = :by, ended_at = :at where id = :id")
                .param("by", by).param("at", Timestamp.from(at)).param("id", id).update();
    }

    private static Consultation read(ResultSet row, int index) throws SQLException {
        Optional<Consultation.Answer> answer = row.getString("decision") == null ? Optional.empty()
                : Optional.of(new Consultation.Answer(row.getString("answered_by"), row.getString("answered_by_name"),
                        row.getString("decision"), row.getString("opinion")));
        return new Consultation(row.getLong("id"), row.getString("project_number"), row.getString("task_id"), row.getString("task_name"),
                row.getString("question"), row.getString("asked_by"), row.getString("asked_by_name"), row.getTimestamp("asked_at").toInstant(),
                Optional.ofNullable(row.getString("department")), Optional.ofNullable(row.getString("official")),
                Optional.ofNullable(row.getString("official_name")), answer, row.getTimestamp("ended_at") != null);
    }
}
