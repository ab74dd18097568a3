package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases that were agreed with the officials: findings, ceilings and approved amounts to the yuan. */
class WorkedCasesTest {

    private final ComplianceRules complianceRules = new ComplianceRules(Given.PARAMETERS);
    private final SubsidyRule subsidyRule = new SubsidyRule(Given.PARAMETERS);

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream json = WorkedCasesTest.class.getResourceAsStream("/cases/applications.json")) {
            List<JsonNode> cases = elements(new ObjectMapper().readTree(json));
            assertThat(cases).hasSize(6);
            return cases.stream().map(worked -> Named.of(worked.get("key").asText(), worked));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFilingHasExactlyTheExpectedFindings(JsonNode worked) {
        ProjectApplication application = application(worked.get("application"));

        assertThat(application.plan().problems()).isEmpty();
        assertThat(CreditCode.problem(application.creditCode())).isEmpty();
        assertThat(complianceRules.check(application, List.of())).extracting(finding -> finding.code().name())
                .containsExactlyElementsOf(texts(worked.at("/expected/findings")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSubsidyIsTheExpectedOneToTheYuan(JsonNode worked) {
        InvestmentPlan plan = application(worked.get("application")).plan();

        assertThat(subsidyRule.ceiling(plan).total()).isEqualByComparingTo(worked.at("/expected/ceilingYuan").asText());
        for (JsonNode decision : worked.at("/expected/decisions")) {
            Subsidy subsidy = subsidyRule.at(plan, new BigDecimal(decision.get("inclusiveRate").asText()).movePointLeft(2));
            BigDecimal requested = Given.yuan(decision.get("requestedSubsidy").asText());

            assertThat(subsidyRule.approved(subsidy, requested)).isEqualByComparingTo(decision.get("approvedYuan").asText());
            assertThat(subsidy.capApplied()).isEqualTo(decision.get("capApplied").asBoolean());
        }
    }

    private static ProjectApplication application(JsonNode json) {
        return new ProjectApplication(
                json.get("projectName").asText(), json.get("projectUnit").asText(), json.get("creditCode").asText(),
                json.get("districtCode").asText(), json.get("street").asText(), json.get("address").asText(),
                ConstructionMode.valueOf(json.get("constructionMode").asText()),
                FacilityForm.valueOf(json.get("facilityForm").asText()),
                json.get("meetsGuideline").asBoolean(), json.get("newResidentialArea").asBoolean(),
                json.get("meetsResidentialQuota").asBoolean(), json.get("stateOwnedProperty").asBoolean(),
                json.get("stateAssetProcedureDone").asBoolean(), json.get("renovationConditionsMet").asBoolean(),
                json.get("consultedResidents").asInt(), json.get("consultationSummary").asText(),
                json.get("otherMunicipalFunds").asBoolean(), json.get("otherMunicipalFundsDetail").asText(),
                json.get("justification").asText(), LocalDate.parse(json.get("applicationDate").asText()), plan(json), "");
    }

    private static InvestmentPlan plan(JsonNode json) {
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            if (json.has(function.key())) {
                functions.put(function, new FunctionPlan(function, shares(json.get(function.key()))));
            }
        }
        return new InvestmentPlan(Given.yuan(json.get("totalInvestment").asText()),
                Given.yuan(json.get("sharedInvestment").asText()), functions);
    }

    private static Map<Category, Share> shares(JsonNode json) {
        Map<Category, Share> shares = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            if (json.has(category.key() + "Area")) {
                shares.put(category, new Share(new BigDecimal(json.get(category.key() + "Area").asText()),
                        Given.yuan(json.get(category.key() + "Investment").asText())));
            }
        }
        return shares;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }
}
