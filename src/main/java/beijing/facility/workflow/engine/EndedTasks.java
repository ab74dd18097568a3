package beijing.facility.workflow.engine;

import java.time.Instant;
import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tasks that are over, whoever asks: who may know of them is for the caller to check. */
@Component
public class EndedTasks {

    /**
     * A task of a project.
     *
     * @param completed whether its form was handed in; else it ended without
     */
    public record Ended(String key, String name, String project, Instant at, boolean completed) {
    }

    private final ProcessEngine engine;
    private final HistoryService history;

    EndedTasks(@Lazy ProcessEngine engine, @Lazy HistoryService history) {
        this.engine = engine;
        this.history = history;
    }

    /** Empty where it is open, where there never was one, and where it was of no project. */
    public Optional<Ended> find(String id) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            context.disableTenantCheck();
            try {
                return context.runWithoutAuthorization(() -> Optional.ofNullable(
                                history.createHistoricTaskInstanceQuery().taskId(id).finished().singleResult())
                        // a round of solicitation is the whole city's
                        .filter(task -> task.getTenantId() != null).flatMap(this::ended));
            } finally {
                context.enableTenantCheck();
            }
        });
    }

    private Optional<Ended> ended(HistoricTaskInstance task) {
        HistoricProcessInstance instance =
                history.createHistoricProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return Optional.ofNullable(instance).map(HistoricProcessInstance::getBusinessKey).map(project -> new Ended(task.getTaskDefinitionKey(),
                task.getName(), project, task.getEndTime().toInstant(), TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason())));
    }
}
