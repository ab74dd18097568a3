package beijing.facility.handling;

import static io.holunda.camunda.bpm.data.CamundaBpmData.longVariable;
import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that a consultation runs on. */
final class ConsultationVariables {

    /** The id of the consultation in its table. */
    static final VariableFactory<Long> CONSULTATION_ID = longVariable("consultationId");
    static final VariableFactory<String> CONSULTED_GROUP = stringVariable("consultedGroup");
    /** The colleague who was asked; null where it was a department. */
    static final VariableFactory<String> CONSULTED_USER = stringVariable("consultedUser");

    private ConsultationVariables() {
    }
}
