package beijing.facility.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 暂停下达: what was about to be released goes back to waiting while a change is open (Article 28). */
@Component
@ProcessBean
@Step(process = "fund-release")
class SuspendRelease implements JavaDelegate {

    private final ProjectFiles files;

    SuspendRelease(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        project.closeRelease();
        files.save(project);
    }
}
