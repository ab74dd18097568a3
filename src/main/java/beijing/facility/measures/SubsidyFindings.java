package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a calculated subsidy says by itself (Article 23). */
final class SubsidyFindings {

    private SubsidyFindings() {
    }

    /** Whether it comes to nothing, and whether the cap cut it. */
    static List<Finding> of(Subsidy subsidy) {
        List<Finding> findings = new ArrayList<>();
        if (subsidy.total().signum() == 0) {
            findings.add(new Finding(FindingCode.NO_SUBSIDISED_FUNCTION,
                    "基本公共服务类投资%s万元（补助比例%s%%）、普惠非基本公共服务类投资%s万元（补助比例%s%%），测算补助为0元，第二十三条只补助这两类功能，请核实功能类别和投资。"
                            .formatted(Amounts.inWan(subsidy.basicBase()), Amounts.inPercent(subsidy.basicRate()),
                                    Amounts.inWan(subsidy.inclusiveBase()), Amounts.inPercent(subsidy.inclusiveRate()))));
        }
        if (subsidy.capApplied()) {
            findings.add(new Finding(FindingCode.CAP_APPLIED,
                    "按普惠补助比例%s%%测算的补助为%s万元，超过第二十三条规定的上限%s万元，按上限计：基本公共服务类%s万元、普惠非基本公共服务类%s万元。"
                            .formatted(Amounts.inPercent(subsidy.inclusiveRate()), Amounts.inWan(subsidy.uncapped()),
                                    Amounts.inWan(subsidy.cap()), Amounts.inWan(subsidy.basic()), Amounts.inWan(subsidy.inclusive()))));
        }
        return findings;
    }

    static Finding requestedNothing(BigDecimal requested) {
        return new Finding(FindingCode.NO_SUBSIDISED_FUNCTION,
                "申请补助%s万元，不足1元，批复补助将为0元，请填写申请金额。".formatted(Amounts.inWan(requested)));
    }
}
