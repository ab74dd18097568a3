package beijing.facility.release;

import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.measures.FindingCode;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Step;

/** 核对待拨资金: after money that was still to be disbursed went back (Article 28). */
@Component
@ProcessBean
@Step(process = "fund-release", sets = @Step.Sets(variable = "disbursement", values = ReleaseVariables.Disbursement.class))
class CheckOutstanding implements JavaDelegate {

    private final ProjectFiles files;
    private final TrancheEnd end;

    CheckOutstanding(ProjectFiles files, TrancheEnd end) {
        this.files = files;
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        project.renew(EnumSet.of(FindingCode.DISBURSEMENT_SHORT), List.of());
        end.check(files.save(project), execution);
    }
}
