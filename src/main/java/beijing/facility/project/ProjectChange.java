package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.mandate.Outcome;
import beijing.facility.measures.ConstructionMode;

/** A change that a district asked for (Article 28), from its request to its end. Amounts are yuan. */
@Table("project_change")
public class ProjectChange {

    /** How a change ended. */
    public enum End {
        ADOPTED("已生效"), WITHDRAWN("已撤回"), REJECTED("不予同意"), TERMINATED("因项目终止而结束");

        private final String label;

        End(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** 一般变更 or 较大变更. */
    public enum Kind implements Outcome {
        MINOR("一般变更"), MAJOR("较大变更");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    @Id
    private Long id;
    private String projectNumber;
    private String reason;
    private String requestedBy;
    private Instant requestedAt;
    private String oldAddress;
    private ConstructionMode oldMode;
    private Long oldPlanId;
    private String address;
    private ConstructionMode mode;
    private Long planId;
    private Kind kind;
    private String procedureNumber;
    private LocalDate procedureDate;
    private BigDecimal inclusiveRate;
    private BigDecimal proposedSubsidy;
    private String proposedBy;
    private String adjustmentNumber;
    private End outcome;
    private Instant decidedAt;
    private Instant closedAt;

    private ProjectChange() {
    }

    static ProjectChange request(Project project, String reason, String address, ConstructionMode mode, Long planId, String by,
            Instant at) {
        ProjectChange change = new ProjectChange();
        change.projectNumber = project.number();
        change.reason = reason;
        change.requestedBy = by;
        change.requestedAt = at;
        change.oldAddress = project.application().address();
        change.oldMode = project.application().constructionMode();
        change.oldPlanId = project.currentPlanId();
        change.address = address;
        change.mode = mode;
        change.planId = planId;
        return change;
    }

    public void assess(Kind kind) {
        this.kind = kind;
    }

    /** 前期手续变更 (Article 28). */
    public void procedures(String number, LocalDate date) {
        procedureNumber = number;
        procedureDate = date;
    }

    /** What the reviewer proposes for signature. */
    public void propose(BigDecimal rate, BigDecimal subsidy, String by) {
        inclusiveRate = rate;
        proposedSubsidy = subsidy;
        proposedBy = by;
    }

    public void returnProposal() {
        proposedSubsidy = null;
        proposedBy = null;
    }

    public void sign(String number) {
        if (proposedSubsidy == null) {
            throw new IllegalStateException("项目" + projectNumber + "的变更没有待签批的补助金额。");
        }
        adjustmentNumber = number;
    }

    void decide(End outcome, Instant at) {
        if (this.outcome != null) {
            throw new IllegalStateException("项目" + projectNumber + "的变更" + this.outcome.label() + "，不能再次办理。");
        }
        this.outcome = outcome;
        decidedAt = at;
    }

    void close(Instant at) {
        closedAt = at;
    }

    public Long id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public String oldAddress() {
        return oldAddress;
    }

    public ConstructionMode oldMode() {
        return oldMode;
    }

    Long oldPlanId() {
        return oldPlanId;
    }

    public String address() {
        return address;
    }

    public ConstructionMode mode() {
        return mode;
    }

    Long planId() {
        return planId;
    }

    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    public Optional<String> procedureNumber() {
        return Optional.ofNullable(procedureNumber);
    }

    public Optional<LocalDate> procedureDate() {
        return Optional.ofNullable(procedureDate);
    }

    public Optional<BigDecimal> inclusiveRate() {
        return Optional.ofNullable(inclusiveRate);
    }

    public Optional<BigDecimal> proposedSubsidy() {
        return Optional.ofNullable(proposedSubsidy);
    }

    public Optional<String> adjustmentNumber() {
        return Optional.ofNullable(adjustmentNumber);
    }

    public Optional<End> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** When it ended, whichever way. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
