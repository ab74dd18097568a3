package beijing.facility.project;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The opinion asked of one municipal department in one round of the joint review (Article 22). It is asked once, may be
 * reminded of, and given once.
 */
@Table("department_opinion")
public class DepartmentOpinion {

    /**
     * The five aspects that Article 22 names: 功能设置、规划选址、建设方式、运营管理、资金支持; each may be empty.
     */
    public record Aspects(String functionOpinion, String siteOpinion, String constructionOpinion,
            String operationOpinion, String fundingOpinion) {
    }

    @Id
    private Long id;
    private String projectNumber;
    private int round;
    private String department;
    private Instant askedAt;
    private Instant dueAt;
    private Instant remindedAt;
    private OpinionDecision decision;
    private String opinion;
    @Embedded.Nullable
    private Aspects aspects;
    private Boolean otherMunicipalFundsFound;
    private String givenBy;
    private Instant givenAt;

    private DepartmentOpinion() {
    }

    public static DepartmentOpinion ask(Project project, String department, Instant askedAt, Instant dueAt) {
        DepartmentOpinion asked = new DepartmentOpinion();
        asked.projectNumber = project.number();
        asked.round = project.reviewRound();
        asked.department = department;
        asked.askedAt = askedAt;
        asked.dueAt = dueAt;
        return asked;
    }

    public void remind(Instant at) {
        remindedAt = at;
    }

    public void give(OpinionDecision decision, String opinion, Aspects aspects, boolean otherMunicipalFundsFound,
            String by, Instant at) {
        if (given()) {
            throw new IllegalStateException("部门“" + department + "”在第" + round + "轮审查中已经反馈意见。");
        }
        this.decision = decision;
        this.opinion = opinion;
        this.aspects = aspects;
        this.otherMunicipalFundsFound = otherMunicipalFundsFound;
        this.givenBy = by;
        this.givenAt = at;
    }

    public boolean given() {
        return decision != null;
    }

    /** Whether the opinion was still outstanding when its time had passed, or came only after. */
    public boolean late(Instant now) {
        return (given() ? givenAt : now).isAfter(dueAt);
    }

    public String projectNumber() {
        return projectNumber;
    }

    public int round() {
        return round;
    }

    public String department() {
        return department;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Instant remindedAt() {
        return remindedAt;
    }

    public OpinionDecision decision() {
        return decision;
    }

    public String opinion() {
        return opinion;
    }

    public Aspects aspects() {
        return aspects;
    }

    public boolean otherMunicipalFundsFound() {
        return Boolean.TRUE.equals(otherMunicipalFundsFound);
    }

    public String givenBy() {
        return givenBy;
    }

    public Instant givenAt() {
        return givenAt;
    }
}
