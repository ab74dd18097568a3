package beijing.facility.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Findings;
import beijing.facility.measures.ProgressRules;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记开工: no start without the bidding that the law requires (Article 26); with it the first step of the release is reached. */
@Component
@ProcessBean
@Step(process = "project-implementation", task = "ReportStart", office = Office.DISTRICT_DRC, outcomes = RecordStart.Start.class,
        sets = {@Step.Sets(variable = "releaseStep", values = ImplementationVariables.ReleaseStep.class),
                @Step.Sets(variable = "works", values = ImplementationVariables.Works.class)})
class RecordStart extends Recorder {

    enum Start implements Outcome {
        @Outcome.Label("报告开工") START
    }

    private static final Field START_DATE = Field.of("startDate", "开工日期");
    private static final Field BIDDING_COMPLETED = Field.of("biddingCompleted", "已依法完成招标");
    private static final Field CONTRACT_NUMBER = Field.of("contractNumber", "施工合同编号");

    private final ProjectFiles files;
    private final ProgressRules rules;
    private final BeijingClock clock;

    RecordStart(ProjectFiles files, ProgressRules rules, BeijingClock clock) {
        this.files = files;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        LocalDate startedOn = form.pastDate(START_DATE, clock.today());
        boolean biddingCompleted = form.flag(BIDDING_COMPLETED);
        String contract = form.text(CONTRACT_NUMBER);
        form.accept();

        Project project = files.lock(ProcessVariables.projectNumber(execution));
        LocalDate established = project.establishment().orElseThrow().date();
        List<String> broken = new ArrayList<>();
        if (startedOn.isBefore(established)) {
            broken.add("“开工日期”（startDate）填写的“" + startedOn + "”不正确，不得早于立项批复日期（" + established + "）。");
        }
        broken.addAll(new Findings(rules.checkStart(biddingCompleted)).messages());
        RuleException.ifAny(broken);
        project.start(startedOn, contract);
        project = files.save(project);
        files.decided(mandate, project, Start.START, "", "开工日期：" + startedOn + "；施工合同：" + contract);
        ImplementationVariables.RELEASE_STEP.on(execution).set(ImplementationVariables.step(true));
        ImplementationVariables.WORKS.on(execution).set(ImplementationVariables.Works.ONGOING.name());
    }
}
