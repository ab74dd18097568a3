package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The checks of the fund application and of the decision on it (Articles 7, 23 and 24). */
public final class FundingRules {

    private final Parameters parameters;
    private final FunctionRules functionRules;
    private final SubsidyRule subsidyRule;

    public FundingRules(Parameters parameters) {
        this.parameters = parameters;
        this.functionRules = new FunctionRules(parameters);
        this.subsidyRule = new SubsidyRule(parameters);
    }

    /**
     * All findings on a fund application as the district hands it in.
     *
     * @param establishment the recorded establishment, {@code null} if there is none
     * @param submittedOn   the day on which the application is handed in
     * @return in the order of {@link FindingCode}, i.e. of the articles
     */
    public List<Finding> check(FundApplication application, Establishment establishment, LocalDate submittedOn) {
        List<Finding> findings = new ArrayList<>(functionRules.check(application.plan()));
        Subsidy ceiling = subsidyRule.ceiling(application.plan());
        findings.addAll(SubsidyFindings.of(ceiling));
        request(application.requestedSubsidy(), ceiling, findings);
        establishment(establishment, submittedOn, findings);
        if (!application.atEstimateDepth()) {
            findings.add(new Finding(FindingCode.NOT_AT_ESTIMATE_DEPTH,
                    "资金申请报告填写为未达到概算深度，第二十四条要求达到概算深度，请完善后再上报。"));
        }
        if (establishment != null && establishment.estimatedInvestment().signum() > 0) {
            overrun(application.plan().total(), establishment.estimatedInvestment(), findings);
        }
        return new Findings(findings).list();
    }

    /**
     * The findings on the inclusive rate that the reviewer decides.
     *
     * @param inclusiveRate as a fraction, not negative
     * @return in the order of {@link FindingCode}; without {@code INCLUSIVE_RATE_OVER_MAX} the subsidy can be calculated at that rate
     */
    public List<Finding> checkRate(InvestmentPlan plan, BigDecimal inclusiveRate) {
        if (inclusiveRate.compareTo(parameters.inclusiveSubsidyMaxRate()) > 0) {
            return List.of(new Finding(FindingCode.INCLUSIVE_RATE_OVER_MAX,
                    "普惠非基本公共服务类补助比例为%s%%，第二十三条规定不超过%s%%，请调低比例。"
                            .formatted(Amounts.inPercent(inclusiveRate), Amounts.inPercent(parameters.inclusiveSubsidyMaxRate()))));
        }
        return SubsidyFindings.of(subsidyRule.at(plan, inclusiveRate));
    }

    private static void request(BigDecimal requested, Subsidy ceiling, List<Finding> findings) {
        if (requested.compareTo(ceiling.total()) > 0) {
            findings.add(new Finding(FindingCode.SUBSIDY_OVER_CEILING,
                    "申请补助%s万元，按第二十三条测算最多为%s万元，请调减申请金额。"
                            .formatted(Amounts.inWan(requested), Amounts.inWan(ceiling.total()))));
        }
        if (ceiling.total().signum() > 0 && requested.compareTo(BigDecimal.ONE) < 0) {
            findings.add(SubsidyFindings.requestedNothing(requested));
        }
    }

    private static void establishment(Establishment establishment, LocalDate submittedOn, List<Finding> findings) {
        if (establishment == null || establishment.number().isEmpty() || establishment.estimatedInvestment().signum() == 0) {
            findings.add(new Finding(FindingCode.ESTABLISHMENT_MISSING,
                    "%s，第二十四条要求取得立项等审批手续后方可上报资金申请报告，请先登记立项。".formatted(missing(establishment))));
        } else if (establishment.date().isAfter(submittedOn)) {
            findings.add(new Finding(FindingCode.ESTABLISHMENT_MISSING,
                    "立项日期%s晚于资金申请上报日期%s，第二十四条要求取得立项等审批手续后方可上报资金申请报告，请核对立项日期。"
                            .formatted(establishment.date(), submittedOn)));
        }
    }

    private static String missing(Establishment establishment) {
        if (establishment == null) {
            return "尚未登记立项";
        }
        return establishment.number().isEmpty() ? "立项文号未填写" : "立项投资估算为0万元";
    }

    private void overrun(BigDecimal total, BigDecimal estimate, List<Finding> findings) {
        BigDecimal most = estimate.multiply(BigDecimal.ONE.add(parameters.estimateOverrunLimit()));
        if (total.compareTo(most) > 0) {
            BigDecimal excess = total.subtract(estimate).movePointRight(2).divide(estimate, 2, RoundingMode.UP);
            findings.add(new Finding(FindingCode.ESTIMATE_OVERRUN,
                    "概算总投资%s万元，比立项投资估算%s万元超出%s%%，《政府投资条例》第十二条规定超过%s%%的应当报告，请重新报批或在“例外说明”中说明理由。"
                            .formatted(Amounts.inWan(total), Amounts.inWan(estimate), Amounts.plain(excess),
                                    Amounts.inPercent(parameters.estimateOverrunLimit()))));
        }
    }
}
