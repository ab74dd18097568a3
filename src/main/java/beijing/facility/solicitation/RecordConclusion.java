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

/** 登记征集结果: closes the round; the next one of that year may be opened (Article 21). */
@Component
@ProcessBean
@Step(process = "project-solicitation", task = "ConcludeSolicitation", office = Office.MUNICIPAL_DRC)
class RecordConclusion extends Recorder {

    private final SolicitationRounds rounds;

    RecordConclusion(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String opinion = form.optionalText(Field.OPINION);
        form.accept();
        rounds.conclude(mandate, execution.getProcessBusinessKey(), opinion);
    }
}
