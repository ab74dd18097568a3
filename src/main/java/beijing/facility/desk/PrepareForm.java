package beijing.facility.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.FormTables;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.TaskForm;

/**
 * Lays the file out before a task opens: what is only shown as variables of the task, which end with it and can't be handed
 * in; what is filled in as variables of the process, where the official's own values take their place.
 */
@Component
@ProcessBean
class PrepareForm implements TaskListener {

    private final ProjectFiles files;
    private final FileViews views;
    private final Map<String, TaskForm> forms;

    PrepareForm(ProjectFiles files, FileViews views, List<TaskForm> forms) {
        this.files = files;
        this.views = views;
        this.forms = forms.stream().collect(Collectors.toMap(TaskForm::task, Function.identity()));
    }

    @Override
    public void notify(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        // a round of solicitation is no project, and no instance of a project is without its file
        if (task.getTenantId() != null) {
            Project project = files.require(key);
            TaskCard.of(project).forEach(task::setVariableLocal);
            show(task, views.of(project, task.getTaskDefinitionKey()));
        }
        TaskForm form = forms.get(task.getTaskDefinitionKey());
        if (form != null) {
            form.card(key, task).ifPresent(card -> TaskCard.of(card).forEach(task::setVariableLocal));
            show(task, form.tables(key));
            task.getExecution().setVariables(form.values(key));
        }
    }

    private static void show(DelegateTask task, Map<String, List<Map<String, String>>> tables) {
        tables.forEach((name, rows) -> task.setVariableLocal(name, FormTables.json(rows)));
    }
}
