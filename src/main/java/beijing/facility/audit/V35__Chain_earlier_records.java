package beijing.facility.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Begins the chain: the first entry says how many rows were on record before there was one, then each of them is sealed as it stood at
 * that moment. It runs once; a row that comes later without an entry is none of ours, and the verification names it.
 */
@Component
class V35__Chain_earlier_records extends BaseJavaMigration {

    private static final int AT_ONCE = 200;

    /** The name and unit of who recorded money are those of her decisions on the project. */
    private static final String LEDGER_ROWS = """
            select r.id, r.recorded_by, coalesce(d.decided_by_name, r.recorded_by), coalesce(d.unit, ''), r.project_number
            from %s r left join lateral (select decided_by_name, unit from decision
                where project_number = r.project_number and decided_by = r.recorded_by order by id desc limit 1) d on true
            order by r.id""";
    private static final String DECISIONS =
            "select id, decided_by, decided_by_name, unit, project_number from decision order by id";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            // what a row says must not hang on the zone of whoever reads it
            statement.execute("set local time zone 'Asia/Shanghai'");
        }
        Instant now = now(connection);
        Map<String, Object> counts = new LinkedHashMap<>();
        for (AuditedTable table : AuditedTable.values()) {
            counts.put(table.table(), count(connection, table));
        }
        AuditTrail.link(connection, List.of(new Pending(AuditKind.CHAIN, now, Actor.SYSTEM.id(), Actor.SYSTEM, null, null, null,
                AuditTrail.json(Map.of("recordsBefore", counts)))), List.of(Actor.SYSTEM));
        for (AuditedTable table : AuditedTable.values()) {
            seal(connection, table, now);
        }
    }

    private static void seal(Connection connection, AuditedTable table, Instant now) throws SQLException {
        List<Pending> pending = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                table == AuditedTable.DECISION ? DECISIONS : LEDGER_ROWS.formatted(table.table()))) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Actor by = row.getString(2).equals(Actor.SYSTEM.id()) ? Actor.SYSTEM
                            : new Actor(row.getString(2), row.getString(3), row.getString(4));
                    AuditKind kind = table != AuditedTable.DECISION ? AuditKind.valueOf(table.name())
                            : by == Actor.SYSTEM ? AuditKind.NOTE : AuditKind.DECISION;
                    pending.add(new Pending(kind, now, by.id(), by, row.getString(5), table, row.getLong(1), null));
                    if (pending.size() == AT_ONCE) {
                        link(connection, pending);
                    }
                }
            }
        }
        link(connection, pending);
    }

    private static void link(Connection connection, List<Pending> pending) throws SQLException {
        if (!pending.isEmpty()) {
            AuditTrail.link(connection, pending, pending.stream().map(Pending::by).toList());
            pending.clear();
        }
    }

    private static long count(Connection connection, AuditedTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table.table())) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
