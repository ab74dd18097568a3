package beijing.facility.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.TaskForm;
import beijing.facility.workflow.engine.MissedMessages;

/** Gives a task its card in the task list; what its form shows and fills in is read when it is opened. */
@Component
@ProcessBean
class PrepareForm implements TaskListener {

    private final ProjectFiles files;
    private final Map<String, TaskForm> forms;

    PrepareForm(ProjectFiles files, List<TaskForm> forms) {
        this.files = files;
        this.forms = forms.stream().collect(Collectors.toMap(TaskForm::task, Function.identity()));
    }

    @Override
    public void notify(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        // a round of solicitation is no project, and no instance of a project is without its file
        if (task.getTenantId() != null) {
            TaskCard.of(files.require(key)).forEach(task::setVariableLocal);
        }
        TaskForm form = forms.get(task.getTaskDefinitionKey());
        if (form != null) {
            form.card(key, task).ifPresent(card -> TaskCard.of(card).forEach(task::setVariableLocal));
            MissedMessages.repeat(form.missed(key), task);
        }
    }
}
