package beijing.facility.project.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Share;
import beijing.facility.project.Decision;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.HandedInField;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectStatus;
import beijing.facility.project.TaskNames;

/**
 * A file as JSON. Amounts are yuan as decimal strings, whole yuan without decimals; only {@code functions} keeps the fields and
 * units of the form (万元, m²).
 */
record ProjectView(
        String projectNumber,
        String projectName,
        String projectUnit,
        String creditCode,
        String districtCode,
        String district,
        String street,
        String address,
        String constructionMode,
        String facilityForm,
        LocalDate applicationDate,
        String justification,
        String solicitationId,
        ProjectStatus status,
        String statusName,
        OffsetDateTime filedAt,
        int reviewRound,
        String totalInvestment,
        String sharedInvestment,
        List<FindingView> findings,
        Map<String, Map<String, String>> functions,
        Money subsidy,
        Responsibility responsibility,
        EstablishmentView establishment,
        FundApplicationView fundApplication,
        ApprovalView approval,
        MoneyViews.Construction construction,
        List<MoneyViews.Progress> progress,
        MoneyViews.Ledger ledger,
        List<MoneyViews.Release> releases,
        List<MoneyViews.Disbursement> disbursements,
        List<MoneyViews.Repayment> repayments,
        List<DecisionView> decisions,
        List<Opinion> opinions,
        List<MoneyViews.Change> changes,
        MoneyViews.Acceptance acceptance,
        MoneyViews.Operation operation) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    record Summary(String projectNumber, String projectName, String projectUnit, String districtCode, String district,
            ProjectStatus status, String statusName, OffsetDateTime filedAt, String totalInvestment, Money subsidy) {
    }

    record FindingView(String code, String article, String severity, String message) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.code().name(), finding.article(), finding.severity().name(),
                    finding.message());
        }
    }

    /** The subsidy of Article 23; what has not been decided yet is null. */
    record Money(String basic, String inclusive, String ceiling, String inclusiveRate, String requested,
            String approved) {
    }

    record Responsibility(String implementingEntity, String maintenanceEntity) {
    }

    record EstablishmentView(String number, LocalDate date, String projectCode, String approvalTrack,
            String estimatedInvestment) {
    }

    record FundApplicationView(boolean atEstimateDepth, String totalInvestment, String justification) {
    }

    record ApprovalView(String number, LocalDate date, String amount) {
    }

    /** {@code decidedByName}, {@code unit}, {@code taskName} and {@code fields} are as they were then. */
    record DecisionView(String task, String taskName, int round, String decidedBy, String decidedByName, String unit,
            OffsetDateTime decidedAt, String decision, String opinion, String detail, List<FindingView> findings,
            List<HandedInField> fields) {
    }

    record Opinion(String projectNumber, int round, String department, String departmentName, OffsetDateTime askedAt,
            OffsetDateTime dueAt, OffsetDateTime remindedAt, boolean overdue, String decision, String opinion,
            String functionOpinion, String siteOpinion, String constructionOpinion, String operationOpinion,
            String fundingOpinion, boolean otherMunicipalFundsFound, String givenBy, OffsetDateTime givenAt) {
    }

    static Summary summary(String number, String name, String unit, String district, ProjectStatus status, Instant filedAt,
            BigDecimal total, Money money) {
        return new Summary(number, name, unit, district, label(district), status, status.label(), at(filedAt), yuan(total),
                money);
    }

    static ProjectView of(Project project, ProjectApplication application, InvestmentPlan plan,
            Optional<FundApplication> fundApplication, List<Decision> decisions, List<DepartmentOpinion> opinions,
            MoneyViews later, TaskNames tasks, Instant now) {
        return new ProjectView(project.number(), project.name(), project.unit(), application.creditCode(),
                project.districtCode(), label(project.districtCode()), application.street(), application.address(),
                application.constructionMode().name(), application.facilityForm().name(),
                application.applicationDate(), application.justification(), application.solicitationId(),
                project.status(), project.status().label(), at(project.filedAt()), project.reviewRound(),
                yuan(plan.total()), yuan(plan.shared()),
                project.findings().stream().map(FindingView::of).toList(), functions(plan), money(project),
                project.implementingEntity()
                        .map(entity -> new Responsibility(entity, project.maintenanceEntity().orElseThrow()))
                        .orElse(null),
                project.establishment()
                        .map(given -> new EstablishmentView(given.number(), given.date(), given.projectCode(),
                                given.track().name(), yuan(given.estimatedInvestment())))
                        .orElse(null),
                fundApplication
                        .map(given -> new FundApplicationView(given.atEstimateDepth(), yuan(given.plan().total()),
                                given.justification()))
                        .orElse(null),
                project.approvalNumber()
                        .map(number -> new ApprovalView(number, project.approvalDate().orElseThrow(),
                                yuan(project.approvedSubsidy().orElseThrow())))
                        .orElse(null),
                later.construction(), later.progress(), later.ledger(), later.releases(), later.disbursements(),
                later.repayments(),
                decisions.stream().map(decision -> decision(decision, tasks)).toList(),
                opinions.stream().map(opinion -> opinion(opinion, now)).toList(),
                later.changes(), later.acceptance(), later.operation());
    }

    static Opinion opinion(DepartmentOpinion opinion, Instant now) {
        DepartmentOpinion.Aspects aspects = opinion.aspects();
        return new Opinion(opinion.projectNumber(), opinion.round(), opinion.department(),
                Department.name(opinion.department()), at(opinion.askedAt()), at(opinion.dueAt()),
                at(opinion.remindedAt()), opinion.late(now), opinion.given() ? opinion.decision().name() : null,
                opinion.opinion(), aspects == null ? null : aspects.functionOpinion(),
                aspects == null ? null : aspects.siteOpinion(), aspects == null ? null : aspects.constructionOpinion(),
                aspects == null ? null : aspects.operationOpinion(), aspects == null ? null : aspects.fundingOpinion(),
                opinion.otherMunicipalFundsFound(), opinion.givenBy(), at(opinion.givenAt()));
    }

    private static DecisionView decision(Decision decision, TaskNames tasks) {
        return new DecisionView(decision.task(),
                decision.taskName() == null ? tasks.today(decision.task()) : decision.taskName(), decision.round(), decision.decidedBy(),
                decision.decidedByName(), decision.unit(), at(decision.decidedAt()), decision.decision(), decision.opinion(),
                decision.detail(), decision.findings().stream().map(FindingView::of).toList(), decision.fields());
    }

    private static Money money(Project project) {
        return money(project.subsidyBasic(), project.subsidyInclusive(), project.subsidyCeiling(),
                project.inclusiveRate().orElse(null), project.requestedSubsidy().orElse(null),
                project.approvedSubsidy().orElse(null));
    }

    static Money money(BigDecimal basic, BigDecimal inclusive, BigDecimal ceiling, BigDecimal inclusiveRate,
            BigDecimal requested, BigDecimal approved) {
        return new Money(yuan(basic), yuan(inclusive), yuan(ceiling),
                inclusiveRate == null ? null : inclusiveRate.toPlainString(), yuan(requested), yuan(approved));
    }

    static Map<String, Map<String, String>> functions(InvestmentPlan plan) {
        Map<String, Map<String, String>> functions = new LinkedHashMap<>();
        plan.functions().values().forEach(function -> {
            Map<String, String> figures = new LinkedHashMap<>();
            for (Category category : Category.values()) {
                Share share = function.share(category);
                if (share.area().signum() > 0) {
                    figures.put(category.key() + "Area", Amounts.plain(share.area()));
                    if (share.investment().signum() > 0) {
                        figures.put(category.key() + "Investment", Amounts.inWan(share.investment()));
                    }
                }
            }
            functions.put(function.function().key(), figures);
        });
        return functions;
    }

    private static String label(String district) {
        return District.of(district).map(District::label).orElseThrow();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(BEIJING).toOffsetDateTime();
    }

    /** 分 with two decimals, whole yuan without. */
    static String yuan(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        return amount.setScale(amount.stripTrailingZeros().scale() <= 0 ? 0 : 2).toPlainString();
    }
}
