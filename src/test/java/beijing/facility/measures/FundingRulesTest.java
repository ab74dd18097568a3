package beijing.facility.measures;

import static beijing.facility.measures.Category.BASIC;
import static beijing.facility.measures.Category.COMMERCIAL;
import static beijing.facility.measures.Category.INCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingRulesTest {

    private static final LocalDate SUBMITTED = LocalDate.parse("2026-05-20");

    private final FundingRules rules = new FundingRules(Given.PARAMETERS);
    private final InvestmentPlan plan = Given.compliantPlan().build();
    private final Establishment established = Given.establishment("朝发改〔2026〕12号", "2026-05-01", "1000");

    @Test
    void aSoundFundApplicationHasNoFindings() {
        assertThat(rules.check(request("268.2", plan), established, SUBMITTED)).isEmpty();
    }

    @Test
    void article24RequiresTheEstablishmentFirst() {
        FundApplication request = request("268.2", plan);

        assertThat(only(FindingCode.ESTABLISHMENT_MISSING, rules.check(request, null, SUBMITTED))).contains("尚未登记立项");
        assertThat(only(FindingCode.ESTABLISHMENT_MISSING,
                rules.check(request, Given.establishment(" ", "2026-05-01", "1000"), SUBMITTED))).contains("立项文号未填写");
        assertThat(only(FindingCode.ESTABLISHMENT_MISSING,
                rules.check(request, Given.establishment("朝发改〔2026〕12号", "2026-05-01", "0"), SUBMITTED)))
                .contains("立项投资估算为0万元");
        assertThat(only(FindingCode.ESTABLISHMENT_MISSING,
                rules.check(request, Given.establishment("朝发改〔2026〕12号", "2026-05-21", "1000"), SUBMITTED)))
                .contains("2026-05-21", "2026-05-20");
        assertThat(rules.check(request, Given.establishment("朝发改〔2026〕12号", "2026-05-20", "1000"), SUBMITTED)).isEmpty();
    }

    @Test
    void article24RequiresEstimateDepth() {
        FundApplication request = new FundApplication(false, Given.yuan("268.2"), plan, "");

        assertThat(only(FindingCode.NOT_AT_ESTIMATE_DEPTH, rules.check(request, established, SUBMITTED))).contains("概算深度");
    }

    @ParameterizedTest
    @CsvSource({"1000,false", "909.090910,false", "909.090909,true", "2000,false", "500,true"})
    void anEstimateOverrunBeginsAboveTenPercentExactly(String estimateWan, boolean overrun) {
        List<Finding> findings = rules.check(request("268.2", plan), Given.establishment("1号", "2026-05-01", estimateWan), SUBMITTED);

        assertThat(findings.stream().anyMatch(finding -> finding.code() == FindingCode.ESTIMATE_OVERRUN)).isEqualTo(overrun);
    }

    @Test
    void exactlyTenPercentOverTheEstimateIsNotOver() {
        InvestmentPlan elevenHundred = Given.compliantPlan().shared("260").build();
        InvestmentPlan oneFenMore = Given.compliantPlan().shared("260.000001").build();

        assertThat(rules.check(request("100", elevenHundred), established, SUBMITTED)).isEmpty();
        assertThat(only(FindingCode.ESTIMATE_OVERRUN, rules.check(request("100", oneFenMore), established, SUBMITTED)))
                .contains("1100.000001万元", "1000万元", "超出10.01%", "超过10%");
    }

    @Test
    void article23LimitsTheRequestToTheCeiling() {
        assertThat(only(FindingCode.SUBSIDY_OVER_CEILING, rules.check(request("268.200001", plan), established, SUBMITTED)))
                .contains("申请补助268.200001万元", "最多为268.2万元");
    }

    @ParameterizedTest
    @CsvSource({"0,true", "0.00009,true", "0.0001,false"})
    void aRequestThatWouldBeApprovedAsNothingIsRefused(String requestedWan, boolean refused) {
        assertThat(rules.check(request(requestedWan, plan), established, SUBMITTED)).extracting(Finding::code)
                .isEqualTo(refused ? List.of(FindingCode.NO_SUBSIDISED_FUNCTION) : List.of());
    }

    @Test
    void aChangedSetOfFunctionsIsCheckedAgain() {
        InvestmentPlan smaller = Given.plan().with(Function.FITNESS, COMMERCIAL, "100", "1000").build();

        assertThat(rules.check(request("1", smaller), established, SUBMITTED)).extracting(Finding::code).containsExactly(
                FindingCode.FUNCTIONS_TOO_FEW, FindingCode.KEY_FUNCTIONS_TOO_FEW, FindingCode.NO_CORE_FUNCTION,
                FindingCode.CATEGORY_UNUSUAL, FindingCode.NO_SUBSIDISED_FUNCTION, FindingCode.SUBSIDY_OVER_CEILING);
    }

    @Test
    void theCapIsNamedAtTheApplicationAndAtTheDecidedRate() {
        InvestmentPlan big = Given.compliantPlan().with(Function.ELDERLY_CARE, BASIC, "600", "12000")
                .with(Function.INFANT_CARE, INCLUSIVE, "300", "9000").shared("0").build();
        Establishment bigEstablishment = Given.establishment("1号", "2026-05-01", "21090");

        assertThat(only(FindingCode.CAP_APPLIED, rules.check(request("5000", big), bigEstablishment, SUBMITTED)))
                .contains("6300万元", "上限5000万元", "基本公共服务类3600万元", "普惠非基本公共服务类1400万元");
        assertThat(only(FindingCode.CAP_APPLIED, rules.checkRate(big, new BigDecimal("0.20")))).contains("补助比例20%", "5400万元");
        assertThat(rules.checkRate(big, new BigDecimal("0.10"))).isEmpty();
    }

    @Test
    void article23LimitsTheInclusiveRate() {
        assertThat(rules.checkRate(plan, new BigDecimal("0.30"))).isEmpty();
        assertThat(only(FindingCode.INCLUSIVE_RATE_OVER_MAX, rules.checkRate(plan, new BigDecimal("0.3001"))))
                .contains("30.01%", "不超过30%");
    }

    @Test
    void aRateThatLeavesNothingIsFound() {
        InvestmentPlan inclusiveOnly = Given.plan().with(Function.INFANT_CARE, INCLUSIVE, "300", "270").build();

        assertThat(only(FindingCode.NO_SUBSIDISED_FUNCTION, rules.checkRate(inclusiveOnly, BigDecimal.ZERO)))
                .contains("投资270万元（补助比例0%）");
        assertThat(rules.checkRate(plan, BigDecimal.ZERO)).isEmpty();
    }

    private static FundApplication request(String requestedWan, InvestmentPlan plan) {
        return new FundApplication(true, Given.yuan(requestedWan), plan, "");
    }

    private static String only(FindingCode code, List<Finding> findings) {
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        assertThat(findings.get(0).message()).endsWith("。").containsOnlyOnce("。");
        return findings.get(0).message();
    }
}
