package beijing.facility.change;

import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.FindingCode;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 办结变更: whatever came of it, releases go on by themselves (Articles 25, 28). */
@Component
@ProcessBean
@Step(process = "project-change")
class CloseChange implements JavaDelegate {

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEnd end;

    CloseChange(ProjectFiles files, ChangeRegister changes, ChangeEnd end) {
        this.files = files;
        this.changes = changes;
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        changes.close(changes.require(project));
        // they spoke of the change, which is in the record with them
        project.renew(EnumSet.of(FindingCode.CHANGE_MAJOR, FindingCode.CHANGE_AFFECTS_SUBSIDY), List.of());
        files.save(project);
        end.resumeReleases(execution);
    }
}
