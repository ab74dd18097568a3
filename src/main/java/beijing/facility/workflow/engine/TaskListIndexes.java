package beijing.facility.workflow.engine;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the indexes of TaskList.xml to the engine's tables. These exist only once the engine is built, after the migrations have run,
 * so no migration can do it.
 */
final class TaskListIndexes {

    /** "task list" */
    private static final long LOCK = 0x7461736b6c697374L;

    private TaskListIndexes() {
    }

    static void create(DataSource database) {
        ResourceDatabasePopulator script = new ResourceDatabasePopulator(new ClassPathResource("mapping/task-list-indexes.sql"));
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            // of two servers that start at the same time the second finds them there
            new JdbcTemplate(database).execute("select pg_advisory_xact_lock(" + LOCK + ")");
            script.execute(database);
        });
    }
}
