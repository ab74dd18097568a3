package beijing.facility.measures;

import static beijing.facility.measures.Category.BASIC;
import static beijing.facility.measures.Category.COMMERCIAL;
import static beijing.facility.measures.Category.INCLUSIVE;
import static beijing.facility.measures.Function.CHILD_CARE;
import static beijing.facility.measures.Function.CHILD_RECREATION;
import static beijing.facility.measures.Function.COMMUNITY_MEALS;
import static beijing.facility.measures.Function.CULTURE;
import static beijing.facility.measures.Function.ELDERLY_CARE;
import static beijing.facility.measures.Function.FITNESS;
import static beijing.facility.measures.Function.HEALTH_SERVICE;
import static beijing.facility.measures.Function.HOUSEKEEPING;
import static beijing.facility.measures.Function.INFANT_CARE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComplianceRulesTest {

    private final ComplianceRules rules = new ComplianceRules(Given.PARAMETERS);
    private final Given.Application application = Given.application();

    @Test
    void aCompliantApplicationHasNoFindings() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void article6RequiresTheConstructionGuideline() {
        application.meetsGuideline = false;

        assertThat(only(FindingCode.STANDARD_NOT_MET)).contains("《城市社区嵌入式服务设施建设导则（试行）》", "第六条");
    }

    @Test
    void article6NamesTheQuotaStandardOfTheApplicationDate() {
        application.newResidentialArea = true;
        application.applicationDate = LocalDate.parse("2025-11-30");
        assertThat(only(FindingCode.NEW_RESIDENTIAL_QUOTA_NOT_MET)).contains("京政发〔2015〕7号", "2025-11-30");

        application.applicationDate = LocalDate.parse("2025-12-01");
        assertThat(only(FindingCode.NEW_RESIDENTIAL_QUOTA_NOT_MET)).contains("京政发〔2025〕25号").doesNotContain("7号");

        application.meetsResidentialQuota = true;
        assertThat(findings()).isEmpty();
    }

    @Test
    void article7AsksForThreeFunctions() {
        application.plan = Given.compliantPlan().without(COMMUNITY_MEALS).build();

        assertThat(only(FindingCode.FUNCTIONS_TOO_FEW))
                .isEqualTo("服务功能共2项，第七条要求原则上不少于3项，请补充功能或在“例外说明”中说明理由。");
    }

    @Test
    void article7AsksForTwoKeyFunctions() {
        application.plan = Given.plan().with(ELDERLY_CARE, BASIC, "100", "80").with(FITNESS, BASIC, "100", "80")
                .with(CULTURE, BASIC, "100", "80").build();

        assertThat(only(FindingCode.KEY_FUNCTIONS_TOO_FEW))
                .isEqualTo("养老服务、婴幼儿托育、儿童托管、社区助餐共1项，第七条要求不少于2项，请补充功能或在“例外说明”中说明理由。");
    }

    @Test
    void article7AsksForElderlyOrInfantCare() {
        application.plan = Given.plan().with(CHILD_CARE, COMMERCIAL, "100", "80").with(COMMUNITY_MEALS, COMMERCIAL, "100", "80")
                .with(CULTURE, BASIC, "100", "80").build();
        assertThat(only(FindingCode.NO_CORE_FUNCTION)).contains("养老服务、婴幼儿托育", "至少配置1项");

        application.plan = Given.plan().with(INFANT_CARE, INCLUSIVE, "100", "80")
                .with(COMMUNITY_MEALS, COMMERCIAL, "100", "80").with(CULTURE, BASIC, "100", "80").build();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFunctionInTwoCategoriesCountsOnce() {
        application.plan = Given.plan().with(ELDERLY_CARE, BASIC, "100", "80").with(ELDERLY_CARE, INCLUSIVE, "100", "80")
                .with(INFANT_CARE, INCLUSIVE, "100", "80").build();

        assertThat(only(FindingCode.FUNCTIONS_TOO_FEW)).contains("共2项");
    }

    @ParameterizedTest
    @CsvSource({
        "ELDERLY_CARE,BASIC INCLUSIVE", "INFANT_CARE,INCLUSIVE", "CHILD_CARE,COMMERCIAL", "COMMUNITY_MEALS,COMMERCIAL",
        "HOUSEKEEPING,COMMERCIAL", "HEALTH_SERVICE,BASIC", "FITNESS,BASIC", "CULTURE,BASIC",
        "CHILD_RECREATION,BASIC INCLUSIVE COMMERCIAL"})
    void article7ListsEachFunctionInItsCategories(Function function, String usual) {
        for (Category category : Category.values()) {
            application.plan = Given.compliantPlan().without(function).with(function, category, "100", "90").build();

            assertThat(findings().stream().anyMatch(finding -> finding.code() == FindingCode.CATEGORY_UNUSUAL))
                    .as("%s as %s", function, category)
                    .isEqualTo(!List.of(usual.split(" ")).contains(category.name()));
        }
    }

    @Test
    void anUnusualCategoryIsNamedWithTheUsualOnes() {
        application.plan = Given.compliantPlan().with(ELDERLY_CARE, COMMERCIAL, "100", "90")
                .with(HEALTH_SERVICE, INCLUSIVE, "100", "90").build();

        assertThat(findings()).extracting(Finding::message).containsExactly(
                "养老服务列入了便民商业类，第七条将其列为基本公共服务类或普惠非基本公共服务类，请核实类别。",
                "健康服务列入了普惠非基本公共服务类，第七条将其列为基本公共服务类，请核实类别。");
    }

    @Test
    void article10RequiresTheStateAssetProcedureForStateOwnedPropertyOnly() {
        application.stateOwnedProperty = true;
        assertThat(only(FindingCode.STATE_ASSET_PROCEDURE_MISSING)).contains("国有资产管理程序", "第十条");

        application.stateAssetProcedureDone = true;
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ConstructionMode.class)
    void article11AppliesToRenovationsOnly(ConstructionMode mode) {
        application.constructionMode = mode;
        application.renovationConditionsMet = false;

        if (mode == ConstructionMode.RENOVATION) {
            assertThat(only(FindingCode.RENOVATION_CONDITIONS_NOT_MET)).contains("第十一条");
        } else {
            assertThat(findings()).isEmpty();
        }
    }

    @Test
    void article21RequiresResidentsAndASummary() {
        application.consultedResidents = 0;
        assertThat(only(FindingCode.CONSULTATION_MISSING)).contains("征询居民0人", "征询意见情况已填写");

        application.consultedResidents = 1;
        assertThat(findings()).isEmpty();

        application.consultationSummary = " \n";
        assertThat(only(FindingCode.CONSULTATION_MISSING)).contains("征询居民1人", "征询意见情况未填写");
    }

    @Test
    void article23NamesTheOtherMunicipalFunds() {
        application.otherMunicipalFundsDetail = "市级养老设施建设补贴\n120 万元";
        assertThat(findings()).isEmpty();

        application.otherMunicipalFunds = true;
        assertThat(only(FindingCode.OTHER_MUNICIPAL_FUNDS)).contains("“市级养老设施建设补贴 120 万元”");

        application.otherMunicipalFundsDetail = "补".repeat(10_000);
        assertThat(only(FindingCode.OTHER_MUNICIPAL_FUNDS)).contains("“" + "补".repeat(60) + "…”").hasSizeLessThan(200);

        application.otherMunicipalFundsDetail = "";
        assertThat(only(FindingCode.OTHER_MUNICIPAL_FUNDS)).contains("未写明具体资金");
    }

    @Test
    void article22FindsEachSimilarProject() {
        List<Finding> findings = rules.check(application.build(), List.of(
                new SimilarProject("110106-2026-0007", "丰台区", new BigDecimal("0.8765"), new BigDecimal("0.1")),
                new SimilarProject("110105-2026-0002", "朝阳区", new BigDecimal("1"), new BigDecimal("0.999"))));

        assertThat(findings).extracting(Finding::code)
                .containsExactly(FindingCode.POSSIBLE_DUPLICATE, FindingCode.POSSIBLE_DUPLICATE);
        assertThat(findings.get(0).message()).contains("丰台区", "110106-2026-0007", "名称相似度87%", "地址相似度10%", "45%");
        assertThat(findings.get(1).message()).contains("朝阳区", "110105-2026-0002", "名称相似度100%", "地址相似度99%");
    }

    @Test
    void article23SubsidisesNoCommercialFunction() {
        application.plan = Given.plan().with(ELDERLY_CARE, COMMERCIAL, "100", "90").with(CHILD_CARE, COMMERCIAL, "100", "90")
                .with(HOUSEKEEPING, COMMERCIAL, "100", "90").build();

        assertThat(findings()).extracting(Finding::code)
                .containsExactly(FindingCode.CATEGORY_UNUSUAL, FindingCode.NO_SUBSIDISED_FUNCTION);
        assertThat(findings().get(1).message()).contains("基本公共服务类投资0万元", "普惠非基本公共服务类投资0万元", "测算补助为0元");
    }

    @Test
    void article23SaysWhenTheCapCuts() {
        application.plan = cappedPlan("16666.666666");
        assertThat(findings()).isEmpty();

        application.plan = cappedPlan("16666.666667");
        assertThat(only(FindingCode.CAP_APPLIED)).contains("5000万元", "基本公共服务类5000万元", "普惠非基本公共服务类0万元");
    }

    @Test
    void article36LimitsTheApplicationDate() {
        application.applicationDate = LocalDate.parse("2025-01-12");
        assertThat(only(FindingCode.MEASURES_NOT_IN_FORCE)).contains("2025-01-12", "2025-01-13至2028-01-12");

        application.applicationDate = LocalDate.parse("2028-01-13");
        assertThat(only(FindingCode.MEASURES_NOT_IN_FORCE)).contains("2028-01-13");

        application.applicationDate = LocalDate.parse("2028-01-12");
        assertThat(findings()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheArticles() {
        application.meetsGuideline = false;
        application.newResidentialArea = true;
        application.stateOwnedProperty = true;
        application.renovationConditionsMet = false;
        application.consultedResidents = 0;
        application.otherMunicipalFunds = true;
        application.applicationDate = LocalDate.parse("2030-01-01");
        application.plan = Given.plan().with(FITNESS, COMMERCIAL, "100", "80").build();
        SimilarProject similar = new SimilarProject("110106-2026-0007", "丰台区", BigDecimal.ONE, BigDecimal.ONE);

        List<Finding> findings = rules.check(application.build(), List.of(similar));

        assertThat(findings).extracting(Finding::code).containsExactly(
                FindingCode.STANDARD_NOT_MET, FindingCode.NEW_RESIDENTIAL_QUOTA_NOT_MET, FindingCode.FUNCTIONS_TOO_FEW,
                FindingCode.KEY_FUNCTIONS_TOO_FEW, FindingCode.NO_CORE_FUNCTION, FindingCode.CATEGORY_UNUSUAL,
                FindingCode.STATE_ASSET_PROCEDURE_MISSING, FindingCode.RENOVATION_CONDITIONS_NOT_MET,
                FindingCode.CONSULTATION_MISSING, FindingCode.OTHER_MUNICIPAL_FUNDS, FindingCode.POSSIBLE_DUPLICATE,
                FindingCode.NO_SUBSIDISED_FUNCTION, FindingCode.MEASURES_NOT_IN_FORCE);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.message()).endsWith("。").containsOnlyOnce("。"));
    }

    @Test
    void theRulesReadTheParameters() {
        ComplianceRules stricter = new ComplianceRules(Given.parameters(Map.of(
                "measures.min-functions", "4", "measures.min-key-functions", "4", "measures.core-functions", "childCare",
                "measures.subsidy-cap", "1000000", "measures.valid-years", "1")));

        assertThat(stricter.check(application.build(), List.of())).extracting(Finding::code).containsExactly(
                FindingCode.FUNCTIONS_TOO_FEW, FindingCode.KEY_FUNCTIONS_TOO_FEW, FindingCode.NO_CORE_FUNCTION,
                FindingCode.CAP_APPLIED, FindingCode.MEASURES_NOT_IN_FORCE);
    }

    private static InvestmentPlan cappedPlan(String basicWan) {
        return Given.plan().with(ELDERLY_CARE, BASIC, "100", basicWan).with(COMMUNITY_MEALS, COMMERCIAL, "100", "80")
                .with(CHILD_RECREATION, COMMERCIAL, "100", "80").build();
    }

    private List<Finding> findings() {
        return rules.check(application.build(), List.of());
    }

    private String only(FindingCode code) {
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        return findings.get(0).message();
    }
}
