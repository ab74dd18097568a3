package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.Subsidy;
import beijing.facility.project.LedgerEntry.Approval.Kind;
import beijing.facility.project.ProjectChange.End;

/** The changes of the projects (Article 28). While one is open, nothing is released to its project. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeRegister {

    private final ProjectChanges changes;
    private final PlanVersions plans;
    private final ProjectFiles files;
    private final FundLedger ledger;
    private final Clock clock;

    ChangeRegister(ProjectChanges changes, PlanVersions plans, ProjectFiles files, FundLedger ledger, Clock clock) {
        this.changes = changes;
        this.plans = plans;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens a change; the project stays as it is until the change is adopted. */
    public ProjectChange request(Mandate mandate, Project project, String reason, Scheme after) {
        return changes.save(ProjectChange.request(project, reason, after.address(), after.mode(),
                files.addPlan(project.number(), PlanStage.CHANGE, after.plan()), mandate.official(), clock.instant()));
    }

    public Optional<ProjectChange> open(Project project) {
        return changes.findByProjectNumberAndClosedAtIsNull(project.number());
    }

    /** @throws IllegalStateException where no change is open */
    public ProjectChange require(Project project) {
        return open(project).orElseThrow(() -> new IllegalStateException("项目" + project.number() + "没有在办的变更。"));
    }

    public List<ProjectChange> all(String project) {
        return changes.findByProjectNumberOrderById(project);
    }

    public Scheme before(ProjectChange change) {
        return new Scheme(change.oldAddress(), change.oldMode(), plans.findById(change.oldPlanId()).plan());
    }

    /** What Article 28 holds the project to at this moment. */
    public Scheme inForce(Project project) {
        return new Scheme(project.application().address(), project.application().constructionMode(), files.plan(project));
    }

    /** The plan that went through the procedures last before this change: that of the approval or of the last major change. */
    public InvestmentPlan procedures(Project project, ProjectChange change) {
        return procedures(project, change.oldPlanId());
    }

    /** Likewise for a change that is not asked for yet. */
    public InvestmentPlan procedures(Project project) {
        return procedures(project, project.currentPlanId());
    }

    private InvestmentPlan procedures(Project project, Long inForce) {
        Long plan = null;
        for (ProjectChange earlier : all(project.number())) {
            if (earlier.outcome().filter(End.ADOPTED::equals).isPresent()) {
                boolean minor = earlier.kind().filter(ProjectChange.Kind.MINOR::equals).isPresent();
                plan = minor && plan == null ? earlier.oldPlanId() : minor ? plan : null;
            }
        }
        return plans.findById(plan == null ? inForce : plan).plan();
    }

    public Scheme after(ProjectChange change) {
        return new Scheme(change.address(), change.mode(), plans.findById(change.planId()).plan());
    }

    public ProjectChange save(ProjectChange change) {
        return changes.save(change);
    }

    /**
     * The project is from now on what the change says.
     *
     * @param mandate  that of the last step, by which the change was signed or filed
     * @param subsidy  the arithmetic of the subsidy for the changed plan
     * @param ceiling  the most that Article 23 allows for it, yuan
     * @param amount   批复补助 from now on, yuan, at most the one before
     * @param accepted the exceptions that were accepted with the change
     */
    public Project adopt(Mandate mandate, Project project, ProjectChange change, Subsidy subsidy, BigDecimal ceiling, BigDecimal amount,
            Set<FindingCode> accepted) {
        boolean lowered = amount.compareTo(project.approvedSubsidy().orElseThrow()) < 0;
        project.change(after(change), change.planId(), subsidy, ceiling, amount, accepted);
        if (lowered) {
            ledger.approve(project.number(), Kind.ADJUSTMENT, amount, change.adjustmentNumber().orElseThrow(),
                    LocalDate.now(clock), mandate.official());
        }
        change.decide(End.ADOPTED, clock.instant());
        changes.save(change);
        return files.save(project);
    }

    /** Ends a change that was not adopted: everything is as it was before it. */
    public void drop(ProjectChange change, End outcome) {
        change.decide(outcome, clock.instant());
        changes.save(change);
    }

    /** Ends the suspension of releases. */
    public void close(ProjectChange change) {
        change.close(clock.instant());
        changes.save(change);
    }
}
