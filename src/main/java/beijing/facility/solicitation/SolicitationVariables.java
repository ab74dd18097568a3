package beijing.facility.solicitation;

import static io.holunda.camunda.bpm.data.CamundaBpmData.listVariable;
import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import java.util.List;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that a round of solicitation runs on; its business key is the round's id, which no form can overwrite. */
final class SolicitationVariables {

    /** The round's id for those who look at the instance. */
    static final VariableFactory<String> SOLICITATION_ID = stringVariable("solicitationId");
    /** The codes of all districts; the parallel collection runs over them. */
    static final VariableFactory<List<String>> DISTRICTS = listVariable("districts", String.class);
    /** The district that one branch of the parallel collection belongs to. */
    static final VariableFactory<String> DISTRICT = stringVariable("district");
    /** The end of the deadline, ISO 8601 with offset. */
    static final VariableFactory<String> COLLECTION_DUE = stringVariable("collectionDue");

    private SolicitationVariables() {
    }
}
