package beijing.facility.project;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** What one department of the district says in one round of the acceptance (Article 29): asked once, given once. */
@Table("acceptance_opinion")
public class AcceptanceOpinion {

    @Id
    private Long id;
    private String projectNumber;
    private int round;
    private String department;
    private Instant askedAt;
    private AcceptanceDecision decision;
    private String opinion;
    private String givenBy;
    private Instant givenAt;

    private AcceptanceOpinion() {
    }

    public static AcceptanceOpinion ask(Project project, String department, Instant askedAt) {
        AcceptanceOpinion asked = new AcceptanceOpinion();
        asked.projectNumber = project.number();
        asked.round = project.acceptanceRound();
        asked.department = department;
        asked.askedAt = askedAt;
        return asked;
    }

    public void give(AcceptanceDecision decision, String opinion, String by, Instant at) {
        if (given()) {
            throw new IllegalStateException("部门“" + department + "”在第" + round + "轮验收中已经提出意见。");
        }
        this.decision = decision;
        this.opinion = opinion;
        this.givenBy = by;
        this.givenAt = at;
    }

    public boolean given() {
        return decision != null;
    }

    public boolean failed() {
        return decision == AcceptanceDecision.FAIL;
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

    public AcceptanceDecision decision() {
        return decision;
    }

    public String opinion() {
        return opinion;
    }

    public String givenBy() {
        return givenBy;
    }

    public Instant givenAt() {
        return givenAt;
    }
}
