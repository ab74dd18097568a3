package beijing.facility.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import beijing.facility.identity.District;

/**
 * Fills the database with thousands of projects in a minute: a few that officials really brought to their stages are copied by
 * SQL, row by row, with all that the engine and the domain hold of them. A copy has ids, a number, a district, a unit, a
 * name, an address and times of its own; all else is as in the original.
 */
class BulkProjects {

    /** Rows of these hang on a task or an instance of the project, but do not name its root. */
    private static final Map<String, String> BY_INSTANCE = Map.of(
            "act_ru_task", "proc_inst_id_ in (select id_ from instance)",
            "act_ru_variable", "proc_inst_id_ in (select id_ from instance)",
            "act_ru_event_subscr", "proc_inst_id_ in (select id_ from instance)",
            "act_ru_job", "process_instance_id_ in (select id_ from instance)",
            "act_ru_identitylink", "task_id_ in (select id_ from act_ru_task where proc_inst_id_ in (select id_ from instance))",
            "act_ru_authorization", "resource_id_ in (select id_ from act_ru_task where proc_inst_id_ in (select id_ from instance))",
            "act_ge_bytearray",
            "id_ in (select bytearray_id_ from act_ru_variable where proc_inst_id_ in (select id_ from instance))");

    /** Four fifths of all rows, and nothing that is measured reads them. */
    private static final List<String> LEFT_OUT = List.of("act_hi_detail", "act_hi_varinst");

    private static final String DISTRICTS = Arrays.stream(District.values())
            .map(district -> "'" + district.code() + "'")
            .collect(Collectors.joining(", ", "(array[", "])"));
    /** Of copy n. Those of real projects have another year. */
    private static final String DISTRICT = DISTRICTS + "[n % " + District.values().length + " + 1]";
    private static final String NUMBER =
            DISTRICT + " || '-2100-' || lpad((n / " + District.values().length + " + 1)::text, 4, '0')";
    /** Spreads the copies over five weeks before the original, in no order. */
    private static final String AGE = "(n * 7919 % 50000) * interval '1 minute'";

    private static final Map<String, String> OWN = Map.of(
            "project.credit_code", "'9111' || case when n % 10 = 0 then n % 50 else 1000 + n / 4 end",
            "project.unit", "'北京第' || case when n % 10 = 0 then n % 50 else 1000 + n / 4 end || '社区服务有限公司'",
            "project.name", "(array['劲松','望京','方庄','回龙观','温泉','天通苑','八角','永顺','潞源','良乡'])[n % 10 + 1]"
                    + " || '街道' || substr('春夏秋冬梅兰竹菊松柏杨柳桃李杏槐', n / 10 % 16 + 1, 1)"
                    + " || substr('和平安乐福寿康宁祥瑞吉庆嘉禾丰登', n / 160 % 16 + 1, 1) || '园' || n % 37"
                    + " || (array['综合服务中心','养老服务驿站','托育中心','邻里之家'])[n % 4 + 1]",
            "project.address", "'北京市' || (array['劲松','望京','方庄','回龙观','温泉','天通苑','八角','永顺','潞源','良乡'])[n % 10 + 1]"
                    + " || substr('东西南北中上下前后左右内外新旧大', n / 10 % 16 + 1, 1) || '街' || n % 997 || '号'");

    private final JdbcTemplate jdbc;
    private final List<String> originals;
    private int copies;

    private BulkProjects(Facility facility) {
        jdbc = new JdbcTemplate(facility.database());
        originals = facility.originals();
        keepOriginals();
    }

    static BulkProjects of(Facility facility) {
        return new BulkProjects(facility);
    }

    /** Copies until there are that many, originals included, and leaves the database as its housekeeping would. */
    void fillTo(int size) throws SQLException {
        int copied = copies;
        copies = size - originals.size();
        // one connection: foreign keys and the guards against changes rest on it while it copies
        try (Connection connection = jdbc.getDataSource().getConnection()) {
            JdbcTemplate one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            one.execute("set session_replication_role = replica");
            one.execute("set maintenance_work_mem = '256MB'");
            for (String table : tables()) {
                // an index that grows row by row takes longer than all the rest
                Map<String, String> indexes = indexes(table);
                indexes.keySet().forEach(index -> one.execute("drop index " + index));
                one.update(copy(table), copied, copies - 1);
                indexes.values().forEach(one::execute);
            }
            one.execute("reset all");
        }
        jdbc.execute("vacuum analyze");
        // again for the rows that something else in the database was still looking at
        jdbc.execute("vacuum");
    }

    private void keepOriginals() {
        jdbc.execute("create schema original");
        jdbc.execute("create table original.instance (id_ text, original int)");
        for (int i = 0; i < originals.size(); i++) {
            jdbc.update("insert into original.instance select id_, ? from act_hi_procinst where root_proc_inst_id_ ="
                    + " (select id_ from act_hi_procinst where business_key_ = ? and super_process_instance_id_ is null)",
                    i, originals.get(i));
        }
        Map<String, String> rows = new LinkedHashMap<>();
        jdbc.queryForList("select table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name = 'root_proc_inst_id_' and table_name like 'act\\_%' order by 1", String.class)
                .forEach(table -> rows.put(table, "root_proc_inst_id_ in (select id_ from instance)"));
        rows.putAll(BY_INSTANCE);
        rows.putAll(byProject());
        LEFT_OUT.forEach(rows::remove);
        rows.forEach((table, condition) -> {
            jdbc.execute("create table original." + table + " as select 0 as original, '' as original_number, t.* from public."
                    + table + " t where false");
            for (int i = 0; i < originals.size(); i++) {
                String number = "'" + originals.get(i) + "'";
                jdbc.execute("with instance as (select id_ from original.instance where original = " + i + ") insert into original."
                        + table + " select " + i + ", " + number + ", t.* from public." + table + " t where "
                        + condition.replace(":p", number));
            }
        });
        jdbc.execute("drop table original.instance");
    }

    /** The tables that refer to a project, and those that refer to one of these alone. */
    private Map<String, String> byProject() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("project", "number = :p");
        references("project").forEach((table, column) -> conditions.put(table, column + " = :p"));
        for (String parent : List.copyOf(conditions.keySet())) {
            references(parent).forEach((table, column) -> conditions.putIfAbsent(table,
                    column + " in (select id from " + parent + " where " + conditions.get(parent) + ")"));
        }
        return conditions;
    }

    /** Table and column of the foreign keys to a table. */
    private Map<String, String> references(String table) {
        Map<String, String> references = new LinkedHashMap<>();
        jdbc.query("""
                select cast(cast(c.conrelid as regclass) as text), a.attname
                from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confrelid = cast(? as regclass) order by 1""",
                row -> {
                    references.put(row.getString(1), row.getString(2));
                }, table);
        return references;
    }

    private List<String> tables() {
        return jdbc.queryForList("select table_name from information_schema.tables where table_schema = 'original' order by 1",
                String.class);
    }

    private Map<String, String> indexes(String table) {
        Map<String, String> indexes = new LinkedHashMap<>();
        jdbc.query("""
                select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = cast(? as regclass)
                  and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)""",
                row -> {
                    indexes.put(row.getString(1), row.getString(2));
                }, "public." + table);
        return indexes;
    }

    private String copy(String table) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        jdbc.query("select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = ?"
                + " order by ordinal_position", row -> {
            names.add(row.getString(1));
            values.add(value(table, row.getString(1), row.getString(2)));
        }, table);
        return "insert into public." + table + " (" + String.join(", ", names) + ") overriding system value select "
                + String.join(", ", values) + " from original." + table + " join generate_series(?, ?) n on n % "
                + originals.size() + " = original order by n";
    }

    private String value(String table, String column, String type) {
        String own = OWN.get(table + "." + column);
        if (own != null) {
            return own;
        }
        if (type.startsWith("timestamp")) {
            return column + " - " + AGE;
        }
        if (type.equals("bigint") && (column.equals("id") || refers(table, column))) {
            return column + " + (n + 1) * 10000::bigint";
        }
        if (!type.equals("text") && !type.equals("character varying")) {
            return column;
        }
        if (!column.endsWith("def_id_") && holds(table, column, "~ '[0-9a-f]{8}-[0-9a-f-]{27}$'")) {
            // the end of an id is the address of the machine that made it
            return "left(" + column + ", -12) || lpad(to_hex(n), 12, '0')";
        }
        String value = column;
        if (holds(table, column, "like '%' || original_number || '%'")) {
            value = "replace(" + value + ", original_number, " + NUMBER + ")";
        }
        if (holds(table, column, "like '%' || left(original_number, 6) || '%'")) {
            value = "replace(" + value + ", left(original_number, 6), " + DISTRICT + ")";
        }
        return value;
    }

    private boolean refers(String table, String column) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from pg_constraint c
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                    where c.contype = 'f' and c.conrelid = cast(? as regclass) and a.attname = ?)""", Boolean.class,
                "public." + table, column));
    }

    private boolean holds(String table, String column, String condition) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from original." + table + " where " + column + " "
                + condition + ")", Boolean.class));
    }
}
