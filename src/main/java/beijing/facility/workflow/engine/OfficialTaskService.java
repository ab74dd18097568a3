package beijing.facility.workflow.engine;

import java.util.Map;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
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
