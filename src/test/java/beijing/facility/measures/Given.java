package beijing.facility.measures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** What the tests start from: the shipped parameters, and a compliant project that each test spoils in one point. */
final class Given {

    static final Parameters PARAMETERS = parameters(Map.of());

    private Given() {
    }

    /** The shipped parameters with some of them overridden, e.g. {@code "measures.valid-years"}. */
    static Parameters parameters(Map<String, Object> overrides) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("overrides", new HashMap<>(overrides)));
        try {
            List<PropertySource<?>> shipped = new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application-measures.yml"));
            shipped.forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources)).bind("measures", Parameters.class).get();
    }

    static BigDecimal yuan(String wan) {
        return Amounts.ofWan(new BigDecimal(wan));
    }

    static Plan plan() {
        return new Plan();
    }

    /** Elderly care basic, infant care inclusive, meals commercial: 830万元 and 160万元 shared, as in the first worked case. */
    static Plan compliantPlan() {
        return plan().shared("160")
                .with(Function.ELDERLY_CARE, Category.BASIC, "600", "480")
                .with(Function.INFANT_CARE, Category.INCLUSIVE, "300", "270")
                .with(Function.COMMUNITY_MEALS, Category.COMMERCIAL, "100", "90");
    }

    static Application application() {
        return new Application();
    }

    static Establishment establishment(String number, String date, String estimateWan) {
        return new Establishment(number, LocalDate.parse(date), "2603-110105-04-01-123456", ApprovalTrack.APPROVAL,
                yuan(estimateWan));
    }

    /** Builds an {@link InvestmentPlan} from m² and 万元; the total is the sum unless given. */
    static final class Plan {

        private final Map<Function, Map<Category, Share>> shares = new EnumMap<>(Function.class);
        private BigDecimal shared = BigDecimal.ZERO;
        private BigDecimal total;

        Plan shared(String wan) {
            shared = yuan(wan);
            return this;
        }

        Plan total(String wan) {
            total = yuan(wan);
            return this;
        }

        Plan with(Function function, Category category, String area, String wan) {
            return with(function, category, new Share(new BigDecimal(area), yuan(wan)));
        }

        Plan with(Function function, Category category, Share share) {
            shares.computeIfAbsent(function, f -> new EnumMap<>(Category.class)).put(category, share);
            return this;
        }

        Plan without(Function function) {
            shares.remove(function);
            return this;
        }

        InvestmentPlan build() {
            Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
            shares.forEach((function, categories) -> functions.put(function, new FunctionPlan(function, categories)));
            BigDecimal sum = new InvestmentPlan(BigDecimal.ZERO, shared, functions).directInvestment().add(shared);
            return new InvestmentPlan(total == null ? sum : total, shared, functions);
        }
    }

    /** Builds a {@link ProjectApplication} that is compliant until told otherwise. */
    static final class Application {

        ConstructionMode constructionMode = ConstructionMode.RENOVATION;
        boolean meetsGuideline = true;
        boolean newResidentialArea;
        boolean meetsResidentialQuota;
        boolean stateOwnedProperty;
        boolean stateAssetProcedureDone;
        boolean renovationConditionsMet = true;
        int consultedResidents = 120;
        String consultationSummary = "入户问卷与议事会征询";
        boolean otherMunicipalFunds;
        String otherMunicipalFundsDetail = "";
        LocalDate applicationDate = LocalDate.parse("2026-03-10");
        InvestmentPlan plan = compliantPlan().build();

        ProjectApplication build() {
            return new ProjectApplication("劲松街道乐邻综合服务中心", "北京乐邻社区服务有限公司", "91110105MA01A2B3C4", "110105",
                    "劲松街道", "朝阳区劲松四区甲12号", constructionMode, FacilityForm.COMPLEX, meetsGuideline,
                    newResidentialArea, meetsResidentialQuota, stateOwnedProperty, stateAssetProcedureDone,
                    renovationConditionsMet, consultedResidents, consultationSummary, otherMunicipalFunds,
                    otherMunicipalFundsDetail, "", applicationDate, plan, null);
        }
    }
}
