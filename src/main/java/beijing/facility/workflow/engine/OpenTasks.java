package beijing.facility.workflow.engine;

import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of a project, for what is done beside their forms. */
@Component
public class OpenTasks {

    /** @param hers whether it is the signed-in official's to work, by what she is now */
    public record OpenTask(String id, String key, String name, boolean hers) {
    }

    private final ProcessEngine engine;
    private final TaskHands hands;

    OpenTasks(@Lazy ProcessEngine engine, TaskHands hands) {
        this.engine = engine;
        this.hands = hands;
    }

    /** The project of an open task that the signed-in official sees in her list; empty where she sees none, or where it has no project. */
    public Optional<String> project(String id) {
        if (engine.getTaskService().createTaskQuery().taskId(id).count() == 0) {
            return Optional.empty();
        }
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(id))
                        // a round of solicitation is the whole city's
                        .filter(task -> task.getTenantId() != null)
                        .map(OpenForms::businessKey));
    }

    /** The task, as long as it is open and one of that project. */
    public Optional<OpenTask> find(String id, String project) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(id))
                        .filter(task -> project.equals(OpenForms.businessKey(task)))
                        .map(task -> new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), hands.workable(context, task))));
    }
}
