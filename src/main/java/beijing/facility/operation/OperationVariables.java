package beijing.facility.operation;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that the supervision of the operation runs on. */
final class OperationVariables {

    enum Next {
        RECTIFY, CONTINUE, CONCLUDE
    }

    /** When the next evaluation is due, ISO 8601 with offset. */
    static final VariableFactory<String> EVALUATION_DUE = stringVariable("evaluationDue");
    /** RECTIFY, CONTINUE or CONCLUDE. */
    static final VariableFactory<String> EVALUATION = stringVariable("evaluation");
    /** When the rectification is due, ISO 8601 with offset. */
    static final VariableFactory<String> RECTIFICATION_DUE = stringVariable("rectificationDue");

    private OperationVariables() {
    }
}
