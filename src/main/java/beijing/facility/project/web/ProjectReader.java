package beijing.facility.project.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the numbers of the projects that a user may see. */
@Component
class ProjectReader {

    record Page(List<String> numbers, long total) {
    }

    /** A project whose report was due on that day and has not been handed in. */
    record OverdueReport(String projectNumber, String projectName, String districtCode, LocalDate reportDue, int daysLate,
            OffsetDateTime remindedAt) {
    }

    private final JdbcClient jdbc;

    ProjectReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page list(Visibility visibility, ProjectQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(visibility, query, parameters);
        long total = jdbc.sql("select count(*) from project p where " + where).params(parameters).query(Long.class).single();
        List<String> numbers = jdbc.sql("select p.number from project p where " + where
                        + " order by p.number limit :size offset :offset")
                .params(parameters)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(String.class)
                .list();
        return new Page(numbers, total);
    }

    List<OverdueReport> overdueReports(Visibility visibility, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        String visible = visible(visibility, parameters);
        return jdbc.sql("select p.number, p.name, p.district_code, p.report_due_on, p.report_reminded_at from project p"
                        + " where p.status = 'UNDER_CONSTRUCTION' and p.report_due_on < :today and " + visible
                        + " order by p.report_due_on, p.number")
                .params(parameters)
                .param("today", today)
                .query((row, index) -> {
                    LocalDate due = row.getObject("report_due_on", LocalDate.class);
                    return new OverdueReport(row.getString("number"), row.getString("name"), row.getString("district_code"),
                            due, (int) ChronoUnit.DAYS.between(due, today),
                            row.getObject("report_reminded_at", OffsetDateTime.class));
                })
                .list();
    }

    boolean sees(Visibility visibility, String number) {
        Map<String, Object> parameters = new HashMap<>();
        String visible = visible(visibility, parameters);
        return jdbc.sql("select exists (select 1 from project p where p.number = :number and " + visible + ")")
                .params(parameters)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private static String where(Visibility visibility, ProjectQuery query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add(visible(visibility, parameters));
        if (query.district() != null) {
            conditions.add("p.district_code = :district");
            parameters.put("district", query.district());
        }
        if (query.status() != null) {
            conditions.add("p.status = :status");
            parameters.put("status", query.status().name());
        }
        return String.join(" and ", conditions);
    }

    private static String visible(Visibility visibility, Map<String, Object> parameters) {
        if (visibility.all()) {
            return "true";
        }
        List<String> ways = new ArrayList<>();
        if (!visibility.districts().isEmpty()) {
            ways.add("p.district_code in (:districts)");
            parameters.put("districts", visibility.districts());
        }
        if (!visibility.departments().isEmpty()) {
            ways.add("""
                    exists (select 1 from department_opinion o
                            where o.project_number = p.number and o.department in (:departments))""");
            parameters.put("departments", visibility.departments());
        }
        int each = 0;
        for (Visibility.DistrictDepartment department : visibility.districtDepartments()) {
            ways.add("""
                    (p.district_code = :district%1$d and exists (select 1 from acceptance_opinion a
                            where a.project_number = p.number and a.department = :department%1$d))""".formatted(each));
            parameters.put("district" + each, department.district());
            parameters.put("department" + each++, department.key());
        }
        return ways.isEmpty() ? "false" : "(" + String.join(" or ", ways) + ")";
    }
}
