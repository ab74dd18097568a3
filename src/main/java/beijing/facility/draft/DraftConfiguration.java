package beijing.facility.draft;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration
@EnableConfigurationProperties(DraftSettings.class)
class DraftConfiguration {

    /** The tables of the engine exist only once it is built. */
    @Bean
    DataSourceInitializer draftsEndWithTheirTasks(DataSource database, ProcessEngine built) {
        ResourceDatabasePopulator script = new ResourceDatabasePopulator(new ClassPathResource("mapping/task-drafts.sql"));
        script.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        DataSourceInitializer initializer = new DataSourceInitializer();
        initializer.setDataSource(database);
        initializer.setDatabasePopulator(script);
        return initializer;
    }

    @Configuration
    @ConditionalOnProperty(name = "facility.notices.clockwork", matchIfMissing = true)
    static class Sweep {

        private final Drafts drafts;

        Sweep(Drafts drafts) {
            this.drafts = drafts;
        }

        @Scheduled(fixedDelayString = "PT24H", initialDelayString = "12m")
        void forget() {
            drafts.forget();
        }
    }
}
