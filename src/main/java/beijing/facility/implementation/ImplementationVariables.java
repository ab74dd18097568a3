package beijing.facility.implementation;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that the implementation runs on. */
final class ImplementationVariables {

    /** Whether a step of the release schedule was reached just now. */
    enum ReleaseStep {
        DUE, NOT_DUE
    }

    enum Works {
        ONGOING, COMPLETED
    }

    /** Whether a step of the release schedule was reached just now: DUE or NOT_DUE. */
    static final VariableFactory<String> RELEASE_STEP = stringVariable("releaseStep");
    /** ONGOING or COMPLETED. */
    static final VariableFactory<String> WORKS = stringVariable("works");
    /** When the next report is due, ISO 8601 with offset. */
    static final VariableFactory<String> REPORT_DUE = stringVariable("reportDue");

    private ImplementationVariables() {
    }

    static String step(boolean reached) {
        return (reached ? ReleaseStep.DUE : ReleaseStep.NOT_DUE).name();
    }
}
