package beijing.facility.review;

import static io.holunda.camunda.bpm.data.CamundaBpmData.listVariable;
import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import java.util.List;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that the joint review runs on. */
final class ReviewVariables {

    enum Coordination {
        NEEDED, NOT_NEEDED
    }

    /** What the review hands back to the lifecycle. */
    enum Result {
        SELECTED, RETURNED, REJECTED
    }

    /** The keys of the departments asked in this round; the parallel review runs over them. */
    static final VariableFactory<List<String>> REVIEW_DEPARTMENTS = listVariable("reviewDepartments", String.class);
    /** The department that one branch of the parallel review belongs to. */
    static final VariableFactory<String> DEPARTMENT = stringVariable("department");
    /** When the departments' opinions are due, ISO 8601 with offset. */
    static final VariableFactory<String> OPINION_DUE = stringVariable("opinionDue");
    static final VariableFactory<String> COORDINATION = stringVariable("coordination");
    static final VariableFactory<String> RESOLUTION = stringVariable("resolution");
    static final VariableFactory<String> DETERMINATION = stringVariable("determination");
    /** What the review hands back to the lifecycle: SELECTED, RETURNED or REJECTED. */
    static final VariableFactory<String> REVIEW_RESULT = stringVariable("reviewResult");

    private ReviewVariables() {
    }
}
