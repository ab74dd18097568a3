package beijing.facility.change;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.ProjectMessages;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记变更: one open change a project; from now on nothing is released to it (Article 28). */
@Component
@ProcessBean
@Step(process = "project-change", task = "ChangeRequested", office = Office.DISTRICT_DRC, outcomes = OpenChange.Request.class)
class OpenChange extends Recorder {

    enum Request implements Outcome {
        @Outcome.Label("申请") REQUEST
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEffect effect;
    private final ProjectMessages messages;

    OpenChange(ProjectFiles files, ChangeRegister changes, ChangeEffect effect, ProjectMessages messages) {
        this.files = files;
        this.changes = changes;
        this.effect = effect;
        this.messages = messages;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        ChangeForm form = ChangeForm.read(mandate);
        String number = form.projectNumber();
        if (!number.startsWith(execution.getTenantId() + "-") || files.find(number).isEmpty()) {
            throw new RuleException("“项目编号”（projectNumber）填写的“" + number + "”不正确，本区没有这个项目，请核对。");
        }
        Project project = files.lock(number);
        effect.refuseClosed(project);
        effect.refuseNothing(project, form.scheme());
        effect.refuseBelowPaid(project, form.scheme().plan());
        changes.request(mandate, project, form.reason(), form.scheme());
        files.decided(mandate, project, Request.REQUEST, form.reason(), "");
        execution.setProcessBusinessKey(number);
        ProcessVariables.PROJECT_NUMBER.on(execution).set(number);
        ProcessVariables.DISTRICT_CODE.on(execution).set(project.districtCode());
        messages.send(ProjectMessages.RELEASE_SUSPENDED, execution);
    }
}
