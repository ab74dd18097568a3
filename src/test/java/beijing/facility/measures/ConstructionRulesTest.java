package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles 25 to 27, 29, 31: disbursement, progress, acceptance, operator. */
class ConstructionRulesTest {

    private static final LocalDate STARTED = LocalDate.parse("2026-07-15");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final ProgressRules progress = new ProgressRules(Given.PARAMETERS);
    private final DisbursementRules disbursement = new DisbursementRules();
    private final AcceptanceRules acceptance = new AcceptanceRules();
    private final OperatorRules operator = new OperatorRules();

    @ParameterizedTest
    @CsvSource({"100, 2026-12-23, ''", "99.99, 2026-12-23, DISBURSEMENT_SHORT", "100, 2026-12-24, DISBURSEMENT_LATE",
            "1, 2027-01-02, DISBURSEMENT_SHORT DISBURSEMENT_LATE"})
    void aDisbursementIsInFullAndInTime(String paid, LocalDate on, String codes) {
        List<Finding> findings = disbursement.check(new BigDecimal(paid), new BigDecimal("100"), on, LocalDate.parse("2026-12-23"));
        assertThat(findings.stream().map(finding -> finding.code().name()).toList())
                .isEqualTo(codes.isEmpty() ? List.of() : List.of(codes.split(" ")));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.message()).contains("第二十五条"));
    }

    @Test
    void howShortAndHowLateIsSaid() {
        assertThat(disbursement.check(Given.yuan("30"), Given.yuan("70.92"), LocalDate.parse("2027-01-02"),
                LocalDate.parse("2026-12-23"))).extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("30万元", "70.92万元", "40.92万元未拨付"))
                .anySatisfy(message -> assertThat(message).contains("2027-01-02", "2026-12-23", "晚10天"));
    }

    @Test
    void noStartWithoutBidding() {
        assertThat(progress.checkStart(true)).isEmpty();
        assertThat(progress.checkStart(false)).extracting(Finding::code).containsExactly(FindingCode.BIDDING_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"2026-07, 0, 0, ''", "2026-11, 100, 1000, ''", "2026-06, 10, 100, reportMonth", "2026-12, 10, 100, reportMonth",
            "2026-07, 10, 1000.000001, investmentPaid"})
    void theFirstReportIsOfTheStartOrLater(String month, String percent, String paid, String field) {
        assertFields(null, month, percent, paid, field);
    }

    @ParameterizedTest
    @CsvSource({"2026-10, 30, 300, ''", "2026-11, 30, 300, ''", "2026-09, 30, 300, reportMonth", "2026-08, 30, 300, reportMonth",
            "2026-10, 29.99, 300, progressPercent", "2026-10, 30, 299.999999, investmentPaid",
            "2026-09, 1, 1, reportMonth progressPercent investmentPaid"})
    void nothingFallsAndNoMonthComesTwice(String month, String percent, String paid, String fields) {
        assertFields(report("2026-09", "30", "300"), month, percent, paid, fields);
    }

    private void assertFields(ProgressReport last, String month, String percent, String paid, String fields) {
        List<String> found = progress.check(report(month, percent, paid), last, STARTED, Given.yuan("1000"), TODAY).stream()
                .map(Problem::field).toList();
        assertThat(found).isEqualTo(fields.isEmpty() ? List.of() : List.of(fields.split(" ")));
    }

    @Test
    void theNextMonthIsExpectedByTheTenthOfTheOneAfter() {
        assertThat(progress.expected(STARTED, null)).isEqualTo(YearMonth.parse("2026-07"));
        assertThat(progress.expected(STARTED, report("2026-12", "1", "1"))).isEqualTo(YearMonth.parse("2027-01"));
        assertThat(progress.dueOn(YearMonth.parse("2026-12"))).isEqualTo("2027-01-10");
        assertThat(progress.overdue(YearMonth.parse("2026-12"), LocalDate.parse("2027-01-10"))).isEmpty();
        assertThat(progress.overdue(YearMonth.parse("2026-12"), LocalDate.parse("2027-01-11"))).hasValueSatisfying(finding ->
                assertThat(finding.message()).contains("2026-12", "2027-01-10", "第二十七条"));
    }

    @Test
    void theSameReportIsTheSameInOtherDigits() {
        assertThat(report("2026-07", "45", "100").says(report("2026-07", "45.00", "100.000000"))).isTrue();
        assertThat(report("2026-07", "45", "100").says(report("2026-07", "45.01", "100"))).isFalse();
    }

    private static ProgressReport report(String month, String percent, String paid) {
        return new ProgressReport(YearMonth.parse(month), new BigDecimal(percent), Given.yuan(paid), false, "");
    }

    @Test
    void whatIsBuiltIsWhatWasApproved() {
        InvestmentPlan approved = Given.compliantPlan().build();
        assertThat(acceptance.check(approved, approved)).isEmpty();
        assertThat(acceptance.check(approved, Given.compliantPlan()
                .with(Function.ELDERLY_CARE, Category.BASIC, "700", "480")
                .with(Function.CULTURE, Category.BASIC, "50", "1").build())).as("more is no fault").isEmpty();
        assertThat(acceptance.check(approved, Given.compliantPlan().without(Function.INFANT_CARE)
                .with(Function.ELDERLY_CARE, Category.BASIC, "599.99", "480").build())).extracting(Finding::code)
                .containsExactly(FindingCode.FUNCTIONS_NOT_BUILT, FindingCode.AREA_SHORT);
        // the area is there, but under a category that is not subsidised
        assertThat(acceptance.check(approved, Given.compliantPlan().without(Function.ELDERLY_CARE)
                .with(Function.ELDERLY_CARE, Category.COMMERCIAL, "600", "480").build())).singleElement().satisfies(finding ->
                assertThat(finding.message()).contains("养老服务的基本公共服务类", "0平方米", "600平方米"));
        assertThat(acceptance.objection("朝阳区消防救援支队", "疏散通道不足").message()).contains("朝阳区消防救援支队", "疏散通道不足", "第二十九条");
    }

    @Test
    void anOperatorIsRegisteredUnlessAPerson() {
        assertThat(operator.check(OperatorType.NATURAL_PERSON, "王某", false)).isEmpty();
        for (OperatorType type : List.of(OperatorType.ENTERPRISE, OperatorType.INSTITUTION, OperatorType.SOCIAL_ORGANISATION)) {
            assertThat(operator.check(type, "北京某中心", true)).isEmpty();
            assertThat(operator.check(type, "北京某中心", false)).extracting(Finding::code)
                    .containsExactly(FindingCode.OPERATOR_NOT_ADMISSIBLE);
        }
        assertThat(OperatorRules.problem(OperatorType.NATURAL_PERSON, "91110105MA01A2B3C4")).isPresent();
        assertThat(OperatorRules.problem(OperatorType.ENTERPRISE, "11010519491231002X")).isPresent();
    }

    /** The first is the example of GB 11643. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void anIdNumberHasOneCheckCharacter(String number) {
        assertThat(IdNumber.problem(number)).isEmpty();
        for (char other : "0123456789X".toCharArray()) {
            String changed = number.substring(0, 17) + other;
            assertThat(IdNumber.problem(changed).isEmpty()).isEqualTo(changed.equals(number));
        }
        assertThat(IdNumber.masked(number)).startsWith(number.substring(0, 6)).contains("***").doesNotContain(number.substring(6, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1101051949123100", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "11010519490229002X",
            "11010519491331002X", "01010519491231002X"})
    void whatIsNoIdNumberIsRefusedWithoutRepeatingIt(String number) {
        assertThat(IdNumber.problem(number)).hasValueSatisfying(sentence -> assertThat(sentence).startsWith("公民身份号码不正确")
                .doesNotContain(number.isEmpty() ? "空空" : number));
    }
}
