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
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Brings a task that is overdue to the top of the list: the one in the diagram at whose edge the timer waits that led here. */
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
        overdue((FlowNode) execution.getBpmnModelElementInstance()).ifPresent(key -> {
            List<Task> open = which.apply(tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).taskDefinitionKey(key)).list();
            open.forEach(task -> {
                task.setPriority(URGENT);
                tasks.saveTask(task);
            });
        });
    }

    /** Back along the flows. */
    private static Optional<String> overdue(FlowNode reminder) {
        Deque<FlowNode> open = new ArrayDeque<>(List.of(reminder));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            if (node instanceof BoundaryEvent edge) {
                return Optional.of(edge.getAttachedTo().getId());
            }
            if (seen.add(node.getId())) {
                open.addAll(node.getPreviousNodes().list());
            }
        }
        return Optional.empty();
    }
}
