package beijing.facility.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** 及时、足额: whether a district passes the money on in full and in time (Article 25). */
public final class DisbursementRules {

    /**
     * @param paid        what is disbursed now, yuan
     * @param outstanding what of the release has not been disbursed yet, yuan
     * @param paidOn      the day of the disbursement
     * @param dueOn       the last day in time
     */
    public List<Finding> check(BigDecimal paid, BigDecimal outstanding, LocalDate paidOn, LocalDate dueOn) {
        List<Finding> findings = new ArrayList<>();
        if (paid.compareTo(outstanding) < 0) {
            findings.add(new Finding(FindingCode.DISBURSEMENT_SHORT,
                    "本次拨付%s万元，应拨付%s万元，尚有%s万元未拨付，第二十五条要求足额拨付至项目主体，请继续拨付。"
                            .formatted(Amounts.inWan(paid), Amounts.inWan(outstanding),
                                    Amounts.inWan(outstanding.subtract(paid)))));
        }
        if (paidOn.isAfter(dueOn)) {
            findings.add(new Finding(FindingCode.DISBURSEMENT_LATE,
                    "%s拨付%s万元，比期限%s晚%d天，第二十五条要求及时拨付至项目主体。"
                            .formatted(paidOn, Amounts.inWan(paid), dueOn, ChronoUnit.DAYS.between(dueOn, paidOn))));
        }
        return findings;
    }

    /**
     * A tranche that has not left the district in time; the sentence stays true when it has.
     *
     * @param outstanding what of the release has not been disbursed yet, yuan
     * @param dueOn       the last day in time, before today
     */
    public Finding overdue(int tranche, BigDecimal outstanding, LocalDate dueOn, LocalDate today) {
        return new Finding(FindingCode.DISBURSEMENT_LATE,
                "第%d批应于%s前足额拨付，至%s尚有%s万元未拨付，第二十五条要求及时足额拨付至项目主体。"
                        .formatted(tranche, dueOn, today, Amounts.inWan(outstanding)));
    }
}
