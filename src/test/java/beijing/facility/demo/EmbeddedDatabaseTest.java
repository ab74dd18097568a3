package beijing.facility.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import beijing.facility.database.DatabaseProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each test finds a cluster that was closed properly, with a table {@code kept} in it. */
class EmbeddedDatabaseTest {

    @TempDir
    private static Path temporary;
    private static Path directory;

    @BeforeAll
    static void realPath() throws IOException {
        directory = temporary.toRealPath();
    }

    @BeforeEach
    void keepATable() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            sql(database).execute("CREATE TABLE IF NOT EXISTS kept ()");
        }
    }

    private static JdbcTemplate sql(EmbeddedDatabase database) {
        return new JdbcTemplate(new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    private static boolean kept(EmbeddedDatabase database) {
        return sql(database).queryForObject("SELECT count(*) FROM pg_tables WHERE tablename = 'kept'", Integer.class) == 1;
    }

    private static Path cluster() {
        return directory.resolve("cluster");
    }

    private static long startServerOfNoApplication() throws Exception {
        String program = File.separatorChar == '\\' ? "bin/pg_ctl.exe" : "bin/pg_ctl";
        List<String> command = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        try (Stream<Path> versions = Files.list(directory.resolve("postgresql"))) {
            command.add(versions.findFirst().orElseThrow().resolve(program).toString());
        }
        command.addAll(List.of("start", "-w", "-D", cluster().toString(), "-o", "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + freePort()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).get(0));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A process that has ended but has not been waited for yet no longer has a command. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process).flatMap(handle -> handle.info().command()).isPresent();
    }

    @Test
    void keepsItsDataAndKnowsChineseLetters() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(kept(database)).isTrue();
            assertThat(sql(database).queryForObject("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'facility'",
                    String.class)).isEqualTo("UTF8");
            assertThat(sql(database).queryForObject("SELECT similarity('养老服务驿站', '养老服务驿站')", Double.class)).isEqualTo(1);
        }
    }

    @Test
    void asksForThePassword() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            JdbcTemplate guess = new JdbcTemplate(new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), "postgres"));
            assertThatThrownBy(() -> guess.execute("SELECT 1")).rootCause().hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void stopsTheServerThatAKilledApplicationLeftAndStartsAnew() throws Exception {
        long orphan = startServerOfNoApplication();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(runs(orphan)).isFalse();
            assertThat(kept(database)).isTrue();
            assertThat(Files.readString(directory.resolve("postgresql.log"))).doesNotContain("was not properly shut down");
        }
    }

    @Test
    void makesAClusterAnewThatWasNeverFinished() throws IOException {
        Files.delete(cluster().resolve("facility-usable"));
        Files.delete(cluster().resolve("global/pg_control"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(kept(database)).isFalse();
        }
    }

    @Test
    void unpacksAgainWhatWasHalfUnpacked() throws IOException {
        try (Stream<Path> versions = Files.list(directory.resolve("postgresql"))) {
            for (Path version : versions.toList()) {
                Files.delete(version.resolve(".exists"));
                Files.writeString(version.resolve("bin/postgres"), "half");
            }
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(kept(database)).isTrue();
        }
    }

    @Test
    void refusesASecondApplicationAndLeavesTheFirstAlone() throws IOException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(DatabaseProblem.class)
                    .hasMessageContaining("占用着演示数据目录 " + directory)
                    .hasMessageContaining("进程 " + ProcessHandle.current().pid());
            assertThat(kept(first)).isTrue();
        }
    }

    @Test
    void isNotMisledByAPidFileThatNamesAnotherProcess() throws IOException {
        // the computer was switched off, and the number now belongs to somebody else
        Files.write(cluster().resolve("postmaster.pid"), List.of(Long.toString(ProcessHandle.current().pid()), cluster().toString()));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(kept(database)).isTrue();
        }
    }

    @Test
    void leavesTheServersOfOthersAlone(@TempDir Path other) throws Exception {
        try (EmbeddedPostgres stranger = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target/postgresql").toAbsolutePath().toFile())
                .setDataDirectory(other).start()) {
            String number = Files.readAllLines(other.resolve("postmaster.pid")).get(0);
            Files.write(cluster().resolve("postmaster.pid"), List.of(number, cluster().toString()));

            EmbeddedDatabase.start(directory).close();

            assertThat(runs(Long.parseLong(number))).isTrue();
        }
    }

    @Test
    void saysWhatToDoWhereTheDirectoryCantBeUsed() throws IOException {
        Path file = Files.writeString(temporary.resolve("a-file"), "");

        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("data")))
                .isInstanceOfSatisfying(DatabaseProblem.class,
                        problem -> assertThat(problem.remedy()).contains("--facility.demo.data-directory"));
    }
}
