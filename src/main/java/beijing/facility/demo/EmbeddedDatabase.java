package beijing.facility.demo;

import beijing.facility.database.DatabaseProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The demo's own PostgreSQL while the application runs; its data stays for the next start. */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * @throws DatabaseProblem when another application uses the directory, or PostgreSQL does not start
     */
    static EmbeddedDatabase start(Path dataDirectory) {
        try {
            Path directory = Files.createDirectories(dataDirectory).toRealPath();
            DirectoryLock lock = DirectoryLock.acquire(directory);
            Cluster cluster = new Cluster(directory);
            try {
                EmbeddedPostgres server = cluster.start();
                LOG.info("演示数据库（内置 PostgreSQL）已在 127.0.0.1:{} 启动，数据保存在 {}", server.getPort(), directory);
                return new EmbeddedDatabase(lock, server, cluster.password());
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e instanceof DatabaseProblem ? (DatabaseProblem) e : notStarted(directory, cluster.lastWords(), e);
            }
        } catch (IOException e) {
            throw new DatabaseProblem("演示数据目录 " + dataDirectory.toAbsolutePath() + " 不能使用：" + e,
                    "请检查该目录的权限，或用 --facility.demo.data-directory=另一个目录 启动。", e);
        }
    }

    private static DatabaseProblem notStarted(Path directory, String lastWords, Exception cause) {
        return new DatabaseProblem("演示数据库（内置 PostgreSQL）没有启动成功：" + cause.getMessage() + System.lineSeparator() + lastWords,
                "请查看 " + directory.resolve("postgresql.log") + "；若数据可以不要，删除目录 " + directory
                        + " 后重新启动。也可以设置 SPRING_DATASOURCE_URL 使用已有的 PostgreSQL。", cause);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + Cluster.DATABASE;
    }

    @Override
    public String getUsername() {
        return Cluster.USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lock.close();
        }
    }
}
