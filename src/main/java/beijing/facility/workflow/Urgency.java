package beijing.facility.workflow;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/** Brings a task that is overdue to the top of the list. */
public final class Urgency {

    private static final int URGENT = 90;

    private Urgency() {
    }

    /** The open tasks of that key in the same instance. */
    public static void raise(DelegateExecution execution, String key) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        for (Task task : tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).taskDefinitionKey(key).list()) {
            task.setPriority(URGENT);
            tasks.saveTask(task);
        }
    }
}
