package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import beijing.facility.measures.Parameters.ReleaseStep;

/** How much of the approved subsidy may be released at which progress (Article 25). */
public final class ReleaseRule {

    private final Parameters parameters;

    public ReleaseRule(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * @param approved 批复补助 in yuan
     * @param percent  progress in percent, {@code null} before the start of the works
     * @param settled  whether the project is accepted and its accounts are settled
     * @param released released so far less what was returned, in yuan
     */
    public ReleaseDue due(BigDecimal approved, BigDecimal percent, boolean settled, BigDecimal released) {
        ReleaseStep reached = null;
        for (ReleaseStep step : parameters.releaseSchedule()) {
            if (settled || !step.settled() && percent != null
                    && percent.movePointLeft(2).compareTo(step.fromProgress()) >= 0) {
                reached = step;
            }
        }
        BigDecimal share = reached == null ? BigDecimal.ZERO : reached.cumulativeShare();
        BigDecimal entitled = approved.multiply(share).setScale(0, RoundingMode.DOWN);
        return new ReleaseDue(reached == null ? "尚未开工" : condition(reached), share, approved, entitled, released,
                entitled.subtract(released).max(BigDecimal.ZERO));
    }

    /** The share of the step that this progress has reached; 0 before the start. */
    public BigDecimal share(BigDecimal percent, boolean settled) {
        return due(BigDecimal.ZERO, percent, settled, BigDecimal.ZERO).share();
    }

    /** What is wrong with an amount that somebody wants to release. */
    public List<Finding> check(BigDecimal amount, ReleaseDue due) {
        List<Finding> findings = new ArrayList<>();
        BigDecimal all = due.released().add(amount);
        if (amount.compareTo(due.amount()) > 0) {
            findings.add(new Finding(FindingCode.RELEASE_OVER_PROGRESS,
                    "拟下达%s万元，按工程进度（%s）累计可下达%s万元、已下达%s万元，本次最多下达%s万元，第二十五条要求按批复和工程进度下达，请调减。"
                            .formatted(Amounts.inWan(amount), due.condition(), Amounts.inWan(due.entitled()),
                                    Amounts.inWan(due.released()), Amounts.inWan(due.amount()))));
        }
        if (all.compareTo(due.approved()) > 0) {
            findings.add(new Finding(FindingCode.RELEASE_OVER_APPROVAL,
                    "拟下达%s万元，加上已下达%s万元共%s万元，超过批复补助%s万元，第二十五条要求按批复下达，请调减。"
                            .formatted(Amounts.inWan(amount), Amounts.inWan(due.released()), Amounts.inWan(all),
                                    Amounts.inWan(due.approved()))));
        }
        return findings;
    }

    private static String condition(ReleaseStep step) {
        if (step.settled()) {
            return "竣工验收并完成决算";
        }
        return step.fromProgress().signum() == 0 ? "已签订合同并开工" : "建设进度达到" + Amounts.inPercent(step.fromProgress()) + "%";
    }
}
