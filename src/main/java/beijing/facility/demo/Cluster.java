package beijing.facility.demo;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL cluster below the data directory, with one database for the application. It may have been left by a process that was
 * killed at any moment, so {@link #start} never trusts what it finds: processes are stopped, and what was not finished is made anew.
 */
final class Cluster {

    static final String DATABASE = "facility";
    static final String USER = "postgres";

    /**
     * Values of LC_CTYPE that know Chinese letters, on one system or another: Linux (glibc, musl), newer macOS; macOS; Windows. Which
     * of them this machine has shows when a database is made with it; the locale of the shell has no part in it.
     */
    private static final List<String> CHARACTER_TYPES =
            List.of("C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8", "UTF-8", "zh-CN", "en-US");

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Path newPassword;
    /** Written when the cluster has become usable; holds the password of its owner. */
    private final Path usable;
    private final LeftoverProcesses leftovers;

    Cluster(Path directory) {
        binaries = directory.resolve("postgresql");
        cluster = directory.resolve("cluster");
        log = directory.resolve("postgresql.log");
        newPassword = directory.resolve("new-password");
        usable = cluster.resolve("facility-usable");
        leftovers = new LeftoverProcesses(binaries, cluster);
    }

    /** What the server said last, for the administrator. */
    String lastWords() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    String password() throws IOException {
        return Files.readString(usable);
    }

    EmbeddedPostgres start() throws IOException, SQLException {
        leftovers.stop();
        deleteUnfinished();
        Files.deleteIfExists(log);
        try {
            return Files.exists(usable) ? startServer(Map.of(), password()) : create();
        } catch (IOException | SQLException | RuntimeException e) {
            leftovers.stop();
            throw e;
        }
    }

    private void deleteUnfinished() throws IOException {
        if (!Files.exists(usable)) {
            FileSystemUtils.deleteRecursively(cluster);
        }
        if (Files.exists(binaries)) {
            try (Stream<Path> versions = Files.list(binaries)) {
                for (Path version : versions.toList()) {
                    // EmbeddedPostgres makes this file last, but takes a file that it finds half written for a whole one
                    if (!Files.exists(version.resolve(".exists"))) {
                        FileSystemUtils.deleteRecursively(version);
                    }
                }
            }
        }
    }

    private EmbeddedPostgres create() throws IOException, SQLException {
        String password = UUID.randomUUID().toString();
        Files.writeString(newPassword, password);
        EmbeddedPostgres server = startServer(
                Map.of("locale", "C", "auth", "scram-sha-256", "pwfile", newPassword.toString()), password);
        createDatabase(server);
        Files.move(newPassword, usable, StandardCopyOption.ATOMIC_MOVE);
        return server;
    }

    private EmbeddedPostgres startServer(Map<String, String> initdbOptions, String password) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Binaries())
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                // EmbeddedPostgres turns it off, for tests; this database shall also survive a power cut
                .setServerConfig("fsync", "on");
        initdbOptions.forEach(builder::setLocaleConfig);
        EmbeddedPostgres server = builder.start();
        // EmbeddedPostgres lets everybody write there, but what lies there is run
        if (binaries.toFile().setWritable(false, false)) {
            binaries.toFile().setWritable(true, true);
        }
        return server;
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            for (String characterType : CHARACTER_TYPES) {
                if (created(statement, characterType)) {
                    if (knowsChinese(server)) {
                        return;
                    }
                    statement.execute("DROP DATABASE " + DATABASE);
                }
            }
            // none on this machine: the application says so when it starts
            statement.execute("CREATE DATABASE " + DATABASE);
        }
    }

    private static boolean created(Statement statement, String characterType) {
        try {
            statement.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0 LC_CTYPE '" + characterType + "'");
            return true;
        } catch (SQLException e) {
            // this machine has no such locale
            return false;
        }
    }

    private static boolean knowsChinese(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getDatabase(USER, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_trgm");
            try (ResultSet result = statement.executeQuery("SELECT cardinality(show_trgm('养老')) > 0")) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** A new object for every cluster: EmbeddedPostgres remembers by it where in this JVM it has unpacked, whatever the directory. */
    private static final class Binaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }
}
