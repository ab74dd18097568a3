package beijing.facility.workflow.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** By which a process goes back from an open task to the one before. Whether it may is for the caller to check. */
@Component
public class StepBack {

    /** A completed task. */
    public record Former(String key, String name) {
    }

    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;

    StepBack(@Lazy ProcessEngine engine, @Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy HistoryService history) {
        this.engine = engine;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
    }

    /** The id of the open task of that key in the project. */
    public Optional<String> open(String project, String key) {
        return unchecked(() -> Optional.ofNullable(
                tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key).singleResult()).map(Task::getId));
    }

    /** The task that was completed last in the instance of an open one. */
    public Optional<Former> before(String id) {
        return execute(context -> context.runWithoutAuthorization(() -> {
            List<HistoricTaskInstance> last = history.createHistoricTaskInstanceQuery()
                    .processInstanceId(instance(context.getTaskManager().findTaskById(id)))
                    .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                    .orderByHistoricTaskInstanceEndTime().desc()
                    .listPage(0, 1);
            return last.stream().map(task -> new Former(task.getTaskDefinitionKey(), task.getName())).findFirst();
        }));
    }

    /**
     * Puts an open task away and opens the one before it anew.
     *
     * @return the id of the task that is now open
     */
    public String back(String task, String key) {
        return execute(context -> context.runWithoutAuthorization(() -> {
            TaskEntity open = context.getTaskManager().findTaskById(task);
            String instance = instance(open);
            runtime.createProcessInstanceModification(instance)
                    .cancelAllForActivity(open.getTaskDefinitionKey())
                    .startBeforeActivity(key)
                    .execute();
            // it is in no table yet
            return context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(each -> each.getProcessInstanceId().equals(instance) && each.getTaskDefinitionKey().equals(key))
                    .map(TaskEntity::getId).findFirst().orElseThrow();
        }));
    }

    private static String instance(TaskEntity task) {
        return task.getProcessInstanceId();
    }

    private <T> T unchecked(Callable<T> work) {
        return execute(context -> context.runWithoutAuthorization(work));
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }
}
