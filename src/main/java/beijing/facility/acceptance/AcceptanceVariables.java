package beijing.facility.acceptance;

import static io.holunda.camunda.bpm.data.CamundaBpmData.listVariable;
import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import java.util.List;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that an acceptance runs on. */
final class AcceptanceVariables {

    enum Result {
        PASS, FAIL
    }

    enum Clearing {
        RELEASE, OVERPAID, LEVEL
    }

    /** PASS or FAIL: whether it was built as approved. */
    static final VariableFactory<String> AS_BUILT = stringVariable("asBuilt");
    /** The keys of the departments asked in this round; the parallel acceptance runs over them. */
    static final VariableFactory<List<String>> ACCEPTANCE_DEPARTMENTS = listVariable("acceptanceDepartments", String.class);
    /** The department that one branch belongs to. */
    static final VariableFactory<String> DEPARTMENT = stringVariable("department");
    /** PASS or FAIL: what the departments of the round say together. */
    static final VariableFactory<String> ACCEPTANCE = stringVariable("acceptance");
    /** When the rectification is due, ISO 8601 with offset. */
    static final VariableFactory<String> RECTIFICATION_DUE = stringVariable("rectificationDue");
    /** RELEASE, OVERPAID or LEVEL. */
    static final VariableFactory<String> CLEARING = stringVariable("clearing");
    /** When the repayment is due, ISO 8601 with offset. */
    static final VariableFactory<String> REPAYMENT_DUE = stringVariable("repaymentDue");

    private AcceptanceVariables() {
    }
}
