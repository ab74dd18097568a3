package beijing.facility.project.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectStatus;

/** Finds the projects that a user may see. A page is read by one statement, whatever is on it. */
@Component
class ProjectReader {

    record Page(List<ProjectView.Summary> projects, long total) {
    }

    /** A project whose report was due on that day and has not been handed in. */
    record OverdueReport(String projectNumber, String projectName, String districtCode, LocalDate reportDue, int daysLate,
            OffsetDateTime remindedAt) {
    }

    /** The page is found in an index alone, however many pages come before it; only then are its projects read. */
    private static final String PAGE = """
            select p.number, p.name, p.unit, p.district_code, p.status, p.filed_at, plan.total, p.subsidy_basic,
                p.subsidy_inclusive, p.subsidy_ceiling, p.inclusive_rate, p.requested_subsidy, p.approved_subsidy
            from (select p.number from %s order by p.number limit :size offset :offset) page
            join project p on p.number = page.number
            join investment_plan plan on plan.id = coalesce(p.change_plan_id, p.fund_plan_id, p.plan_id)
            order by p.number""";

    /** All that is found, by a cursor. The functions of a plan are those with any area. */
    private static final String LEDGER = """
            select p.number, p.name, p.unit, p.district_code, p.status, p.filed_at, p.requested_subsidy, p.approval_date,
                p.started_on, p.completed_on, p.accepted_on, plan.total,
                (select string_agg(distinct line.function, ',') from plan_line line where line.plan = plan.id and line.area > 0)
                    as functions,
                coalesce(l.approved, 0) as approved, coalesce(l.released, 0) as released,
                coalesce(l.disbursed, 0) as disbursed, coalesce(l.repaid, 0) as repaid, report.percent
            from (select p.number from %s) found
            join project p on p.number = found.number
            join investment_plan plan on plan.id = coalesce(p.change_plan_id, p.fund_plan_id, p.plan_id)
            left join ledger l on l.project_number = p.number
            left join lateral (select r.percent from progress_report r where r.project_number = p.number
                order by r.id desc limit 1) report on true
            order by p.number""";
    /** In what a project is known by; full width and half width are the same. */
    private static final String WORDS = """
            lower(normalize(concat_ws(' ', p.number, p.name, p.unit, p.street || p.address, p.credit_code, p.project_code), NFKC))
                like :words""";
    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate cursor;

    ProjectReader(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED_AT_ONCE);
        this.cursor = new NamedParameterJdbcTemplate(template);
    }

    Page list(Visibility visibility, ProjectQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        String found = found(visibility, query, parameters);
        long total = jdbc.sql("select count(*) from " + found).params(parameters).query(Long.class).single();
        List<ProjectView.Summary> projects = jdbc.sql(PAGE.formatted(found))
                .params(parameters)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, index) -> summary(row))
                .list();
        return new Page(projects, total);
    }

    /** The rows of {@link #LEDGER}, whose page is not asked for. Needs a transaction, in which alone PostgreSQL has cursors. */
    void each(Visibility visibility, ProjectQuery query, RowCallbackHandler rows) {
        Map<String, Object> parameters = new HashMap<>();
        String found = found(visibility, query, parameters);
        cursor.query(LEDGER.formatted(found), parameters, rows);
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

    private static ProjectView.Summary summary(ResultSet row) throws SQLException {
        return ProjectView.summary(row.getString("number"), row.getString("name"), row.getString("unit"),
                row.getString("district_code"), ProjectStatus.valueOf(row.getString("status")),
                row.getTimestamp("filed_at").toInstant(), row.getBigDecimal("total"),
                ProjectView.money(row.getBigDecimal("subsidy_basic"), row.getBigDecimal("subsidy_inclusive"),
                        row.getBigDecimal("subsidy_ceiling"), row.getBigDecimal("inclusive_rate"),
                        row.getBigDecimal("requested_subsidy"), row.getBigDecimal("approved_subsidy")));
    }

    private static String found(Visibility visibility, ProjectQuery query, Map<String, Object> parameters) {
        if (visibility.departmentsOnly() && query.all()) {
            parameters.put("departments", visibility.departments());
            // in an index of the opinions a department has its projects in their order
            return """
                    (select distinct o.project_number as number from department_opinion o where o.department in (:departments)
                     union
                     select c.project_number from consultation c where c.department in (:departments) and c.ended_at is null) p""";
        }
        return "project p where " + where(visibility, query, parameters);
    }

    private static String where(Visibility visibility, ProjectQuery query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add(visible(visibility, parameters));
        if (!query.words().isEmpty()) {
            conditions.add(WORDS);
            parameters.put("words", "%" + query.words().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
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
                            where o.project_number = p.number and o.department in (:departments))
                    or exists (select 1 from consultation c
                            where c.project_number = p.number and c.department in (:departments) and c.ended_at is null)""");
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
