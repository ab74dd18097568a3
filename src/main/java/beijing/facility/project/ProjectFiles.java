package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.audit.Actor;
import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.audit.AuditedTable;
import beijing.facility.identity.ActingUser;
import beijing.facility.identity.CurrentUser;
import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Subsidy;
import beijing.facility.project.LedgerEntry.Approval.Kind;

/** The way in to the files of the projects for those who work on them. Writes need the engine's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProjectFiles {

    private final Projects projects;
    private final PlanVersions plans;
    private final Decisions decisions;
    private final FundLedger ledger;
    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final ActingUser acting;
    private final HandedInForm form;
    private final AuditTrail trail;
    private final Clock clock;

    ProjectFiles(Projects projects, PlanVersions plans, Decisions decisions, FundLedger ledger, JdbcClient jdbc,
            CurrentUser user, ActingUser acting, HandedInForm form, AuditTrail trail, Clock clock) {
        this.projects = projects;
        this.plans = plans;
        this.decisions = decisions;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.user = user;
        this.acting = acting;
        this.form = form;
        this.trail = trail;
        this.clock = clock;
    }

    /** Opens a file for an application and gives it its number (Article 21). */
    public Project file(ProjectApplication application) {
        String number = nextNumber(application.districtCode(), LocalDate.now(clock).getYear());
        return save(Project.file(number, application,
                addPlan(number, PlanStage.APPLICATION, application.plan()), clock.instant()));
    }

    /** Puts a corrected application in the file; the earlier version stays in its record. */
    public Project resubmit(Project project, ProjectApplication application) {
        project.resubmit(application, addPlan(project.number(), PlanStage.APPLICATION, application.plan()));
        return save(project);
    }

    /** Puts the fund application (资金申请报告, Article 24) in the file. */
    public Project applyForFunds(Project project, FundApplication application, List<Finding> findings) {
        project.applyForFunds(application,
                addPlan(project.number(), PlanStage.FUND_APPLICATION, application.plan()), findings);
        return save(project);
    }

    /** 批复项目资金申请报告 (Article 24): opens the ledger of the project with the amount that was proposed. */
    public Project approve(Mandate mandate, Project project, String approvalNumber, LocalDate date) {
        project.approve(approvalNumber, date);
        ledger.approve(project.number(), Kind.APPROVAL, project.approvedSubsidy().orElseThrow(), approvalNumber, date,
                mandate.official());
        return save(project);
    }

    /** Puts the areas as built in the file (Article 29). */
    public Project built(Project project, InvestmentPlan areas, LocalDate completedOn, LocalDate acceptedOn) {
        project.built(addPlan(project.number(), PlanStage.AS_BUILT, areas), completedOn, acceptedOn);
        return save(project);
    }

    /** Puts the settled accounts in the file; the approval is lowered where they come to less (Article 29). */
    public Project settle(Mandate mandate, Project project, InvestmentPlan settled, Subsidy subsidy, BigDecimal ceiling, BigDecimal amount) {
        boolean lowered = amount.compareTo(project.approvedSubsidy().orElseThrow()) < 0;
        project.settle(addPlan(project.number(), PlanStage.SETTLEMENT, settled), subsidy, ceiling, amount);
        if (lowered) {
            ledger.approve(project.number(), Kind.SETTLEMENT, amount, "", LocalDate.now(clock), mandate.official());
        }
        return save(project);
    }

    /** Ends a project before its acceptance; what was released of its subsidy is to be repaid. */
    public Project terminate(Mandate mandate, Project project) {
        boolean approved = project.approvedSubsidy().isPresent();
        project.terminate();
        if (approved) {
            ledger.approve(project.number(), Kind.TERMINATION, BigDecimal.ZERO, "", LocalDate.now(clock), mandate.official());
        }
        return save(project);
    }

    public Project save(Project project) {
        return OpenFiles.keep(projects.save(project));
    }

    /**
     * Adds what an official decided to the record, as she is called now, with what else she handed in and the findings that the project
     * has at this moment.
     */
    public void decided(Mandate mandate, Project project, Outcome decision, String opinion, String detail) {
        Actor by = new Actor(mandate.official(), mandate.name(), mandate.unitName());
        record(AuditKind.DECISION, by, Decision.of(project, mandate.step(), form.taskName(mandate.step()).orElse(null), by, clock.instant(),
                decision.name(), opinion, detail, form.fields(mandate.step())));
    }

    /** Adds what the signed-in official did with a task beside handing in its form, likewise. */
    public void handled(Project project, String task, String taskName, HandlingStep step, String opinion, String detail) {
        Actor by = acting.in(project.districtCode());
        record(AuditKind.DECISION, by, Decision.of(project, task, taskName, by, clock.instant(), step.name(), opinion, detail, List.of()));
    }

    /** Adds what the system itself did to the record, likewise. */
    public void noted(Project project, String step, Outcome outcome, String detail) {
        record(AuditKind.NOTE, Actor.SYSTEM, Decision.of(project, step, null, Actor.SYSTEM, clock.instant(), outcome.name(), "", detail,
                List.of()));
    }

    private void record(AuditKind kind, Actor by, Decision decision) {
        trail.row(kind, AuditedTable.DECISION, decisions.save(decision).id(), by, decision.projectNumber());
    }

    /** The file; within one transaction always the same, so that each step goes on from where the one before left it. */
    @Transactional(readOnly = true)
    public Optional<Project> find(String number) {
        return OpenFiles.of(number, () -> projects.findById(number));
    }

    /** @throws IllegalStateException where there is no such project: an instance without a file cannot go on */
    @Transactional(readOnly = true)
    public Project require(String number) {
        return find(number).orElseThrow(() -> missing(number));
    }

    /**
     * The file, locked until the transaction ends: whoever else works on the same project waits, and then finds what was done.
     *
     * @throws IllegalStateException where there is no such project
     */
    public Project lock(String number) {
        return OpenFiles.lock(number, () -> projects.findByNumber(number)).orElseThrow(() -> missing(number));
    }

    /** The application as last handed in. */
    @Transactional(readOnly = true)
    public ProjectApplication application(Project project) {
        return project.application().with(project.districtCode(), plans.findById(project.planId()).plan());
    }

    /** The fund application as last handed in. */
    @Transactional(readOnly = true)
    public Optional<FundApplication> fundApplication(Project project) {
        return project.fundApplication(plans);
    }

    /** What was built, as far as it was handed in (Article 29). */
    @Transactional(readOnly = true)
    public Optional<InvestmentPlan> built(Project project) {
        return project.builtPlanId().map(id -> plans.findById(id).plan());
    }

    /** The accounts as settled (Article 29). */
    @Transactional(readOnly = true)
    public Optional<InvestmentPlan> settledPlan(Project project) {
        return project.settledPlanId().map(id -> plans.findById(id).plan());
    }

    /** The plan in force: that of the last change, else of the fund application once there is one. */
    @Transactional(readOnly = true)
    public InvestmentPlan plan(Project project) {
        return plans.findById(project.currentPlanId()).plan();
    }

    Long addPlan(String number, PlanStage stage, InvestmentPlan plan) {
        return plans.save(PlanVersion.of(number, stage, clock.instant(), plan)).id();
    }

    private static IllegalStateException missing(String number) {
        return new IllegalStateException("没有项目编号为" + number + "的项目档案。");
    }

    private String nextNumber(String districtCode, int year) {
        int last = jdbc.sql("""
                insert into project_number_counter (district_code, year, last) values (:district, :year, 1)
                on conflict (district_code, year) do update set last = project_number_counter.last + 1
                returning last""")
                .param("district", districtCode)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s-%d-%04d".formatted(districtCode, year, last);
    }
}
