package beijing.facility.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether a project was built as approved (Article 29). */
public final class AcceptanceRules {

    /**
     * @param approved the plan in force
     * @param built    the areas as built; its investment does not count
     */
    public List<Finding> check(InvestmentPlan approved, InvestmentPlan built) {
        List<Finding> findings = new ArrayList<>();
        approved.functions().values().stream().filter(FunctionPlan::provided).forEach(planned -> {
            FunctionPlan found = built.functions().get(planned.function());
            if (found == null || !found.provided()) {
                findings.add(new Finding(FindingCode.FUNCTIONS_NOT_BUILT,
                        "批准建设%s%s平方米，竣工面积为0平方米，第二十九条验收须按批准的建设内容建成，请整改或先办理项目变更。"
                                .formatted(planned.function().label(), Amounts.plain(planned.area()))));
                return;
            }
            for (Category category : Category.values()) {
                BigDecimal wanted = planned.share(category).area();
                BigDecimal area = found.share(category).area();
                if (area.compareTo(wanted) < 0) {
                    findings.add(new Finding(FindingCode.AREA_SHORT,
                            "%s的%s类竣工面积%s平方米，比批准的%s平方米少%s平方米，第二十九条验收须按批准的建设规模建成，请整改或先办理项目变更。"
                                    .formatted(planned.function().label(), category.label(), Amounts.plain(area),
                                            Amounts.plain(wanted), Amounts.plain(wanted.subtract(area)))));
                }
            }
        });
        return new Findings(findings).list();
    }

    /** A department of the district that does not let the project pass. */
    public Finding objection(String department, String opinion) {
        return new Finding(FindingCode.DEPARTMENT_OBJECTION, "%s验收不通过（意见：“%s”），第二十九条要求完成竣工验收相关程序，请整改后再次验收。"
                .formatted(department, Texts.excerpt(opinion)));
    }
}
