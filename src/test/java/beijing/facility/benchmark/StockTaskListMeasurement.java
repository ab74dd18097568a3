package beijing.facility.benchmark;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.TaskQuery;

/** The filter 本单位待办 as an engine that comes as it is would ask for it, to see what the application's own mapping is for. */
class StockTaskListMeasurement implements Measurement {

    /** Beyond, a single count takes half a minute. */
    private static final int MOST = 1_000;

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        if (report.projects() > MOST) {
            return;
        }
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("stock");
        configuration.setDataSource(facility.database());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setMetricsEnabled(false);
        ProcessEngine stock = configuration.buildProcessEngine();
        try {
            for (String user : TaskListMeasurement.OFFICIALS) {
                Authentication authentication = facility.official(user)
                        .as(() -> facility.bean(IdentityService.class).getCurrentAuthentication());
                stock.getIdentityService().setAuthentication(user, authentication.getGroupIds(), authentication.getTenantIds());
                report.time("本单位待办 by the engine's own mapping, page of 15", user,
                        () -> query(stock.getTaskService(), authentication).listPage(0, 15).size());
                report.time("本单位待办 by the engine's own mapping, count", user,
                        () -> query(stock.getTaskService(), authentication).count());
            }
        } finally {
            stock.close();
        }
    }

    private static TaskQuery query(TaskService tasks, Authentication user) {
        return tasks.createTaskQuery().taskCandidateGroupIn(user.getGroupIds()).includeAssignedTasks()
                .orderByTaskPriority().desc().orderByTaskCreateTime().desc();
    }
}
