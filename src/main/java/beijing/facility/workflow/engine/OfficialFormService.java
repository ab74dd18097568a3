package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.context.ApplicationEventPublisher;

import beijing.facility.workflow.FormHandedIn;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.StartedByForm;

/** The engine's form service, which takes from a signed-in user only the fields of the form, and shows it up to date. */
class OfficialFormService extends FormServiceImpl {

    private final FormFields fields;
    private final OpenForms forms;
    private final OfficeGuard guard;
    private final HandedIn handedIn;
    private final ApplicationEventPublisher events;

    OfficialFormService(FormFields fields, OpenForms forms, OfficeGuard guard, HandedIn handedIn, ApplicationEventPublisher events) {
        this.fields = fields;
        this.forms = forms;
        this.guard = guard;
        this.handedIn = handedIn;
        this.events = events;
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
    public VariableMap getStartFormVariables(String definition) {
        return getStartFormVariables(definition, null, true);
    }

    @Override
    public VariableMap getStartFormVariables(String definition, Collection<String> names, boolean deserialized) {
        VariableMap variables = super.getStartFormVariables(definition, names, deserialized);
        forms.showStart(variables, names);
        return variables;
    }

    @Override
    public InputStream getDeployedStartForm(String definition) {
        return forms.start(super.getDeployedStartForm(definition));
    }

    @Override
    public ProcessInstance submitStartForm(String definition, Map<String, Object> properties) {
        return submitStartForm(definition, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definition, String businessKey, Map<String, Object> properties) {
        return commandExecutor.execute(context -> {
            String user = user(context);
            ProcessDefinitionEntity process = checkStarter(context, definition, user);
            Supplier<InputStream> form = () -> new GetDeployedStartFormCmd(definition).execute(context);
            Refusals refusals = new Refusals();
            refusals.add(fields.check(definition, form, properties));
            handedIn.started(definition, form, properties);
            ProcessInstance started = refusals.unlessAny(() -> new StartByForm(process, businessKey, user, properties).execute(context));
            events.publishEvent(new StartedByForm(process.getKey(), user));
            events.publishEvent(new FormHandedIn(user, started.getId(), null, process.getKey(), name(process), handedIn.decision(),
                    started.getBusinessKey()));
            return started;
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
        if (task == null) {
            return new CompleteTaskCmd(id, Map.of(), returned, deserialized).execute(context);
        }
        String user = user(context);
        checkWork(context, task, user);
        if (task.getDelegationState() == DelegationState.PENDING) {
            throw new RuleException("该任务正在委派中，须由受委派人填写意见“交回”后，由委派人提交。");
        }
        Supplier<InputStream> form = () -> new GetDeployedTaskFormCmd(id).execute(context);
        Refusals refusals = new Refusals();
        refusals.add(fields.check(form(task), form, properties));
        Map<String, Object> values = forms.handedIn(task, properties, refusals);
        // an added task may have none
        if (task.getTaskDefinition() != null && task.getTaskDefinition().getCamundaFormDefinitionKey() != null) {
            handedIn.completed(task.getTaskDefinitionKey(), task.getName(), form(task), form, values);
        }
        Submission submission =
                new Submission(user, processKey(task), task.getTaskDefinitionKey(), id, task.getProcessInstanceId(), values);
        String subject = OpenForms.businessKey(task);
        String decision = handedIn.decision();
        VariableMap result = refusals.unlessAny(() -> Submissions.of(context).during(submission,
                () -> new CompleteTaskCmd(id, Map.of(), returned, deserialized).execute(context)));
        events.publishEvent(new FormHandedIn(user, submission.instance(), id, submission.task(), task.getName(), decision, subject));
        return result;
    }

    /** Names the deployed form of a task. */
    private static String form(TaskEntity task) {
        return task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey();
    }

    /** Who does not even see the task is told nothing of it. */
    private void checkWork(CommandContext context, TaskEntity task, String user) {
        try {
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        } catch (AuthorizationException refused) {
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkReadTask(task));
            guard.checkWork(context, task, user);
            throw refused;
        }
        guard.checkWork(context, task, user);
    }

    /** Who may not start the process is told so, not what is wrong with her form. */
    private ProcessDefinitionEntity checkStarter(CommandContext context, String id, String user) {
        ProcessDefinitionEntity definition =
                context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
        context.getProcessEngineConfiguration().getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
        if (!definition.getHasStartFormKey() && definition.getStartFormDefinition().getCamundaFormDefinitionKey() == null) {
            throw new RuleException("“" + definition.getName() + "”由其他流程调用，不能单独启动。");
        }
        guard.checkStart(context, definition, user);
        return definition;
    }

    private static String name(ProcessDefinitionEntity process) {
        return process.getName() == null ? process.getKey() : process.getName();
    }

    private static String processKey(TaskEntity task) {
        return task.getProcessDefinitionId() == null ? "" : task.getProcessInstance().getProcessDefinition().getKey();
    }

    /** No form without somebody who hands it in. */
    private static String user(CommandContext context) {
        if (context.getAuthentication() == null || context.getAuthentication().getUserId() == null) {
            throw new NotEntitledException("没有登录用户，不能提交表单。");
        }
        return context.getAuthentication().getUserId();
    }
}
