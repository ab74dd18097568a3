package beijing.facility.demo;

import beijing.facility.database.DatabaseProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where no database is configured, the demo's own takes its place. */
final class DemoDatabaseConfiguration {

    private DemoDatabaseConfiguration() {
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnDemo
    @ConditionalOnClass(EmbeddedPostgres.class)
    static class Embedded {

        @Bean
        @ConditionalOnMissingBean(JdbcConnectionDetails.class)
        EmbeddedDatabase embeddedDatabase(DemoProperties properties, Environment environment) {
            if (environment.containsProperty("spring.datasource.username") || environment.containsProperty("spring.datasource.password")) {
                throw databaseMissing("给出了数据库的用户名或密码，但没有给出数据库地址。");
            }
            return EmbeddedDatabase.start(properties.dataDirectory());
        }
    }

    /** The build for servers leaves the embedded database out. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnDemo
    @ConditionalOnMissingClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
    static class Absent {

        @Bean
        @ConditionalOnMissingBean
        JdbcConnectionDetails noDatabase() {
            throw databaseMissing("没有给出数据库，而这个服务器版本不带演示用的内置数据库。No database is configured.");
        }
    }

    private static DatabaseProblem databaseMissing(String problem) {
        return new DatabaseProblem(problem,
                "请设置环境变量 SPRING_DATASOURCE_URL（例如 jdbc:postgresql://主机:5432/facility）、SPRING_DATASOURCE_USERNAME、"
                        + "SPRING_DATASOURCE_PASSWORD。", null);
    }
}
