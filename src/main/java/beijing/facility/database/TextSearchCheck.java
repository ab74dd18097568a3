package beijing.facility.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Makes sure, before anything is written into it, that the database can be reached and finds similar Chinese texts. {@code pg_trgm}
 * takes Chinese characters for letters only if the LC_CTYPE of the database says so; with "C" it drops them without a word, and a
 * project filed twice (第二十二条) would go unnoticed.
 */
@Component
class TextSearchCheck implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(TextSearchCheck.class);

    private final DataSource dataSource;
    private final OneStartAtATime start;
    private final boolean chosenByAdministrator;

    TextSearchCheck(DataSource dataSource, OneStartAtATime start, Environment environment) {
        this.dataSource = dataSource;
        this.start = start;
        this.chosenByAdministrator = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    @Override
    public void migrate(Flyway flyway) {
        check();
        flyway.migrate();
    }

    private void check() {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            start.begin();
            createExtension(statement);
            if (!knowsChinese(statement)) {
                DatabaseProblem problem = withoutChinese(connection.getCatalog(), characterType(statement));
                if (chosenByAdministrator) {
                    throw problem;
                }
                // the demo has tried every locale of this machine: nothing is left to be done about it
                LOG.warn("本机的任何区域设置都不识别汉字，演示中的重复申报核查（第二十二条）不比较汉字。正式使用请连接 Linux 上的 PostgreSQL。"
                        + " No locale of this machine knows Chinese letters: similar names are not found in this demo.");
            }
        } catch (SQLException e) {
            throw new DatabaseProblem("数据库不能使用：" + e.getMessage(), "请按以上原因检查数据库。", e);
        }
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof SQLException)) {
                cause = cause.getCause();
            }
            throw new DatabaseProblem("连接不上数据库：" + cause.getMessage(),
                    "请检查数据库是否已启动，以及 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD 是否正确。", e);
        }
    }

    private static void createExtension(Statement statement) {
        try {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        } catch (SQLException e) {
            throw new DatabaseProblem("数据库缺少 pg_trgm 扩展，本系统也未能自行创建：" + e.getMessage(),
                    "请数据库管理员安装 PostgreSQL 的 contrib 扩展包，并以有权限的用户在该数据库中执行：CREATE EXTENSION pg_trgm;", e);
        }
    }

    private static boolean knowsChinese(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT cardinality(show_trgm('养老')) > 0")) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static String characterType(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT datctype FROM pg_database WHERE datname = current_database()")) {
            result.next();
            return result.getString(1);
        }
    }

    private static DatabaseProblem withoutChinese(String database, String characterType) {
        return new DatabaseProblem(
                "数据库 " + database + " 的字符分类（LC_CTYPE）是“" + characterType + "”，不识别汉字，无法核查重复申报（第二十二条）。",
                "请在 Linux 上另建一个数据库后重试：CREATE DATABASE " + database
                        + "2 TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';"
                        + " LC_CTYPE 也可用该服务器上其他的 UTF-8 区域设置，例如 zh_CN.UTF-8。", null);
    }
}
