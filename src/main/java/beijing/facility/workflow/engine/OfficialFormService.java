package beijing.facility.workflow.engine;

import java.util.Map;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's form service, which takes from a signed-in user only the fields of the form. */
class OfficialFormService extends FormServiceImpl {

    private final FormFields fields;

    OfficialFormService(FormFields fields) {
        this.fields = fields;
    }

    @Override
    public ProcessInstance submitStartForm(String definition, Map<String, Object> properties) {
        checkStart(definition, properties);
        return super.submitStartForm(definition, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definition, String businessKey, Map<String, Object> properties) {
        checkStart(definition, properties);
        return super.submitStartForm(definition, businessKey, properties);
    }

    @Override
    public void submitTaskForm(String task, Map<String, Object> properties) {
        checkTask(task, properties);
        super.submitTaskForm(task, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String task, Map<String, Object> properties,
            boolean deserializeValues) {
        checkTask(task, properties);
        return super.submitTaskFormWithVariablesInReturn(task, properties, deserializeValues);
    }

    private void checkStart(String definition, Map<String, Object> properties) {
        if (properties != null && commandExecutor.execute(context -> context.getAuthentication() != null)) {
            fields.check(definition, () -> getDeployedStartForm(definition), properties.keySet());
        }
    }

    /** Also for a task that is completed without its form. */
    void checkTask(String id, Map<String, Object> properties) {
        if (properties == null) {
            return;
        }
        String form = commandExecutor.execute(context -> {
            var task = context.getAuthentication() == null ? null : context.getTaskManager().findTaskById(id);
            if (task == null) {
                return null;
            }
            // whose task it is not learns nothing about its form
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            return task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey();
        });
        if (form != null) {
            fields.check(form, () -> getDeployedTaskForm(id), properties.keySet());
        }
    }
}
