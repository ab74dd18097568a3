package beijing.facility.funding;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that the gateways of the funding approval ask. */
final class FundingVariables {

    /** What the approval hands back to the lifecycle. */
    enum Result {
        APPROVED, REJECTED
    }

    static final VariableFactory<String> FUND_REVIEW = stringVariable("fundReview");
    static final VariableFactory<String> FUND_SIGNATURE = stringVariable("fundSignature");
    /** What the approval hands back to the lifecycle: APPROVED or REJECTED. */
    static final VariableFactory<String> FUNDING_RESULT = stringVariable("fundingResult");

    private FundingVariables() {
    }
}
