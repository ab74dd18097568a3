package beijing.facility.workflow.engine;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

/** What the engine's own command does with a start form, but the form is handed in with the instance that it starts, not as variables. */
record StartByForm(ProcessDefinitionEntity definition, String businessKey, String user, Map<String, Object> form)
        implements Command<ProcessInstance> {

    @Override
    public ProcessInstance execute(CommandContext context) {
        ExecutionEntity instance = businessKey == null ? definition.createProcessInstance() : definition.createProcessInstance(businessKey);
        Submission submission = new Submission(user, definition.getKey(), definition.getInitial().getId(), null, instance.getId(),
                form == null ? Map.of() : form);
        Submissions.of(context).during(submission, () -> {
            instance.startWithFormProperties(Variables.createVariables());
            return null;
        });
        context.getOperationLogManager().logProcessInstanceOperation(UserOperationLogEntry.OPERATION_TYPE_CREATE, instance.getId(),
                definition.getId(), definition.getKey(), List.of(PropertyChange.EMPTY_CHANGE));
        return instance;
    }
}
