package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记协调结论: how the municipal commission settles a disagreement or a possible duplicate (Article 22). */
@Component
@ProcessBean
@Step(process = "joint-review", task = "ResolveReview", office = Office.MUNICIPAL_DRC,
        outcomes = RecordResolution.Resolution.class, variable = "resolution",
        sets = @Step.Sets(variable = "reviewResult", values = ReviewVariables.Result.class))
class RecordResolution extends Recorder {

    enum Resolution implements Outcome {
        @Outcome.Label("继续审查") PROCEED, @Outcome.Label("退回") RETURN, @Outcome.Label("不予支持") REJECT
    }

    private final ProjectFiles files;

    RecordResolution(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Resolution decision = form.choice(Field.DECISION, Resolution.class);
        String opinion = form.opinion(decision != Resolution.RETURN && decision != Resolution.REJECT,
                decision == Resolution.RETURN ? "退回补正" : "不予纳入");
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        ReviewOutcome.apply(decision.name(), project, execution);
        project = files.save(project);
        files.decided(mandate, project, decision, opinion, "");
        ReviewVariables.RESOLUTION.on(execution).set(decision.name());
    }
}
