package beijing.facility.project;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the districts filed so far, running or ended. */
@Repository
public class FiledProjects {

    private static final int MOST = 300;

    public record Filed(String number, String name, String status, OffsetDateTime filedAt) {
    }

    private final JdbcClient jdbc;

    FiledProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest of these districts, the newest first. */
    @Transactional(readOnly = true)
    public List<Filed> of(List<String> districts) {
        return jdbc.sql("select number, name, status, filed_at from project where district_code in (:districts)"
                        + " order by filed_at desc, number desc limit " + MOST)
                .param("districts", districts)
                .query((row, index) -> new Filed(row.getString("number"), row.getString("name"),
                        ProjectStatus.valueOf(row.getString("status")).label(), row.getObject("filed_at", OffsetDateTime.class)))
                .list();
    }
}
