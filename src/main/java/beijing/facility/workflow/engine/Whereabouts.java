package beijing.facility.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where a project stands in its processes, whoever asks: who may know it is for the caller to check. */
@Component
public class Whereabouts {

    private static final String CALL = "callActivity";
    /** What only wraps the places themselves. */
    private static final Set<String> WRAPPERS = Set.of("multiInstanceBody", "subProcess", "transaction");

    /**
     * A running process of the project.
     *
     * @param active the ids of the elements of its diagram that are being worked or waited at
     * @param places what is open in it; a called process is not a place but has its own
     */
    public record Running(String definitionId, String process, Instant since, Set<String> active, List<Place> places) {
    }

    /**
     * An element of a diagram at which the project stands.
     *
     * @param work the user task, where it is one
     */
    public record Place(String element, String name, Instant since, Optional<Work> work) {
    }

    /**
     * @param groups the ids of the groups that it is offered to
     */
    public record Work(String task, Optional<Instant> due, Optional<String> assignee, Set<String> groups) {
    }

    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final TaskService tasks;

    Whereabouts(@Lazy ProcessEngine engine, @Lazy RuntimeService runtime, @Lazy RepositoryService repository,
            @Lazy HistoryService history, @Lazy TaskService tasks) {
        this.engine = engine;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.tasks = tasks;
    }

    /** The running processes of a project, the youngest first; none where it is at its end. */
    public List<Running> of(String project) {
        return unchecked(() -> {
            Map<String, Task> open = tasks.createTaskQuery().processInstanceBusinessKey(project).list().stream()
                    .collect(Collectors.toMap(Task::getId, Function.identity()));
            return runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                    .map(instance -> running(instance, open))
                    .sorted(Comparator.comparing(Running::since).reversed())
                    .toList();
        });
    }

    /** The diagram of a process in which the project stands. */
    public Optional<String> diagram(String project, String definition) {
        return unchecked(() -> {
            boolean there = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project)
                    .processDefinitionId(definition).count() > 0;
            return there ? Optional.of(xml(definition)) : Optional.empty();
        });
    }

    private Running running(ProcessInstance instance, Map<String, Task> open) {
        String definition = instance.getProcessDefinitionId();
        List<HistoricActivityInstance> unfinished =
                history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).unfinished().list();
        List<HistoricActivityInstance> elements = new ArrayList<>(unfinished);
        elements.removeIf(element -> WRAPPERS.contains(element.getActivityType()));
        elements.sort(Comparator.comparing(HistoricActivityInstance::getStartTime));
        List<Place> places = elements.stream().filter(element -> !CALL.equals(element.getActivityType()))
                .map(element -> new Place(element.getActivityId(), element.getActivityName(), element.getStartTime().toInstant(),
                        Optional.ofNullable(open.get(element.getTaskId())).map(this::work)))
                .toList();
        Instant since = elements.stream().map(HistoricActivityInstance::getStartTime).max(Comparator.naturalOrder())
                .map(Date::toInstant).orElse(Instant.EPOCH);
        return new Running(definition, repository.getProcessDefinition(definition).getName(), since,
                elements.stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet()), places);
    }

    private Work work(Task task) {
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
        return new Work(task.getId(), Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                Optional.ofNullable(task.getAssignee()), groups);
    }

    private String xml(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T unchecked(Supplier<T> reading) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> {
                    context.disableTenantCheck();
                    try {
                        return context.runWithoutAuthorization(reading::get);
                    } finally {
                        context.enableTenantCheck();
                    }
                });
    }
}
