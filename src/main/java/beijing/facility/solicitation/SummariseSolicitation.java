package beijing.facility.solicitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.Step;

/** 停止受理并汇总: every district has answered, so the round takes no more applications and is added up (Article 21). */
@Component
@ProcessBean
@Step(process = "project-solicitation")
class SummariseSolicitation implements JavaDelegate {

    private final SolicitationRounds rounds;

    SummariseSolicitation(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rounds.summarise(execution.getProcessBusinessKey());
    }
}
