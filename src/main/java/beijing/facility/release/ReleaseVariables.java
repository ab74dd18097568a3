package beijing.facility.release;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that a release and a repayment run on. */
final class ReleaseVariables {

    enum State {
        READY, WAIT, NOTHING
    }

    enum Disbursement {
        IN_FULL, SHORT
    }

    enum Overpayment {
        OUTSTANDING, NONE
    }

    /** READY, WAIT or NOTHING. */
    static final VariableFactory<String> RELEASE_STATE = stringVariable("releaseState");
    /** IN_FULL or SHORT. */
    static final VariableFactory<String> DISBURSEMENT = stringVariable("disbursement");
    /** When the disbursement is due, ISO 8601 with offset. */
    static final VariableFactory<String> DISBURSEMENT_DUE = stringVariable("disbursementDue");
    /** OUTSTANDING or NONE. */
    static final VariableFactory<String> OVERPAYMENT = stringVariable("overpayment");

    /** When a repayment is due, ISO 8601 with offset. */
    static final VariableFactory<String> REPAYMENT_DUE = stringVariable("repaymentDue");

    private ReleaseVariables() {
    }
}
