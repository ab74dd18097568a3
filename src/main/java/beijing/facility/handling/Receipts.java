package beijing.facility.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.FormHandedIn;

/** What was handed in by whom: written in the transaction that goes on from it, read by nobody else than her. */
@Repository
class Receipts {

    private static final String ROWS = """
            select h.*, not exists (select from handed_in later where later.official = h.official
                and later.project_number = h.project_number and later.task = h.task and later.id > h.id) as last
            from handed_in h
            where h.official = :official\s""";
    /** By the number of the project as it begins or goes on, or by its name. */
    private static final String FOUND = """
            and (:pattern = '%%' or h.project_number like :pattern
                or h.project_number in (select number from project where name ilike :pattern))\s""";

    private final JdbcClient jdbc;
    private final BeijingClock clock;

    Receipts(JdbcClient jdbc, BeijingClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void keep(FormHandedIn form) {
        jdbc.sql("""
                insert into handed_in (official, handed_in_at, instance, task_id, task, task_name, decision, project_number)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(form.official(), Timestamp.from(clock.instant()), form.instance(), form.taskId(), form.task(), form.name(),
                        form.decision(), form.subject())
                .update();
    }

    Optional<Receipt> ofTask(String official, String task) {
        return jdbc.sql(ROWS + "and h.task_id = :task").param("official", official).param("task", task)
                .query(Receipts::receipt).optional();
    }

    Optional<Receipt> ofStart(String official, String instance) {
        return jdbc.sql(ROWS + "and h.task_id is null and h.instance = :instance").param("official", official).param("instance", instance)
                .query(Receipts::receipt).optional();
    }

    /** The youngest first. */
    List<Receipt> page(String official, String words, int page, int size) {
        return jdbc.sql(ROWS + FOUND + "order by h.handed_in_at desc, h.id desc limit :size offset :from").param("official", official)
                .param("pattern", pattern(words)).param("size", size).param("from", (long) page * size)
                .query(Receipts::receipt).list();
    }

    long count(String official, String words) {
        return jdbc.sql("select count(*) from handed_in h where h.official = :official " + FOUND).param("official", official)
                .param("pattern", pattern(words)).query(Long.class).single();
    }

    private static String pattern(String words) {
        return "%" + words.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private static Receipt receipt(ResultSet row, int index) throws SQLException {
        return new Receipt(row.getLong("id"), row.getTimestamp("handed_in_at").toInstant(), row.getString("task_id"), row.getString("task"),
                row.getString("task_name"), row.getString("decision"), row.getString("project_number"), row.getBoolean("last"));
    }
}
