package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import beijing.facility.measures.Parameters.QuotaStandard;
import beijing.facility.measures.Parameters.ReleaseStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private final Parameters parameters = Given.PARAMETERS;

    @Test
    void theShippedFileCarriesTheFiguresOfTheRegulation() {
        assertThat(parameters.effectiveFrom()).isEqualTo("2025-01-13");
        assertThat(parameters.lastDay()).isEqualTo("2028-01-12");
        assertThat(parameters.minFunctions()).isEqualTo(3);
        assertThat(parameters.minKeyFunctions()).isEqualTo(2);
        assertThat(parameters.keyFunctionSet()).containsExactly(
                Function.ELDERLY_CARE, Function.INFANT_CARE, Function.CHILD_CARE, Function.COMMUNITY_MEALS);
        assertThat(parameters.coreFunctionSet()).containsExactly(Function.ELDERLY_CARE, Function.INFANT_CARE);
        assertThat(parameters.basicSubsidyRate()).isEqualByComparingTo("0.30");
        assertThat(parameters.inclusiveSubsidyMaxRate()).isEqualByComparingTo("0.30");
        assertThat(parameters.subsidyCap()).isEqualByComparingTo("50000000");
        assertThat(parameters.estimateOverrunLimit()).isEqualByComparingTo("0.10");
        assertThat(parameters.majorChangeScaleLimit()).isEqualByComparingTo("0.10");
        assertThat(parameters.majorChangeInvestmentLimit()).isEqualByComparingTo("0.10");
        assertThat(parameters.releaseSchedule()).containsExactly(
                new ReleaseStep(new BigDecimal("0"), false, new BigDecimal("0.30")),
                new ReleaseStep(new BigDecimal("0.60"), false, new BigDecimal("0.80")),
                new ReleaseStep(null, true, new BigDecimal("1")));
        assertThat(parameters.disbursementDeadline()).isEqualTo(Period.ofDays(30));
        assertThat(parameters.departmentOpinionDeadline()).isEqualTo(Period.ofDays(10));
        assertThat(parameters.progressReportDay()).isEqualTo(10);
        assertThat(parameters.acceptanceRectificationDeadline()).isEqualTo(Period.ofDays(60));
        assertThat(parameters.evaluationPeriod()).isEqualTo(Period.ofYears(1));
        assertThat(parameters.reviewDepartments()).containsOnlyKeys("elderlyCare", "infantCare", "childCare", "communityMeals",
                "housekeeping", "healthService", "fitness", "culture", "childRecreation");
        assertThat(parameters.duplicateSimilarityThreshold()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @ParameterizedTest
    @CsvSource({"2025-01-12,false", "2025-01-13,true", "2028-01-12,true", "2028-01-13,false"})
    void theMeasuresAreInForceFromTheirFirstToTheirLastDay(LocalDate date, boolean inForce) {
        assertThat(parameters.inForceOn(date)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01,2015〕7号", "2025-01-13,2015〕7号", "2025-11-30,2015〕7号", "2025-12-01,2025〕25号", "2027-06-01,2025〕25号"})
    void theResidentialQuotaStandardIsThatOfTheDay(LocalDate date, String document) {
        QuotaStandard standard = parameters.residentialQuotaStandardOn(date);

        assertThat(standard.document()).contains(document);
    }

    @Test
    void everyDepartmentIsAskedOnceAndTwoOfThemAlways() {
        assertThat(parameters.departmentsFor(Set.of())).containsExactly("housing-construction", "planning-resources");
        assertThat(parameters.departmentsFor(List.of(Function.ELDERLY_CARE, Function.INFANT_CARE, Function.COMMUNITY_MEALS)))
                .containsExactly("housing-construction", "planning-resources", "civil-affairs", "disabled-federation", "health",
                        "commerce");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "effective-from,                        ``,              measures.effective-from",
        "valid-years,                           0,               measures.valid-years",
        "valid-years,                           51,              measures.valid-years",
        "min-functions,                         0,               measures.min-functions",
        "min-functions,                         10,              measures.min-functions",
        "min-key-functions,                     0,               measures.min-key-functions",
        "min-key-functions,                     5,               measures.min-key-functions",
        "key-functions,                         `elderlyCare,x`, measures.key-functions",
        "key-functions,                         `elderlyCare,elderlyCare`, measures.key-functions",
        "core-functions,                        ``,              measures.core-functions",
        "core-functions,                        ELDERLY_CARE,    measures.core-functions",
        "basic-subsidy-rate,                    1.01,            measures.basic-subsidy-rate",
        "basic-subsidy-rate,                    -0.01,           measures.basic-subsidy-rate",
        "basic-subsidy-rate,                    0.30001,         measures.basic-subsidy-rate",
        "inclusive-subsidy-max-rate,            30,              measures.inclusive-subsidy-max-rate",
        "subsidy-cap,                           0,               measures.subsidy-cap",
        "subsidy-cap,                           50000000.5,      measures.subsidy-cap",
        "estimate-overrun-limit,                -1,              measures.estimate-overrun-limit",
        "major-change-scale-limit,              2,               measures.major-change-scale-limit",
        "major-change-investment-limit,         2,               measures.major-change-investment-limit",
        "release-schedule[0].cumulative-share,  1,               measures.release-schedule[0].settled",
        "disbursement-deadline,                 P0D,             measures.disbursement-deadline",
        "repayment-deadline,                    P0D,             measures.repayment-deadline",
        "acceptance-departments-always,         `health,health`, measures.acceptance-departments-always",
        "department-opinion-deadline,           P-1D,            measures.department-opinion-deadline",
        "progress-report-day,                   0,               measures.progress-report-day",
        "progress-report-day,                   29,              measures.progress-report-day",
        "acceptance-rectification-deadline,     P0D,             measures.acceptance-rectification-deadline",
        "evaluation-period,                     P0D,             measures.evaluation-period",
        "review-departments.elderlyCare,        市民政局,         measures.review-departments.elderlyCare",
        "review-departments.elderlyCare,        ``,              measures.review-departments.elderlyCare",
        "review-departments.gardening,          landscape,       measures.review-departments",
        "review-departments-always,             `health,health`, measures.review-departments-always",
        "duplicate-similarity-threshold,        0,               measures.duplicate-similarity-threshold",
        "duplicate-similarity-threshold,        1.01,            measures.duplicate-similarity-threshold"})
    void aWrongValueIsRefusedByName(String key, String value, String named) {
        assertThatThrownBy(() -> Given.parameters(Map.of("measures." + key, value)))
                .rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("参数 " + named + " 的值").hasMessageEndingWith("。");
    }

    @Test
    void aReleaseScheduleRisesFromZeroToTheWholeSubsidy() {
        refusesSchedule("[0].from-progress", step("0.10", false, "0.30"), step(null, true, "1"));
        refusesSchedule("[1].from-progress", step("0", false, "0.30"), step("0", false, "0.40"), step(null, true, "1"));
        refusesSchedule("[1].cumulative-share", step("0", false, "0.30"), step("0.60", false, "0.30"), step(null, true, "1"));
        refusesSchedule("[1].cumulative-share", step("0", false, "0.30"), step(null, true, "0.95"));
        refusesSchedule("[1].from-progress", step("0", false, "0.30"), step("1", true, "1"));
        refusesSchedule("[1].settled", step("0", false, "0.30"), step("0.6", false, "1"));
    }

    @Test
    void residentialQuotaStandardsFollowEachOtherWithoutAGapAtTheStart() {
        refusesStandards("[0].from", new QuotaStandard(LocalDate.parse("2025-01-14"), "京政发〔2015〕7号"));
        refusesStandards("[1].from", new QuotaStandard(LocalDate.parse("2025-01-13"), "京政发〔2015〕7号"),
                new QuotaStandard(LocalDate.parse("2025-01-13"), "京政发〔2025〕25号"));
        refusesStandards("[0].document", new QuotaStandard(LocalDate.parse("2025-01-13"), " "));
        refusesStandards("");
    }

    private static ReleaseStep step(String progress, boolean settled, String share) {
        return new ReleaseStep(progress == null ? null : new BigDecimal(progress), settled, new BigDecimal(share));
    }

    private void refusesSchedule(String where, ReleaseStep... steps) {
        assertThatThrownBy(() -> with(List.of(steps), parameters.residentialQuotaStandards()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("measures.release-schedule" + where + " 的值");
    }

    private void refusesStandards(String where, QuotaStandard... standards) {
        assertThatThrownBy(() -> with(parameters.releaseSchedule(), List.of(standards)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("measures.residential-quota-standards" + where + " 的值");
    }

    private void with(List<ReleaseStep> schedule, List<QuotaStandard> standards) {
        new Parameters(parameters.effectiveFrom(), parameters.validYears(), parameters.minFunctions(),
                parameters.minKeyFunctions(), parameters.keyFunctions(), parameters.coreFunctions(),
                parameters.basicSubsidyRate(), parameters.inclusiveSubsidyMaxRate(), parameters.subsidyCap(),
                parameters.estimateOverrunLimit(), parameters.majorChangeScaleLimit(), parameters.majorChangeInvestmentLimit(),
                schedule, parameters.disbursementDeadline(), parameters.repaymentDeadline(), standards, parameters.departmentOpinionDeadline(),
                parameters.progressReportDay(), parameters.acceptanceRectificationDeadline(), parameters.evaluationPeriod(),
                parameters.reviewDepartments(), parameters.reviewDepartmentsAlways(),
                parameters.acceptanceDepartmentsAlways(), parameters.duplicateSimilarityThreshold());
    }
}
