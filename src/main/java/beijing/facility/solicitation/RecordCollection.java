package beijing.facility.solicitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记征集情况: the district's survey and its number of applications, beside the number on file (Article 21). */
@Component
@ProcessBean
@Step(process = "project-solicitation", task = "CollectApplications", office = Office.ROUND_DISTRICT)
class RecordCollection extends Recorder {

    private static final Field SURVEY_SUMMARY = Field.prose("surveySummary", "调研和征询意见情况");
    private static final Field APPLICATIONS_FILED = Field.of("applicationsFiled", "申报项目数");

    private final SolicitationRounds rounds;

    RecordCollection(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String survey = form.text(SURVEY_SUMMARY);
        Integer stated = form.count(APPLICATIONS_FILED);
        form.accept();
        rounds.collect(mandate, execution.getProcessBusinessKey(), SolicitationVariables.DISTRICT.from(execution).get(), survey,
                stated);
    }
}
