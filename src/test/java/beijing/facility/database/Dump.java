package beijing.facility.database;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A whole database of one version as one file of SQL, made and read without PostgreSQL's own programs: the tables as the engine and
 * the migrations of that version made them, then the rows. {@code main} makes it, see {@code package-info}.
 */
final class Dump {

    /** Those that the engine makes with the settings of this house. */
    private static final String[] ENGINE = {"engine", "history", "identity", "decision.engine", "decision.history"};
    private static final String END_OF_ROWS = "\\.";

    private Dump() {
    }

    /** @param arguments URL, user, password, file */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Writer file = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[3]))),
                        StandardCharsets.UTF_8)) {
            write(connection, file);
        }
    }

    private static void write(Connection connection, Writer file) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (String part : ENGINE) {
            file.write(resource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql") + "\n");
        }
        for (String script : strings(connection, """
                select script from flyway_schema_history where success and type = 'SQL' order by installed_rank""")) {
            file.write(resource("db/migration/" + script) + "\n");
        }
        // Flyway's own
        file.write("""
                create table flyway_schema_history (installed_rank integer not null primary key, version varchar(50),
                    description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null, checksum integer,
                    installed_by varchar(100) not null, installed_on timestamp not null default now(), execution_time integer not null,
                    success boolean not null);
                create index flyway_schema_history_s_idx on flyway_schema_history (success);
                """);
        List<String> tables = strings(connection, """
                select quote_ident(tablename) from pg_tables where schemaname = 'public' order by tablename""");
        // neither triggers nor foreign keys: the rows come in any order, and what they tell has been booked already
        file.write("set session_replication_role = replica;\n");
        file.write("truncate " + String.join(", ", tables) + ";\n");
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables) {
            String columns = String.join(", ", strings(connection, """
                    select quote_ident(column_name) from information_schema.columns
                    where table_schema = 'public' and quote_ident(table_name) = '%s' order by ordinal_position""".formatted(table)));
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copies.copyOut("copy " + table + " (" + columns + ") to stdout", rows);
            file.write("copy " + table + " (" + columns + ") from stdin;\n" + rows.toString(StandardCharsets.UTF_8) + END_OF_ROWS + "\n");
        }
        for (String restart : strings(connection, """
                select format('select setval(%L, %s, %L);', schemaname || '.' || quote_ident(sequencename),
                              coalesce(last_value, start_value), last_value is not null)
                from pg_sequences where schemaname = 'public' order by sequencename""")) {
            file.write(restart + "\n");
        }
        file.write("set session_replication_role = origin;\n");
    }

    /** Brings an empty database to where the other one stood. */
    static void restore(Connection connection, InputStream gzipped) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement();
                BufferedReader file = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8))) {
            StringBuilder script = new StringBuilder();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                if (line.startsWith("copy ") && line.endsWith(" from stdin;")) {
                    statement.execute(script.toString());
                    script.setLength(0);
                    copies.copyIn(line, new StringReader(rows(file)));
                } else {
                    script.append(line).append('\n');
                }
            }
            statement.execute(script.toString());
        }
    }

    private static String rows(BufferedReader file) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line = file.readLine(); !line.equals(END_OF_ROWS); line = file.readLine()) {
            rows.append(line).append('\n');
        }
        return rows.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Dump.class.getClassLoader().getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }
}
