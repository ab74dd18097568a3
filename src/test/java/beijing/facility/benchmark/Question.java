package beijing.facility.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;

import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;

/**
 * One of Tasklist's filters in two other ways: as a query of an engine that comes as it is, and as SQL written by hand, which knows
 * what the data is like and asks for no right that goes without saying. Both give the same answer as the filter.
 */
record Question(String filter, String user, List<String> groups, List<String> tenants) {

    static final int PAGE = 15;

    private static final Duration SOON = Duration.ofDays(7);
    private static final String OF_A_DISTRICT = "各区：";
    private static final String OF_A_DEPARTMENT = "各部门：";
    /** What is offered to her groups; she may see it because it is. */
    private static final String OFFERED = "coalesce(exists (select 1 from act_ru_identitylink link where link.task_id_ = task.id_"
            + " and link.type_ = 'candidate' and link.group_id_ = any(?)), false)";
    /** What she may see: of the processes that she reads, offered to her, or her own. */
    private static final String SEEN = "(task.proc_def_id_ = any(array(select definition.id_ from act_re_procdef definition"
            + " join act_ru_authorization granted on granted.resource_type_ = 6 and granted.resource_id_ in (definition.key_, '*')"
            + " and granted.perms_ & 64 = 64 and granted.group_id_ = any(?))) or task.assignee_ = ? or " + OFFERED + ")";
    private static final String SERVED = "(task.tenant_id_ = any(?) or task.tenant_id_ is null)";

    /** As an engine is asked that knows neither our statements nor our functions in expressions. */
    TaskQuery of(TaskService tasks) {
        Date now = new Date();
        if (filter.startsWith(OF_A_DISTRICT)) {
            return tasks.createTaskQuery().tenantIdIn(district()).orderByDueDate().asc();
        }
        if (filter.startsWith(OF_A_DEPARTMENT)) {
            return tasks.createTaskQuery().taskCandidateGroup(department()).includeAssignedTasks().orderByDueDate().asc();
        }
        TaskQuery mine = tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks();
        return switch (filter) {
            case "本单位待办" -> mine.orderByTaskPriority().desc().orderByTaskCreateTime().desc();
            case "我的待办" -> tasks.createTaskQuery().taskAssignee(user).orderByTaskPriority().desc().orderByTaskCreateTime().desc();
            case "即将到期" -> mine.dueAfter(now).dueBefore(Date.from(now.toInstant().plus(SOON))).orderByDueDate().asc();
            case "已逾期" -> mine.dueBefore(now).orderByDueDate().asc();
            case "逾期未反馈的部门意见" -> tasks.createTaskQuery().taskDefinitionKey("DepartmentOpinion").dueBefore(now)
                    .orderByDueDate().asc();
            default -> throw new IllegalArgumentException("what is " + filter + "?");
        };
    }

    /** The ids of the first page, with all columns read as a page needs them. */
    List<String> page(DataSource database) {
        Map<String, Object[]> where = where();
        String order = filter.equals("本单位待办") || filter.equals("我的待办") ? "task.priority_ desc, task.create_time_ desc, task.id_"
                : "task.due_date_, task.id_";
        List<String> ids = new ArrayList<>();
        ask(database, "select task.* from act_ru_task task where " + String.join(" and ", where.keySet()) + " order by " + order
                + " limit " + PAGE, where, row -> {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        row.getObject(column);
                    }
                    ids.add(row.getString("id_"));
                });
        return ids;
    }

    long count(DataSource database) {
        long[] found = new long[1];
        boolean links = filter.equals("本单位待办") || filter.startsWith(OF_A_DEPARTMENT);
        List<String> offered = filter.equals("本单位待办") ? groups : links ? List.of(department()) : null;
        if (links) {
            ask(database, "select count(" + (offered.size() == 1 ? "*" : "distinct task.task_id_") + ") from act_ru_identitylink task"
                    + " where task.type_ = 'candidate' and task.group_id_ = any(?) and " + SERVED,
                    Map.of("", new Object[] {array(offered), array(tenants)}), row -> found[0] = row.getLong(1));
        } else {
            Map<String, Object[]> where = where();
            ask(database, "select count(*) from act_ru_task task where " + String.join(" and ", where.keySet()), where,
                    row -> found[0] = row.getLong(1));
        }
        return found[0];
    }

    private Map<String, Object[]> where() {
        Timestamp now = Timestamp.from(Instant.now());
        Map<String, Object[]> where = new LinkedHashMap<>();
        if (filter.startsWith(OF_A_DISTRICT)) {
            where.put("task.tenant_id_ = ?", new Object[] {district()});
            where.put(SEEN, new Object[] {array(groups), user, array(groups)});
            return where;
        }
        if (filter.equals("我的待办")) {
            where.put("task.assignee_ = ?", new Object[] {user});
        } else if (filter.equals("逾期未反馈的部门意见")) {
            where.put("task.task_def_key_ = 'DepartmentOpinion' and task.due_date_ < ?", new Object[] {now});
            where.put(SEEN, new Object[] {array(groups), user, array(groups)});
        } else if (filter.startsWith(OF_A_DEPARTMENT)) {
            where.put(OFFERED, new Object[] {array(List.of(department()))});
        } else {
            where.put(OFFERED, new Object[] {array(groups)});
        }
        if (filter.equals("已逾期")) {
            where.put("task.due_date_ < ?", new Object[] {now});
        } else if (filter.equals("即将到期")) {
            where.put("task.due_date_ > ? and task.due_date_ < ?", new Object[] {now, Timestamp.from(Instant.now().plus(SOON))});
        }
        where.put(SERVED, new Object[] {array(tenants)});
        return where;
    }

    private String district() {
        String label = filter.substring(OF_A_DISTRICT.length());
        return District.all().stream().filter(district -> district.label().equals(label)).findFirst().orElseThrow().code();
    }

    private String department() {
        String label = filter.substring(OF_A_DEPARTMENT.length());
        return Groups.dept(Department.municipalKeys().stream().filter(key -> Department.name(key).equals(label)).findFirst().orElseThrow());
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void ask(DataSource database, String sql, Map<String, Object[]> parameters, Row reader) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object[] values : parameters.values()) {
                for (Object value : values) {
                    statement.setObject(index++, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
