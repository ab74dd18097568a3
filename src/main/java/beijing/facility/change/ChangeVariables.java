package beijing.facility.change;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that a change runs on. */
final class ChangeVariables {

    enum MunicipalReview {
        NEEDED, NOT_NEEDED
    }

    /** MINOR or MAJOR. */
    static final VariableFactory<String> CHANGE_KIND = stringVariable("changeKind");
    /** CONTINUE or WITHDRAW. */
    static final VariableFactory<String> CHANGE_DECISION = stringVariable("changeDecision");
    /** NEEDED or NOT_NEEDED. */
    static final VariableFactory<String> MUNICIPAL_REVIEW = stringVariable("municipalReview");
    /** APPROVE, RETURN or REJECT. */
    static final VariableFactory<String> ADJUSTMENT_REVIEW = stringVariable("adjustmentReview");
    /** SIGN or RETURN. */
    static final VariableFactory<String> ADJUSTMENT_SIGNATURE = stringVariable("adjustmentSignature");

    private ChangeVariables() {
    }
}
