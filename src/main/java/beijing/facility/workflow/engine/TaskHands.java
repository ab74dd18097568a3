package beijing.facility.workflow.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * By which an open task passes from one official to another, whatever rights in the engine they have. Who may pass which task to whom
 * is for the caller to check.
 */
@Component
public class TaskHands {

    /**
     * An open task of a project.
     *
     * @param groups   the ids of the groups whose it is
     * @param assignee who has taken it
     * @param owner    who gets it back, as long as it is delegated
     * @param workable whether it is the signed-in official's to work, by what she is now
     */
    public record Held(String id, String key, String name, String project, String tenant, Set<String> groups,
            Optional<String> assignee, Optional<String> owner, boolean workable) {
    }

    private final ProcessEngine engine;
    private final TaskService tasks;
    private final HistoryService history;
    private final OfficeGuard guard;

    TaskHands(@Lazy ProcessEngine engine, @Lazy TaskService tasks, @Lazy HistoryService history, OfficeGuard guard) {
        this.engine = engine;
        this.tasks = tasks;
        this.history = history;
        this.guard = guard;
    }

    /** One step of work: all of it is stored or nothing, and it runs again where it met somebody else's. */
    public <T> T inOneStep(Supplier<T> work) {
        return execute(context -> work.get());
    }

    /** The task, as long as it is open; empty likewise where it is of no project. */
    public Optional<Held> find(String id) {
        return execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(id))
                // a round of solicitation is the whole city's
                .filter(task -> task.getTenantId() != null && OpenForms.businessKey(task) != null)
                .map(task -> held(context, task)));
    }

    /** Likewise, that of a round of solicitation too, whose tenant is null then. */
    public Optional<Held> any(String id) {
        return execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(id))
                .filter(task -> OpenForms.businessKey(task) != null)
                .map(task -> held(context, task)));
    }

    /** Whether the signed-in official finds it in a list of hers. */
    public boolean listed(String id) {
        return tasks.createTaskQuery().taskId(id).count() > 0;
    }

    /** Since when somebody has it, as the history knows. */
    public Optional<Instant> since(String id, String assignee) {
        return execute(context -> context.runWithoutAuthorization(() -> history.createHistoricIdentityLinkLogQuery().taskId(id).userId(assignee)
                .type(IdentityLinkType.ASSIGNEE).operationType("add").orderByTime().desc().list().stream().findFirst()
                .map(log -> log.getTime().toInstant())));
    }

    /** Whether it is still open, whatever this step has read of it. */
    public boolean open(String id) {
        return execute(context -> context.runWithoutAuthorization(() -> tasks.createTaskQuery().taskId(id).count() > 0));
    }

    /** The signed-in official takes it, as the engine's rights let her. */
    public void claim(String id, String user) {
        tasks.claim(id, user);
    }

    /** The signed-in official gives back what is hers. */
    public void release(String id) {
        tasks.setAssignee(id, null);
    }

    /** From now on it is hers alone. */
    public void assign(String id, String user) {
        checkReceives(id, user);
        unchecked(new AssignTaskCmd(id, user));
    }

    /** A colleague has it until she gives it back; whose it is gets it then. */
    public void delegate(String id, String owner, String user) {
        checkReceives(id, owner);
        checkReceives(id, user);
        unchecked(new AssignTaskCmd(id, owner));
        unchecked(new SetTaskOwnerCmd(id, owner));
        unchecked(new DelegateTaskCmd(id, user));
    }

    /** Gives a delegated task back to its owner. */
    public void resolve(String id) {
        unchecked(new ResolveTaskCmd(id, null));
    }

    private Held held(CommandContext context, TaskEntity task) {
        Optional<String> owner = Optional.ofNullable(task.getOwner()).filter(known -> task.getDelegationState() == DelegationState.PENDING);
        return new Held(task.getId(), task.getTaskDefinitionKey(), task.getName(), OpenForms.businessKey(task), task.getTenantId(), guard.offices(task),
                Optional.ofNullable(task.getAssignee()), owner, workable(context, task));
    }

    boolean workable(CommandContext context, TaskEntity task) {
        return context.getAuthentication() != null && context.getAuthentication().getUserId() != null
                && guard.works(context, task, context.getAuthentication().getUserId());
    }

    private void checkReceives(String id, String user) {
        execute(context -> {
            guard.checkReceives(context, context.getTaskManager().findTaskById(id), user);
            return null;
        });
    }

    private void unchecked(Command<?> command) {
        execute(context -> context.runWithoutAuthorization(() -> command.execute(context)));
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }
}
