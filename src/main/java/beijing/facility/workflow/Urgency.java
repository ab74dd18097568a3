package beijing.facility.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/** Brings a task that is overdue to the top of the list. */
public final class Urgency {

    private static final int URGENT = 90;

    private Urgency() {
    }

    /** The open tasks of that key in the same instance. */
    public static void raise(DelegateExecution execution, String key) {
        raise(execution, tasks(execution, key));
    }

    /** Of these the ones that are offered to that group. */
    public static void raise(DelegateExecution execution, String key, String group) {
        raise(execution, tasks(execution, key).taskCandidateGroup(group).includeAssignedTasks());
    }

    private static TaskQuery tasks(DelegateExecution execution, String key) {
        return execution.getProcessEngineServices().getTaskService().createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId()).taskDefinitionKey(key);
    }

    private static void raise(DelegateExecution execution, TaskQuery overdue) {
        for (Task task : overdue.list()) {
            task.setPriority(URGENT);
            execution.getProcessEngineServices().getTaskService().saveTask(task);
        }
    }
}
