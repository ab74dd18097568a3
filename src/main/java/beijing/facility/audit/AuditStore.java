package beijing.facility.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of the chain: two statements an append, whatever is appended. */
final class AuditStore {

    /** The end of the chain, and the rows that the new entries tell, in their order; null for those that tell none. */
    record End(long seq, String digest, List<String> contents) {
    }

    private AuditStore() {
    }

    /**
     * Holds the end of the chain until the transaction ends. It is the last that a transaction takes hold of, so nobody waits for
     * something else while she holds it.
     */
    static End lock(Connection connection, List<Pending> pending) throws SQLException {
        String contents = pending.stream().map(entry -> entry.source() == null ? "null" : content(entry.source()))
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq, digest, array[" + contents + "]::text[] from audit_tail for update")) {
            int index = 0;
            for (Pending entry : pending) {
                if (entry.source() != null) {
                    statement.setLong(++index, entry.sourceId());
                }
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new End(row.getLong(1), row.getString(2), Arrays.asList((String[]) row.getArray(3).getArray()));
            }
        }
    }

    private static String content(AuditedTable table) {
        return "(select " + table.content("r") + " from " + table.table() + " r where r.id = ?)";
    }

    static void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        AuditEntry last = entries.get(entries.size() - 1);
        try (PreparedStatement statement = connection.prepareStatement("""
                with grown as (update audit_tail set seq = ?, digest = ?)
                insert into audit_entry (seq, kind, at, by_id, by_name, unit, project, source, source_id, content, previous, digest)
                select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::bigint[], ?::text[], ?::char(64)[], ?::char(64)[])""")) {
            statement.setLong(1, last.seq());
            statement.setString(2, last.digest());
            set(statement, 3, "bigint", entries, AuditEntry::seq);
            set(statement, 4, "text", entries, AuditEntry::kind);
            set(statement, 5, "text", entries, entry -> entry.at().atOffset(ZoneOffset.UTC).toString());
            set(statement, 6, "text", entries, entry -> entry.by().id());
            set(statement, 7, "text", entries, entry -> entry.by().name());
            set(statement, 8, "text", entries, entry -> entry.by().unit());
            set(statement, 9, "text", entries, AuditEntry::project);
            set(statement, 10, "text", entries, AuditEntry::source);
            set(statement, 11, "bigint", entries, AuditEntry::sourceId);
            set(statement, 12, "text", entries, AuditEntry::content);
            set(statement, 13, "text", entries, AuditEntry::previous);
            set(statement, 14, "text", entries, AuditEntry::digest);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, String type, List<AuditEntry> entries,
            Function<AuditEntry, Object> column) throws SQLException {
        Array values = statement.getConnection().createArrayOf(type, entries.stream().map(column).toArray());
        statement.setArray(index, values);
    }
}
