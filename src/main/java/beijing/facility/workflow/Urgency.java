package beijing.facility.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Brings the tasks that are overdue to the top of the list: those in the diagram at whose edge the timer waits that led here. */
public final class Urgency {

    private static final int URGENT = 90;

    private Urgency() {
    }

    /** Those that are open in the same instance. */
    public static void raise(DelegateExecution execution) {
        raise(execution, tasks -> tasks);
    }

    /** Of these the ones that are offered to that group. */
    public static void raise(DelegateExecution execution, String group) {
        raise(execution, tasks -> tasks.taskCandidateGroup(group).includeAssignedTasks());
    }

    private static void raise(DelegateExecution execution, UnaryOperator<TaskQuery> which) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        overdue((FlowNode) execution.getBpmnModelElementInstance()).map(Urgency::tasks).filter(keys -> keys.length > 0).ifPresent(keys -> {
            List<Task> open = which.apply(tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKeyIn(keys)).list();
            open.forEach(task -> {
                task.setPriority(URGENT);
                tasks.saveTask(task);
            });
        });
    }

    /** Back along the flows. */
    private static Optional<Activity> overdue(FlowNode reminder) {
        Deque<FlowNode> open = new ArrayDeque<>(List.of(reminder));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            if (node instanceof BoundaryEvent edge) {
                return Optional.of(edge.getAttachedTo());
            }
            if (seen.add(node.getId())) {
                open.addAll(node.getPreviousNodes().list());
            }
        }
        return Optional.empty();
    }

    /** The task itself, or those of the part of the diagram at whose edge the timer waits. */
    private static String[] tasks(Activity overdue) {
        return overdue instanceof UserTask ? new String[] {overdue.getId()}
                : overdue.getChildElementsByType(UserTask.class).stream().map(UserTask::getId).toArray(String[]::new);
    }
}
