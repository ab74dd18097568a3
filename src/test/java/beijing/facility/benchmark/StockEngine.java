package beijing.facility.benchmark;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** An engine that comes as it is, on the same database, to see what the application's own statements are for. */
final class StockEngine implements AutoCloseable {

    /** What takes longer is no answer. */
    private static final int PATIENCE = 10_000;

    private final HikariDataSource database;
    private final ProcessEngine engine;
    /** What took too long is not asked again when there is more of everything. */
    private final Map<String, Boolean> tooSlow = new ConcurrentHashMap<>();

    StockEngine(HikariDataSource facility) {
        PGSimpleDataSource same = new PGSimpleDataSource();
        same.setUrl(facility.getJdbcUrl());
        same.setUser(facility.getUsername());
        same.setPassword(facility.getPassword());
        same.setOptions("-c statement_timeout=" + PATIENCE);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(same);
        pool.setMaximumPoolSize(2);
        database = new HikariDataSource(pool);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("stock");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setMetricsEnabled(false);
        engine = configuration.buildProcessEngine();
    }

    /** The median of a few attempts in milliseconds; empty where it takes longer than ten seconds. */
    Optional<Double> page(Question question, Effort effort) {
        return time("page " + question.filter() + question.user(), question, effort,
                tasks -> question.of(tasks).listPage(0, Question.PAGE).size());
    }

    Optional<Double> count(Question question, Effort effort) {
        return time("count " + question.filter() + question.user(), question, effort, tasks -> question.of(tasks).count());
    }

    private interface Asked {
        Number of(TaskService tasks);
    }

    private Optional<Double> time(String what, Question question, Effort effort, Asked asked) {
        if (tooSlow.containsKey(what)) {
            return Optional.empty();
        }
        engine.getIdentityService().setAuthentication(question.user(), question.groups(), question.tenants());
        try {
            return Optional.of(effort.few().median((Callable<Number>) () -> asked.of(engine.getTaskService())));
        } catch (Exception givenUp) {
            tooSlow.put(what, true);
            return Optional.empty();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
