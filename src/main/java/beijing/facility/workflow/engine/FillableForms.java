package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.FormFile;
import beijing.facility.workflow.NotEntitledException;

/** The forms that the signed-in official may hand in now, by what she is now. */
@Component
public class FillableForms {

    private static final FormFile NONE = new FormFile(Map.of());

    private final ProcessEngine engine;
    private final TaskHands hands;
    private final OfficeGuard guard;
    private final Map<String, FormFile> files = new ConcurrentHashMap<>();

    FillableForms(@Lazy ProcessEngine engine, TaskHands hands, OfficeGuard guard) {
        this.engine = engine;
        this.hands = hands;
        this.guard = guard;
    }

    /** Of an open task; empty where there is none of that id, and where she may not hand it in. */
    public Optional<FormFile> ofTask(String id) {
        return execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(id))
                .filter(task -> task.getProcessDefinitionId() != null && hands.workable(context, task))
                .map(task -> context.runWithoutAuthorization(() -> form(context, task))));
    }

    /** The start form of a process; empty where there is none of that key, and where she may not start it. */
    public Optional<FormFile> ofStart(String process) {
        return execute(context -> Optional.ofNullable(context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(process, null))
                .map(latest -> context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(latest.getId()))
                .filter(definition -> mayStart(context, definition))
                .map(definition -> read(definition.getId(), () -> engine.getFormService().getDeployedStartForm(definition.getId()))));
    }

    private boolean mayStart(CommandContext context, ProcessDefinitionEntity definition) {
        if (definition.getStartFormDefinition().getCamundaFormDefinitionKey() == null || context.getAuthentication() == null
                || context.getAuthentication().getUserId() == null) {
            return false;
        }
        try {
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkCreateProcessInstance(definition));
            guard.checkStart(context, definition, context.getAuthentication().getUserId());
            return true;
        } catch (AuthorizationException | NotEntitledException refused) {
            return false;
        }
    }

    private FormFile form(CommandContext context, TaskEntity task) {
        // an added task may have none
        return task.getTaskDefinition().getCamundaFormDefinitionKey() == null ? NONE
                : read(task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(), () -> new GetDeployedTaskFormCmd(task.getId()).execute(context));
    }

    /** @param form names the deployed form, for ever the same */
    private FormFile read(String form, Supplier<InputStream> deployed) {
        return files.computeIfAbsent(form, key -> FormFile.read(deployed.get()));
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }
}
