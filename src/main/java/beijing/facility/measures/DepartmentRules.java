package beijing.facility.measures;

import java.util.List;

/** What the departments of the joint review found (Article 22). */
public final class DepartmentRules {

    /**
     * One finding for each department that found money of another municipal channel (Articles 22 and 23).
     *
     * @param reports of one round of the review
     */
    public List<Finding> check(List<DepartmentReport> reports) {
        return reports.stream().filter(DepartmentReport::otherMunicipalFundsFound).map(DepartmentRules::otherFunds).toList();
    }

    private static Finding otherFunds(DepartmentReport report) {
        String opinion = report.opinion().isEmpty() ? "" : "（意见：“" + Texts.excerpt(report.opinion()) + "”）";
        return new Finding(FindingCode.OTHER_MUNICIPAL_FUNDS,
                "%s审查发现项目另有其他渠道市级资金%s，第二十三条规定其他渠道市级资金不再重复支持，请核实后退回补正或不予纳入。"
                        .formatted(report.department(), opinion));
    }
}
