package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;

import beijing.facility.workflow.RuleException;

/** The engine's form service, which takes from a signed-in user only the fields of the form, and shows it up to date. */
class OfficialFormService extends FormServiceImpl {

    private final FormFields fields;
    private final OpenForms forms;
    private final HandedIn handedIn;

    OfficialFormService(FormFields fields, OpenForms forms, HandedIn handedIn) {
        this.fields = fields;
        this.forms = forms;
        this.handedIn = handedIn;
    }

    @Override
    public VariableMap getTaskFormVariables(String task) {
        return getTaskFormVariables(task, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String task, Collection<String> names, boolean deserialized) {
        return commandExecutor.execute(context -> {
            VariableMap variables = new GetTaskFormVariablesCmd(task, names, deserialized).execute(context);
            // she may see the task; what its file says, names of colleagues too, is not for her rights in the engine to tell
            return context.runWithoutAuthorization(() -> {
                forms.show(variables, context.getTaskManager().findTaskById(task), names);
                return variables;
            });
        });
    }

    @Override
    public ProcessInstance submitStartForm(String definition, Map<String, Object> properties) {
        return submitStartForm(definition, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definition, String businessKey, Map<String, Object> properties) {
        return commandExecutor.execute(context -> {
            if (signedIn(context)) {
                checkStarter(context, definition);
                Supplier<InputStream> form = () -> new GetDeployedStartFormCmd(definition).execute(context);
                fields.check(definition, form, properties);
                handedIn.started(definition, form, properties);
            }
            return new SubmitStartFormCmd(definition, businessKey, OpenForms.passing(properties)).execute(context);
        });
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public ProcessInstance submitStartFormData(String definition, Map<String, String> properties) {
        return submitStartForm(definition, (Map) properties);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public ProcessInstance submitStartFormData(String definition, String businessKey, Map<String, String> properties) {
        return submitStartForm(definition, businessKey, (Map) properties);
    }

    @Override
    public void submitTaskForm(String task, Map<String, Object> properties) {
        submitTaskForm(task, properties, false, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String task, Map<String, Object> properties,
            boolean deserializeValues) {
        return submitTaskForm(task, properties, true, deserializeValues);
    }

    private VariableMap submitTaskForm(String task, Map<String, Object> properties, boolean returned,
            boolean deserialized) {
        return commandExecutor.execute(context -> complete(context, task, properties, returned, deserialized));
    }

    /** Also for a task that is completed without its form: what can be handed in is the same. */
    VariableMap complete(CommandContext context, String id, Map<String, Object> properties, boolean returned,
            boolean deserialized) {
        TaskEntity task = context.getTaskManager().findTaskById(id);
        Supplier<InputStream> form = () -> new GetDeployedTaskFormCmd(id).execute(context);
        if (task != null && signedIn(context)) {
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            if (task.getDelegationState() == DelegationState.PENDING) {
                throw new RuleException("该任务正在委派中，须由受委派人填写意见“交回”后，由委派人提交。");
            }
            fields.check(form(task), form, properties);
        }
        Map<String, Object> values = forms.handedIn(task, properties);
        if (task != null && signedIn(context)) {
            handedIn.completed(task.getTaskDefinitionKey(), task.getName(), form(task), form, values);
        }
        return new CompleteTaskCmd(id, OpenForms.passing(values), returned, deserialized).execute(context);
    }

    /** Names the deployed form of a task. */
    private static String form(TaskEntity task) {
        return task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey();
    }

    /** Who may not start the process is told so, not what is wrong with her form. */
    private static void checkStarter(CommandContext context, String id) {
        ProcessDefinitionEntity definition =
                context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
        context.getProcessEngineConfiguration().getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
        if (!definition.getHasStartFormKey() && definition.getStartFormDefinition().getCamundaFormDefinitionKey() == null) {
            throw new RuleException("“" + definition.getName() + "”由其他流程调用，不能单独启动。");
        }
    }

    private static boolean signedIn(CommandContext context) {
        return context.getAuthentication() != null && context.getAuthentication().getUserId() != null;
    }
}
