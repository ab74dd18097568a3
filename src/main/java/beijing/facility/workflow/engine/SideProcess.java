package beijing.facility.workflow.engine;

import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts and ends a small process beside that of a project, whatever rights in the engine an official has: the caller checks. */
@Component
public class SideProcess {

    private final ProcessEngine engine;
    private final RuntimeService runtime;

    SideProcess(@Lazy ProcessEngine engine, @Lazy RuntimeService runtime) {
        this.engine = engine;
        this.runtime = runtime;
    }

    /** @return the id of its first task */
    public String start(String process, String project, Map<String, Object> variables) {
        return execute(context -> context.runWithoutAuthorization(() -> {
            String instance = runtime.startProcessInstanceByKey(process, project, variables).getId();
            // it is in no table yet
            return context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> task.getProcessInstanceId().equals(instance))
                    .map(TaskEntity::getId).findFirst().orElseThrow();
        }));
    }

    /** To that instance of the project which has the variable with that value. */
    public void tell(String message, String project, String variable, Object value) {
        execute(context -> context.runWithoutAuthorization(() -> {
            runtime.createMessageCorrelation(message).processInstanceBusinessKey(project).processInstanceVariableEquals(variable, value)
                    .correlate();
            return null;
        }));
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }
}
