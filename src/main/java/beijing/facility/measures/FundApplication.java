package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The report by which a district applies for the subsidy (资金申请报告, Article 24).
 *
 * @param atEstimateDepth  达到概算深度
 * @param requestedSubsidy 申请补助资金 in yuan, not negative, at most two decimals
 * @param plan             functions and investment according to the 概算
 * @param justification    例外说明, empty if absent
 */
public record FundApplication(boolean atEstimateDepth, BigDecimal requestedSubsidy, InvestmentPlan plan, String justification) {

    /** @throws IllegalArgumentException for a negative request or more than two decimals */
    public FundApplication {
        requestedSubsidy = Amounts.twoDecimals(requestedSubsidy, "requestedSubsidy");
        Objects.requireNonNull(plan, "plan");
        justification = Texts.trimmed(justification);
    }
}
