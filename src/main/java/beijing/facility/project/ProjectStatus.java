package beijing.facility.project;

import java.util.EnumSet;
import java.util.Set;

/** Where a project stands in its life, Articles 21 to 34. */
public enum ProjectStatus {

    UNDER_REVIEW("审查中"),
    RETURNED("退回补正"),
    NOT_SELECTED("未纳入"),
    WITHDRAWN("已撤回"),
    SELECTED("已纳入"),
    FUNDING_REVIEW("资金审核中"),
    REJECTED("资金不予批复"),
    APPROVED("资金已批复"),
    UNDER_CONSTRUCTION("建设中"),
    ACCEPTANCE("竣工验收中"),
    RECTIFYING("整改中"),
    SETTLED("已决算"),
    IN_OPERATION("运营中"),
    CLOSED("已结束");

    private static final Set<ProjectStatus> DEAD = EnumSet.of(NOT_SELECTED, WITHDRAWN, REJECTED, CLOSED);

    private final String label;

    ProjectStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the project can still receive money or already has: what Article 22 compares a new application with. */
    public boolean live() {
        return !DEAD.contains(this);
    }
}
