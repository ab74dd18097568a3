package beijing.facility.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks in the hands of an official who can't work them any more, and their way back to her unit. */
@Component
public class LeftTasks {

    /**
     * @param project the business key of its process, null where it has none
     * @param tenant  the code of the district, null for what is the whole city's
     * @param groups  the ids of the groups that it is offered to
     */
    public record LeftTask(String id, String name, String project, String tenant, Set<String> groups) {
    }

    private final ProcessEngine engine;
    private final TaskService tasks;

    LeftTasks(@Lazy ProcessEngine engine, @Lazy TaskService tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /** Those that she has taken or was given, and those that she has delegated. */
    public List<LeftTask> of(String user) {
        return unchecked(context -> {
            List<Task> hers = new ArrayList<>(tasks.createTaskQuery().taskAssignee(user).list());
            hers.addAll(tasks.createTaskQuery().taskOwner(user).taskDelegationState(DelegationState.PENDING).list());
            return hers.stream().map(Task::getId).distinct().map(context.getTaskManager()::findTaskById).map(LeftTasks::left).toList();
        });
    }

    /**
     * Takes a task out of her hands: what she had taken is free again, what was delegated to her goes back to its owner, what she had
     * delegated stays with the colleague, as her own.
     *
     * @return who has it now, or null
     */
    public String release(String id, String user) {
        return unchecked(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(id);
            boolean delegated = task.getDelegationState() == DelegationState.PENDING;
            if (user.equals(task.getAssignee())) {
                if (delegated && task.getOwner() != null && !user.equals(task.getOwner())) {
                    new ResolveTaskCmd(id, null).execute(context);
                } else {
                    new AssignTaskCmd(id, null).execute(context);
                }
            }
            if (user.equals(task.getOwner())) {
                task.setOwner(null);
                task.setDelegationState(null);
                task.triggerUpdateEvent();
            }
            return task.getAssignee();
        });
    }

    private static LeftTask left(TaskEntity task) {
        return new LeftTask(task.getId(), task.getName(), OpenForms.businessKey(task), task.getTenantId(), task.getCandidates().stream()
                .map(IdentityLink::getGroupId).filter(group -> group != null).collect(Collectors.toSet()));
    }

    private <T> T unchecked(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> withoutTenants(context, command)));
    }

    private static <T> T withoutTenants(CommandContext context, Command<T> command) {
        boolean checked = context.isTenantCheckEnabled();
        context.disableTenantCheck();
        try {
            return command.execute(context);
        } finally {
            if (checked) {
                context.enableTenantCheck();
            }
        }
    }
}
