package beijing.facility.lifecycle;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记补正: the corrected application, or the district's withdrawal of it (Article 21). */
@Component
@ProcessBean
@Step(process = "project-lifecycle", task = "RectifyApplication", office = Office.DISTRICT_DRC,
        outcomes = RecordRectification.Rectification.class, variable = "rectification")
class RecordRectification extends Recorder {

    enum Rectification implements Outcome {
        @Outcome.Label("重新申报") RESUBMIT, @Outcome.Label("撤回申报") WITHDRAW
    }

    private final ProjectFiles files;
    private final SolicitationRounds rounds;

    RecordRectification(ProjectFiles files, SolicitationRounds rounds) {
        this.files = files;
        this.rounds = rounds;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Rectification decision = form.choice(Field.DECISION, Rectification.class);
        String opinion = form.opinion(decision != Rectification.WITHDRAW, "撤回申报");
        form.accept();
        Project project = files.require(ProcessVariables.projectNumber(execution));
        if (decision == Rectification.RESUBMIT) {
            project = files.resubmit(project, corrected(mandate, project));
        } else {
            project.withdraw();
            project = files.save(project);
        }
        files.decided(mandate, project, decision, opinion, "");
        ProcessVariables.DISTRICT_CODE.on(execution).set(project.districtCode());
        LifecycleVariables.RECTIFICATION.on(execution).set(decision.name());
    }

    private ProjectApplication corrected(Mandate mandate, Project project) {
        String filedIn = files.application(project).solicitationId();
        // the round in which it was filed in time stays, whatever became of the round since
        ProjectApplication application = ApplicationForm.read(mandate,
                round -> round.equals(filedIn) ? Optional.empty() : rounds.refusal(round));
        if (!application.districtCode().equals(project.districtCode())) {
            throw new InputException("“所在区”（districtCode）填写的“" + application.districtCode() + "”不正确，补正时不能改变项目所在区（"
                    + project.districtCode() + "）；如需在其他区申报，请撤回后由该区重新申报。");
        }
        return application;
    }
}
