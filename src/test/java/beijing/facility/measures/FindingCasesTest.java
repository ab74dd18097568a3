package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the contract's findings: a case that comes to it, and the same case just right. */
class FindingCasesTest {

    private static final Parameters PARAMETERS = Given.PARAMETERS;
    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final Establishment ESTABLISHED = Given.establishment("京朝阳发改（审）〔2026〕9001号", "2026-06-01", "1000");

    /** What the case comes to, and what its sound twin does. */
    private record Case(List<Finding> wrong, List<Finding> right) {
    }

    @ParameterizedTest
    @EnumSource
    void isFoundWhereItIsAndNotBesideIt(FindingCode code) {
        Case found = of(code);

        assertThat(found.wrong()).extracting(Finding::code).contains(code);
        assertThat(found.right()).extracting(Finding::code).doesNotContain(code);
        assertThat(found.wrong()).filteredOn(finding -> finding.code() == code).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(code.severity());
            assertThat(finding.article()).isEqualTo(code.article());
            assertThat(finding.message()).endsWith("。").containsPattern("\\p{IsHan}");
        });
    }

    /** The compiler asks for a case of each. */
    private static Case of(FindingCode code) {
        return switch (code) {
            case STANDARD_NOT_MET -> application(project -> project.meetsGuideline = false);
            case NEW_RESIDENTIAL_QUOTA_NOT_MET -> application(project -> project.newResidentialArea = true,
                    project -> {
                        project.newResidentialArea = true;
                        project.meetsResidentialQuota = true;
                    });
            case FUNCTIONS_TOO_FEW -> plan(Given.compliantPlan().without(Function.COMMUNITY_MEALS));
            case KEY_FUNCTIONS_TOO_FEW -> plan(Given.plan()
                    .with(Function.ELDERLY_CARE, Category.BASIC, "600", "480")
                    .with(Function.CULTURE, Category.BASIC, "100", "90")
                    .with(Function.FITNESS, Category.BASIC, "100", "90"));
            case NO_CORE_FUNCTION -> plan(Given.plan()
                    .with(Function.CHILD_CARE, Category.COMMERCIAL, "600", "480")
                    .with(Function.COMMUNITY_MEALS, Category.COMMERCIAL, "100", "90")
                    .with(Function.CULTURE, Category.BASIC, "100", "90"));
            case CATEGORY_UNUSUAL -> plan(Given.compliantPlan().without(Function.COMMUNITY_MEALS)
                    .with(Function.COMMUNITY_MEALS, Category.BASIC, "100", "90"));
            case STATE_ASSET_PROCEDURE_MISSING -> application(project -> project.stateOwnedProperty = true,
                    project -> {
                        project.stateOwnedProperty = true;
                        project.stateAssetProcedureDone = true;
                    });
            case RENOVATION_CONDITIONS_NOT_MET -> application(project -> project.renovationConditionsMet = false,
                    project -> {
                        project.renovationConditionsMet = false;
                        project.constructionMode = ConstructionMode.NEW_BUILD;
                    });
            case CONSULTATION_MISSING -> application(project -> project.consultedResidents = 0,
                    project -> project.consultedResidents = 1);
            case OTHER_MUNICIPAL_FUNDS -> new Case(
                    Stream.concat(application(project -> project.otherMunicipalFunds = true).wrong().stream(),
                            department(true).stream()).toList(), department(false));
            case POSSIBLE_DUPLICATE -> new Case(new ComplianceRules(PARAMETERS).check(Given.application().build(),
                    List.of(new SimilarProject("110106-2026-0001", "丰台区", new BigDecimal("0.9"), new BigDecimal("0.1")))),
                    sound());
            case NO_SUBSIDISED_FUNCTION -> plan(Given.plan()
                    .with(Function.CHILD_CARE, Category.COMMERCIAL, "600", "480")
                    .with(Function.COMMUNITY_MEALS, Category.COMMERCIAL, "100", "90")
                    .with(Function.HOUSEKEEPING, Category.COMMERCIAL, "100", "90"));
            case SUBSIDY_OVER_CEILING -> new Case(funds(ESTABLISHED, true, "268.2001", Given.compliantPlan()),
                    funds(ESTABLISHED, true, "268.2", Given.compliantPlan()));
            case INCLUSIVE_RATE_OVER_MAX -> new Case(rate("0.3001"), rate("0.30"));
            case CAP_APPLIED -> plan(Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", "20000"));
            case ESTABLISHMENT_MISSING -> new Case(funds(null, true, "268.2", Given.compliantPlan()),
                    funds(ESTABLISHED, true, "268.2", Given.compliantPlan()));
            case NOT_AT_ESTIMATE_DEPTH -> new Case(funds(ESTABLISHED, false, "268.2", Given.compliantPlan()),
                    funds(ESTABLISHED, true, "268.2", Given.compliantPlan()));
            case ESTIMATE_OVERRUN -> new Case(
                    funds(ESTABLISHED, true, "268.2", Given.compliantPlan().shared("260.000001")),
                    funds(ESTABLISHED, true, "268.2", Given.compliantPlan().shared("260")));
            case RELEASE_OVER_PROGRESS -> new Case(release("709200.01", "0"), release("709200", "0"));
            case RELEASE_OVER_APPROVAL -> new Case(release("2364000.01", "60"), release("2364000", "60"));
            case DISBURSEMENT_SHORT -> new Case(disbursement("99.99", DAY), disbursement("100", DAY));
            case DISBURSEMENT_LATE -> new Case(disbursement("100", DAY.plusDays(1)), disbursement("100", DAY));
            case BIDDING_MISSING -> new Case(progress().checkStart(false), progress().checkStart(true));
            case REPORT_OVERDUE -> new Case(overdue("2026-06-11"), overdue("2026-06-10"));
            case CHANGE_MAJOR -> new Case(change("580.000001"), change("580"));
            case CHANGE_AFFECTS_SUBSIDY -> new Case(subsidy("236.4", "236.3999", "0"), subsidy("236.4", "236.4", "0"));
            case SUBSIDY_OVERPAID -> new Case(subsidy("236.4", "200", "200.0001"), subsidy("236.4", "200", "200"));
            case FUNCTIONS_NOT_BUILT -> built(Given.compliantPlan().without(Function.INFANT_CARE));
            case AREA_SHORT -> built(Given.compliantPlan().with(Function.INFANT_CARE, Category.INCLUSIVE, "299.99", "270"));
            case DEPARTMENT_OBJECTION -> new Case(List.of(new AcceptanceRules().objection("朝阳区消防救援支队", "疏散通道不足")),
                    List.of());
            case OPERATOR_NOT_ADMISSIBLE -> new Case(new OperatorRules().check(OperatorType.ENTERPRISE, "某企业", false),
                    new OperatorRules().check(OperatorType.ENTERPRISE, "某企业", true));
            case MEASURES_NOT_IN_FORCE -> application(project -> project.applicationDate = LocalDate.parse("2028-01-13"),
                    project -> project.applicationDate = LocalDate.parse("2028-01-12"));
        };
    }

    private static Case application(Consumer<Given.Application> spoilt) {
        return application(spoilt, project -> { });
    }

    private static Case application(Consumer<Given.Application> spoilt, Consumer<Given.Application> mended) {
        return new Case(check(spoilt), check(mended));
    }

    private static Case plan(Given.Plan spoilt) {
        return application(project -> project.plan = spoilt.build());
    }

    private static List<Finding> sound() {
        return check(project -> { });
    }

    private static List<Finding> check(Consumer<Given.Application> change) {
        Given.Application project = Given.application();
        change.accept(project);
        return new ComplianceRules(PARAMETERS).check(project.build(), List.of());
    }

    private static List<Finding> department(boolean found) {
        return new DepartmentRules().check(List.of(new DepartmentReport("市民政局", found, "已获补贴")));
    }

    private static List<Finding> funds(Establishment establishment, boolean depth, String requested, Given.Plan plan) {
        return new FundingRules(PARAMETERS).check(new FundApplication(depth, Given.yuan(requested), plan.build(), ""),
                establishment, DAY);
    }

    private static List<Finding> rate(String rate) {
        return new FundingRules(PARAMETERS).checkRate(Given.compliantPlan().build(), new BigDecimal(rate));
    }

    private static List<Finding> release(String amount, String percent) {
        ReleaseRule rule = new ReleaseRule(PARAMETERS);
        return rule.check(new BigDecimal(amount), rule.due(new BigDecimal("2364000"), new BigDecimal(percent), false, BigDecimal.ZERO));
    }

    private static List<Finding> disbursement(String paid, LocalDate on) {
        return new DisbursementRules().check(new BigDecimal(paid), new BigDecimal("100"), on, DAY);
    }

    private static ProgressRules progress() {
        return new ProgressRules(PARAMETERS);
    }

    private static List<Finding> overdue(String today) {
        return progress().overdue(YearMonth.parse("2026-05"), LocalDate.parse(today)).stream().toList();
    }

    /** From 480 万元 in 养老服务, of 1,000 in all, to another sum. */
    private static List<Finding> change(String elderlyCare) {
        return new ChangeRules(PARAMETERS).check(scheme("480").plan(), scheme("480"), scheme(elderlyCare));
    }

    private static Scheme scheme(String elderlyCare) {
        return new Scheme("朝阳区", ConstructionMode.RENOVATION,
                Given.compliantPlan().with(Function.ELDERLY_CARE, Category.BASIC, "600", elderlyCare).build());
    }

    private static List<Finding> subsidy(String before, String after, String released) {
        return new ChangeRules(PARAMETERS).checkSubsidy(Given.yuan(before), Given.yuan(after), Given.yuan(released));
    }

    private static Case built(Given.Plan built) {
        InvestmentPlan approved = Given.compliantPlan().build();
        return new Case(new AcceptanceRules().check(approved, built.build()), new AcceptanceRules().check(approved, approved));
    }
}
