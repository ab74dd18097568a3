package beijing.facility.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/**
 * 登记申报: opens the file and gives the project its number (Article 21). A round of solicitation that it names must be open and
 * its deadline not passed today.
 */
@Component
@ProcessBean
@Step(process = "project-lifecycle", task = "ApplicationFiled", office = Office.DISTRICT_DRC,
        outcomes = FileApplication.Filing.class)
class FileApplication extends Recorder {

    enum Filing implements Outcome {
        @Outcome.Label("申报") FILE
    }

    private final ProjectFiles files;
    private final SolicitationRounds rounds;

    FileApplication(ProjectFiles files, SolicitationRounds rounds) {
        this.files = files;
        this.rounds = rounds;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        ProjectApplication application = ApplicationForm.read(mandate, rounds::refusal);
        if (!application.districtCode().equals(execution.getTenantId())) {
            throw new RuleException("申报的“所在区”（districtCode）为" + application.districtCode() + "，与流程所属的区不一致。");
        }
        Project project = files.file(application);
        files.decided(mandate, project, Filing.FILE, "", "");
        execution.setProcessBusinessKey(project.number());
        ProcessVariables.PROJECT_NUMBER.on(execution).set(project.number());
        ProcessVariables.DISTRICT_CODE.on(execution).set(project.districtCode());
    }
}
