package beijing.facility.lifecycle;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that the gateways of the lifecycle ask. */
final class LifecycleVariables {

    static final VariableFactory<String> COMPLIANCE_RESULT = stringVariable("complianceResult");
    static final VariableFactory<String> RECTIFICATION = stringVariable("rectification");

    private LifecycleVariables() {
    }
}
