package beijing.facility.solicitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Groups;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.Urgency;

/** 催办逾期的区: when the deadline has passed, the reminder goes on record and the task to the top of the district's list. */
@Component
@ProcessBean
@Step(process = "project-solicitation")
class RemindDistrict implements JavaDelegate {

    private final SolicitationRounds rounds;

    RemindDistrict(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String district = SolicitationVariables.DISTRICT.from(execution).get();
        rounds.remind(execution.getProcessBusinessKey(), district);
        Urgency.raise(execution, Groups.districtDrc(district));
    }
}
