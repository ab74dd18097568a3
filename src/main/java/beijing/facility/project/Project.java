package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.ApprovalTrack;
import beijing.facility.measures.Establishment;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.Subsidy;

/**
 * A project from its application to the end of its supervision. Amounts are yuan. Each change of state is a verb that
 * refuses to run out of turn.
 */
@Table("project")
public class Project {

    @Id
    private String number;
    private String districtCode;
    private ProjectStatus status;
    @Version
    private Long version;
    private Instant filedAt;
    private int reviewRound;

    @Embedded.Nullable
    private ApplicationSheet application;
    private Long planId;

    private String implementingEntity;
    private String maintenanceEntity;

    private String establishmentNumber;
    private LocalDate establishmentDate;
    private String projectCode;
    private ApprovalTrack approvalTrack;
    private BigDecimal estimatedInvestment;

    private Boolean atEstimateDepth;
    private BigDecimal requestedSubsidy;
    private String fundJustification;
    private Long fundPlanId;

    private BigDecimal subsidyBasic;
    private BigDecimal subsidyInclusive;
    private BigDecimal subsidyCeiling;
    private BigDecimal inclusiveRate;
    private BigDecimal proposedSubsidy;
    private String proposedBy;
    private BigDecimal approvedSubsidy;
    private String approvalNumber;
    private LocalDate approvalDate;

    private boolean releaseOpen;

    private LocalDate startedOn;
    private String contractNumber;
    private LocalDate reportDueOn;
    private Instant reportRemindedAt;

    private Long changePlanId;
    private Long builtPlanId;
    private Long settledPlanId;
    private LocalDate completedOn;
    private LocalDate acceptedOn;
    private int acceptanceRound;
    private boolean acceptancePassed;

    private RecordedFindings recordedFindings = RecordedFindings.NONE;
    private Set<FindingCode> acceptedExceptions = new HashSet<>();

    private static final Set<ProjectStatus> CHANGEABLE = EnumSet.of(ProjectStatus.APPROVED, ProjectStatus.UNDER_CONSTRUCTION,
            ProjectStatus.ACCEPTANCE, ProjectStatus.RECTIFYING);

    private Project() {
    }

    static Project file(String number, ProjectApplication application, Long planId, Instant at) {
        Project project = new Project();
        project.number = number;
        project.districtCode = application.districtCode();
        project.status = ProjectStatus.UNDER_REVIEW;
        project.filedAt = at;
        project.application = ApplicationSheet.of(application);
        project.planId = planId;
        return project;
    }

    void resubmit(ProjectApplication application, Long planId) {
        expect(ProjectStatus.RETURNED);
        this.application = ApplicationSheet.of(application);
        this.planId = planId;
        this.status = ProjectStatus.UNDER_REVIEW;
    }

    /** What the compliance check found; without a pass the application goes back to the district (Articles 6 to 23). */
    public void checked(List<Finding> findings, Subsidy ceiling, boolean passed) {
        expect(ProjectStatus.UNDER_REVIEW);
        find(findings);
        ceiling(ceiling);
        status = passed ? ProjectStatus.UNDER_REVIEW : ProjectStatus.RETURNED;
    }

    /** Replaces what the system found so far by what it finds now. */
    public void find(List<Finding> findings) {
        recordedFindings = RecordedFindings.of(findings);
    }

    /** Replaces only the findings of these codes. */
    public void renew(Set<FindingCode> codes, List<Finding> newer) {
        find(new Findings(findings()).renewed(codes, newer).list());
    }

    public void withdraw() {
        expect(ProjectStatus.RETURNED);
        status = ProjectStatus.WITHDRAWN;
    }

    /** Opens the next round of the joint review (Article 22) and says which it is. */
    public int openReview() {
        expect(ProjectStatus.UNDER_REVIEW);
        return ++reviewRound;
    }

    /** Sends the application back to the district, out of the joint review. */
    public void returnForCorrection() {
        expect(ProjectStatus.UNDER_REVIEW);
        status = ProjectStatus.RETURNED;
    }

    public void declineSelection() {
        expect(ProjectStatus.UNDER_REVIEW);
        status = ProjectStatus.NOT_SELECTED;
    }

    /** 统筹确定项目 (Article 22), with the exceptions that are accepted by it. */
    public void select(Set<FindingCode> accepted) {
        expect(ProjectStatus.UNDER_REVIEW);
        accept(accepted);
        status = ProjectStatus.SELECTED;
    }

    /** 项目实施主体和后期管护责任主体 (Article 22). */
    public void assign(String implementingEntity, String maintenanceEntity) {
        expect(ProjectStatus.SELECTED);
        this.implementingEntity = implementingEntity;
        this.maintenanceEntity = maintenanceEntity;
    }

    /** 立项等审批手续 (Article 24). */
    public void establish(Establishment establishment) {
        expect(ProjectStatus.SELECTED);
        establishmentNumber = establishment.number();
        establishmentDate = establishment.date();
        projectCode = establishment.projectCode();
        approvalTrack = establishment.track();
        estimatedInvestment = establishment.estimatedInvestment();
    }

    void applyForFunds(FundApplication application, Long planId, List<Finding> findings) {
        expect(ProjectStatus.SELECTED);
        atEstimateDepth = application.atEstimateDepth();
        requestedSubsidy = application.requestedSubsidy();
        fundJustification = application.justification();
        fundPlanId = planId;
        find(findings);
        status = ProjectStatus.FUNDING_REVIEW;
    }

    /** The most that Article 23 allows for the plan in force. */
    public void ceiling(Subsidy ceiling) {
        subsidyBasic = ceiling.basic();
        subsidyInclusive = ceiling.inclusive();
        subsidyCeiling = ceiling.total();
        inclusiveRate = null;
        proposedSubsidy = null;
        proposedBy = null;
    }

    /** What the reviewer proposes for signature: the amount, its parts and who proposes it. */
    public void propose(Subsidy subsidy, BigDecimal amount, String reviewer, Set<FindingCode> accepted) {
        expect(ProjectStatus.FUNDING_REVIEW);
        subsidyBasic = subsidy.basic();
        subsidyInclusive = subsidy.inclusive();
        inclusiveRate = subsidy.inclusiveRate();
        proposedSubsidy = amount;
        proposedBy = reviewer;
        accept(accepted);
    }

    /** Sends the fund application back to the district; the project stays selected. */
    public void returnFundApplication() {
        expect(ProjectStatus.FUNDING_REVIEW);
        status = ProjectStatus.SELECTED;
    }

    public void rejectFunds() {
        expect(ProjectStatus.FUNDING_REVIEW);
        status = ProjectStatus.REJECTED;
    }

    /** The signer sends the proposal back to the reviewer. */
    public void returnProposal() {
        expect(ProjectStatus.FUNDING_REVIEW);
        proposedSubsidy = null;
        proposedBy = null;
    }

    /** 批复项目资金申请报告 (Article 24): the proposed amount becomes the approved one. */
    public void approve(String approvalNumber, LocalDate date) {
        expect(ProjectStatus.FUNDING_REVIEW);
        if (proposedSubsidy == null) {
            throw new IllegalStateException("项目" + number + "没有待签批的补助金额。");
        }
        approvedSubsidy = proposedSubsidy;
        this.approvalNumber = approvalNumber;
        approvalDate = date;
        status = ProjectStatus.APPROVED;
    }

    /** One tranche at a time: from when its release is asked for until it is disbursed in full (contract §7). */
    public void openRelease() {
        if (releaseOpen) {
            throw new IllegalStateException("项目" + number + "已有在办的资金下达。");
        }
        releaseOpen = true;
    }

    public void closeRelease() {
        releaseOpen = false;
    }

    /** 开工 (Article 26). */
    public void start(LocalDate date, String contractNumber) {
        expect(ProjectStatus.APPROVED);
        startedOn = date;
        this.contractNumber = contractNumber;
        status = ProjectStatus.UNDER_CONSTRUCTION;
    }

    /** By when the next progress report is expected (Article 27). */
    public void expectReport(LocalDate dueOn) {
        expect(ProjectStatus.UNDER_CONSTRUCTION);
        reportDueOn = dueOn;
        reportRemindedAt = null;
    }

    public void remindOfReport(Instant at) {
        reportRemindedAt = at;
    }

    /** The works are done: 竣工 (Article 29). */
    public void completeWorks() {
        expect(ProjectStatus.UNDER_CONSTRUCTION);
        reportDueOn = null;
        reportRemindedAt = null;
        status = ProjectStatus.ACCEPTANCE;
    }

    /** What Article 28 can change: the scheme, the exceptions it needs, and the subsidy that follows from it. */
    void change(Scheme scheme, Long planId, Subsidy subsidy, BigDecimal ceiling, BigDecimal approved,
            Set<FindingCode> accepted) {
        if (!changeable()) {
            throw new IllegalStateException("项目" + number + "当前状态为“" + status.label() + "”，不能变更。");
        }
        application = application.changed(scheme);
        changePlanId = planId;
        subsidyBasic = subsidy.basic();
        subsidyInclusive = subsidy.inclusive();
        inclusiveRate = subsidy.inclusiveRate();
        lower(ceiling, approved);
        accept(accepted);
    }

    private void lower(BigDecimal ceiling, BigDecimal approved) {
        if (approved.compareTo(approvedSubsidy) > 0) {
            throw new IllegalStateException("项目" + number + "的批复补助只能调减，不能调增。");
        }
        // the proposal was signed long ago, and its figures are in the record
        proposedSubsidy = null;
        subsidyCeiling = ceiling;
        approvedSubsidy = approved;
    }

    /** The areas as built, handed in for the acceptance (Article 29). */
    void built(Long planId, LocalDate completedOn, LocalDate acceptedOn) {
        expect(ProjectStatus.ACCEPTANCE);
        builtPlanId = planId;
        this.completedOn = completedOn;
        this.acceptedOn = acceptedOn;
    }

    /** Opens the next round of the acceptance and says which it is. */
    public int openAcceptance() {
        expect(ProjectStatus.ACCEPTANCE);
        return ++acceptanceRound;
    }

    /** 整改 (Article 29). */
    public void rectify() {
        expect(ProjectStatus.ACCEPTANCE);
        status = ProjectStatus.RECTIFYING;
    }

    public void rectified() {
        expect(ProjectStatus.RECTIFYING);
        status = ProjectStatus.ACCEPTANCE;
    }

    /** All departments let the project pass. */
    public void passAcceptance() {
        expect(ProjectStatus.ACCEPTANCE);
        acceptancePassed = true;
    }

    /** 竣工财务决算: the subsidy by the final investment, never more than was approved (Article 29). */
    void settle(Long planId, Subsidy subsidy, BigDecimal ceiling, BigDecimal approved) {
        expect(ProjectStatus.ACCEPTANCE);
        settledPlanId = planId;
        subsidyBasic = subsidy.basic();
        subsidyInclusive = subsidy.inclusive();
        lower(ceiling, approved);
    }

    /** All money is released and disbursed, or repaid. */
    public void closeSettlement() {
        expect(ProjectStatus.ACCEPTANCE);
        status = ProjectStatus.SETTLED;
    }

    /** The facility opens under its operator (Articles 30, 31). */
    public void operate() {
        expect(ProjectStatus.SETTLED);
        status = ProjectStatus.IN_OPERATION;
    }

    /** Supervision is concluded (Article 34). */
    public void close() {
        expect(ProjectStatus.IN_OPERATION);
        status = ProjectStatus.CLOSED;
    }

    /** Ends the project before it is accepted: withdrawn before its approval, closed after. */
    void terminate() {
        if (!terminable()) {
            throw new IllegalStateException("项目" + number + "当前状态为“" + status.label() + "”，不能终止。");
        }
        reportDueOn = null;
        releaseOpen = false;
        if (approvedSubsidy == null) {
            status = ProjectStatus.WITHDRAWN;
        } else {
            approvedSubsidy = BigDecimal.ZERO;
            status = ProjectStatus.CLOSED;
        }
    }

    /** Whether the project was approved and is not yet accepted: only then it can change under Article 28. */
    public boolean changeable() {
        return CHANGEABLE.contains(status) && settledPlanId == null;
    }

    /** Whether it is alive and not yet accepted. */
    public boolean terminable() {
        return status.live() && !acceptancePassed;
    }

    private void accept(Set<FindingCode> codes) {
        acceptedExceptions.addAll(codes);
    }

    private void expect(ProjectStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("项目" + number + "当前状态为“" + status.label() + "”，此操作只能在“"
                    + expected.label() + "”状态下进行。");
        }
    }

    public String number() {
        return number;
    }

    public String districtCode() {
        return districtCode;
    }

    public ProjectStatus status() {
        return status;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public int reviewRound() {
        return reviewRound;
    }

    public String name() {
        return application.name();
    }

    public String unit() {
        return application.unit();
    }

    ApplicationSheet application() {
        return application;
    }

    Long planId() {
        return planId;
    }

    Long fundPlanId() {
        return fundPlanId;
    }

    /** The plan in force: that of the last change, else of the fund application once there is one. */
    Long currentPlanId() {
        if (changePlanId != null) {
            return changePlanId;
        }
        return fundPlanId == null ? planId : fundPlanId;
    }

    Optional<Long> builtPlanId() {
        return Optional.ofNullable(builtPlanId);
    }

    Optional<Long> settledPlanId() {
        return Optional.ofNullable(settledPlanId);
    }

    public List<Finding> findings() {
        return recordedFindings.findings();
    }

    /** The exceptions that have been accepted so far. */
    public Set<FindingCode> acceptedExceptions() {
        Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
        codes.addAll(acceptedExceptions);
        return codes;
    }

    public Optional<String> implementingEntity() {
        return Optional.ofNullable(implementingEntity);
    }

    public Optional<String> maintenanceEntity() {
        return Optional.ofNullable(maintenanceEntity);
    }

    public Optional<Establishment> establishment() {
        return Optional.ofNullable(establishmentNumber)
                .map(given -> new Establishment(given, establishmentDate, projectCode, approvalTrack,
                        estimatedInvestment));
    }

    Optional<FundApplication> fundApplication(PlanVersions plans) {
        return Optional.ofNullable(fundPlanId)
                .map(id -> new FundApplication(atEstimateDepth, requestedSubsidy, plans.findById(id).plan(),
                        fundJustification));
    }

    public BigDecimal subsidyBasic() {
        return subsidyBasic;
    }

    public BigDecimal subsidyInclusive() {
        return subsidyInclusive;
    }

    public BigDecimal subsidyCeiling() {
        return subsidyCeiling;
    }

    /** The inclusive rate that a reviewer decided; until then the parts are computed with the highest one. */
    public Optional<BigDecimal> inclusiveRate() {
        return Optional.ofNullable(inclusiveRate);
    }

    public Optional<BigDecimal> requestedSubsidy() {
        return Optional.ofNullable(requestedSubsidy);
    }

    public Optional<BigDecimal> proposedSubsidy() {
        return Optional.ofNullable(proposedSubsidy);
    }

    /** Who prepared the amount that waits for signature: never the one who signs it. */
    public Optional<String> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    public Optional<BigDecimal> approvedSubsidy() {
        return Optional.ofNullable(approvedSubsidy);
    }

    public Optional<String> approvalNumber() {
        return Optional.ofNullable(approvalNumber);
    }

    public Optional<LocalDate> approvalDate() {
        return Optional.ofNullable(approvalDate);
    }

    /** Whether a tranche is being released or disbursed. */
    public boolean releaseOpen() {
        return releaseOpen;
    }

    public Optional<LocalDate> startedOn() {
        return Optional.ofNullable(startedOn);
    }

    public Optional<String> contractNumber() {
        return Optional.ofNullable(contractNumber);
    }

    public Optional<LocalDate> reportDueOn() {
        return Optional.ofNullable(reportDueOn);
    }

    public Optional<Instant> reportRemindedAt() {
        return Optional.ofNullable(reportRemindedAt);
    }

    public Optional<LocalDate> completedOn() {
        return Optional.ofNullable(completedOn);
    }

    public Optional<LocalDate> acceptedOn() {
        return Optional.ofNullable(acceptedOn);
    }

    public int acceptanceRound() {
        return acceptanceRound;
    }

    public boolean acceptancePassed() {
        return acceptancePassed;
    }

    public boolean settled() {
        return settledPlanId != null;
    }
}
