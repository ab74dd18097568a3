package beijing.facility.workflow.engine;

import java.util.Map;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service: who completes a task without its form hands in no more than the form would take. */
class OfficialTaskService extends TaskServiceImpl {

    private final OfficialFormService forms;

    OfficialTaskService(OfficialFormService forms) {
        this.forms = forms;
    }

    @Override
    public void complete(String task, Map<String, Object> variables) {
        forms.checkTask(task, variables);
        super.complete(task, variables);
    }

    /** Who claimed a task may give it back; to give it to somebody else takes more than being its candidate. */
    @Override
    public void setAssignee(String id, String user) {
        boolean givesBack = user == null && commandExecutor.execute(context -> {
            var task = context.getAuthentication() == null ? null : context.getTaskManager().findTaskById(id);
            return task != null && context.getAuthenticatedUserId().equals(task.getAssignee());
        });
        if (givesBack) {
            commandExecutor.execute(context ->
                    context.runWithoutAuthorization(() -> new AssignTaskCmd(id, null).execute(context)));
        } else {
            super.setAssignee(id, user);
        }
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String task, Map<String, Object> variables,
            boolean deserializeValues) {
        forms.checkTask(task, variables);
        return super.completeWithVariablesInReturn(task, variables, deserializeValues);
    }

    @Override
    public void resolveTask(String task, Map<String, Object> variables) {
        forms.checkTask(task, variables);
        super.resolveTask(task, variables);
    }
}
