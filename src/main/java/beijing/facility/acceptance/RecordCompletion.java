package beijing.facility.acceptance;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记竣工: the dates of the completion and the acceptance, and the areas as built (Article 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", task = "OrganiseAcceptance", office = Office.DISTRICT_DRC,
        outcomes = RecordCompletion.Organisation.class)
class RecordCompletion extends Recorder {

    enum Organisation implements Outcome {
        @Outcome.Label("组织验收") ORGANISE
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final BeijingClock clock;

    RecordCompletion(ProjectFiles files, ChangeRegister changes, BeijingClock clock) {
        this.files = files;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        LocalDate completedOn = form.pastDate(OrganisationForm.COMPLETION_DATE, clock.today());
        LocalDate acceptedOn = form.pastDate(OrganisationForm.ACCEPTANCE_DATE, clock.today());
        InvestmentPlan built = new PlanForm(form).builtAreas();
        if (completedOn != null && acceptedOn != null && acceptedOn.isBefore(completedOn)) {
            form.problem("“验收日期”（acceptanceDate）填写的“" + acceptedOn + "”不正确，不得早于竣工日期（" + completedOn + "）。");
        }
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        LocalDate startedOn = project.startedOn().orElseThrow();
        if (completedOn.isBefore(startedOn)) {
            throw new RuleException("“竣工日期”（completionDate）填写的“" + completedOn + "”不正确，不得早于开工日期（" + startedOn + "）。");
        }
        OpenChange.refuse(changes, project);
        project = files.built(project, built, completedOn, acceptedOn);
        files.decided(mandate, project, Organisation.ORGANISE, "", "竣工日期：" + completedOn + "，验收日期：" + acceptedOn
                + "，竣工面积" + Amounts.plain(built.area()) + "平方米");
    }
}
