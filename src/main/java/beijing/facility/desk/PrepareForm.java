package beijing.facility.desk;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.TaskForm;
import beijing.facility.workflow.TaskForms;
import beijing.facility.workflow.engine.MissedMessages;

/** Gives a task its card in the task list; what its form shows and fills in is read when it is opened. */
@Component
@ProcessBean
class PrepareForm implements TaskListener {

    private final ProjectFiles files;
    private final TaskForms forms;
    private final TaskCatalogue catalogue;

    PrepareForm(ProjectFiles files, List<TaskForm> forms, TaskCatalogue catalogue) {
        this.files = files;
        this.forms = new TaskForms(forms);
        this.catalogue = catalogue;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        // a round of solicitation is no project, and no instance of a project is without its file
        if (task.getTenantId() != null) {
            TaskCard.of(files.require(key)).forEach(task::setVariableLocal);
        }
        catalogue.find(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).map(CatalogueEntry::process)
                .flatMap(process -> forms.find(process, task.getTaskDefinitionKey()))
                .ifPresent(form -> {
                    form.card(key, task).ifPresent(card -> TaskCard.of(card).forEach(task::setVariableLocal));
                    MissedMessages.repeat(form.missed(key), task);
                });
    }
}
