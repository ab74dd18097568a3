package beijing.facility.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.Share;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.process.Cases;
import beijing.facility.workflow.FormPolicy;

/**
 * What the forms compute while the official types is what {@link SubsidyRule} computes, to the yuan: by the FEEL of Tasklist itself, the
 * one in its bundle, in node.
 */
class FormSubsidyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path BUNDLE = Path.of("target/deps.js");
    private static final List<String> PLANS = List.of("project-application", "rectify-application", "submit-fund-application", "change-request");
    private static final int PLANS_AT_RANDOM = 100;

    private static final Parameters PARAMETERS = parameters();
    private static final SubsidyRule RULE = new SubsidyRule(PARAMETERS);

    /** A plan as the fields of a form hold it, and as the rule knows it. */
    private record Typed(String name, InvestmentPlan plan, ObjectNode fields) {
    }

    @BeforeAll
    static void needsNode() throws IOException {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> new File(directory, "node").canExecute());
        assumeTrue(there, "跳过表单计算测试：本机没有 node。Tests of the forms' expressions skipped: no node here.");
        try (InputStream bundle = new ClassPathResource("META-INF/resources/webjars/camunda/lib/deps.js").getInputStream()) {
            Files.createDirectories(BUNDLE.getParent());
            Files.copy(bundle, BUNDLE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void everyPlanFormShowsTheSumsAndTheCeilingOfTheRule() throws Exception {
        List<Typed> plans = new ArrayList<>();
        Cases.all().forEach(worked -> plans.add(typed(worked)));
        List<Typed> few = List.copyOf(plans);
        Random random = new Random(20261125);
        for (int i = 0; i < PLANS_AT_RANDOM; i++) {
            plans.add(typed(random));
        }
        for (String form : PLANS) {
            // the expression is the same in each, which is seen below; the many plans go through one of them
            List<Typed> tried = form.equals(PLANS.get(0)) ? plans : few;
            assertThat(expression(form, "table_sums", "dataSource")).isEqualTo(expression(PLANS.get(0), "table_sums", "dataSource"));
            ArrayNode computed = feel(form, "table_sums", "dataSource", tried.stream().map(Typed::fields).toList());
            for (int i = 0; i < tried.size(); i++) {
                sums(form + " " + tried.get(i).name(), computed.get(i), tried.get(i).plan());
            }
        }
    }

    private static void sums(String name, JsonNode rows, InvestmentPlan plan) {
        Subsidy ceiling = RULE.ceiling(plan);
        for (Category category : Category.values()) {
            Subsidy.Line line = ceiling.line(category);
            String key = category.key();
            assertThat(rows.at("/0/" + key).asText()).as(name).isEqualTo(Amounts.plain(line.area()));
            assertThat(rows.at("/1/" + key).asText()).as(name).isEqualTo(Amounts.inWan(line.directInvestment()));
            assertThat(rows.at("/2/" + key).asText()).as(name).isEqualTo(Amounts.inWan(line.apportioned()));
            assertThat(rows.at("/3/" + key).asText()).as(name).isEqualTo(Amounts.inWan(line.base()));
        }
        assertThat(rows.at("/4/basic").asText()).as(name).isEqualTo(Amounts.inWan(ceiling.basic()));
        assertThat(rows.at("/4/inclusive").asText()).as(name).isEqualTo(Amounts.inWan(ceiling.inclusive()));
        assertThat(rows.at("/4/whole").asText()).as(name).isEqualTo(Amounts.inWan(ceiling.total()));
    }

    @Test
    void theWorkedCasesAreCheckedAsTheRuleChecksThem() throws Exception {
        for (Cases.Case worked : Cases.all()) {
            Typed typed = typed(worked);
            typed.fields().put("requestedSubsidy", Amounts.inWan(new BigDecimal(worked.ceilingYuan())));
            JsonNode rows = feel("submit-fund-application", "table_checks", "dataSource", List.of(typed.fields())).get(0);
            assertThat(rows).hasSize(5);
            assertThat(rows.at("/0/outcome").asText()).as(worked.key()).isEqualTo("一致");
            assertThat(rows.at("/1/outcome").asText().equals("符合")).as(worked.key()).isEqualTo(!worked.findings().contains("FUNCTIONS_TOO_FEW"));
            assertThat(rows.at("/2/outcome").asText().equals("符合")).as(worked.key()).isEqualTo(!worked.findings().contains("KEY_FUNCTIONS_TOO_FEW"));
            assertThat(rows.at("/3/outcome").asText().equals("符合")).as(worked.key()).isEqualTo(!worked.findings().contains("NO_CORE_FUNCTION"));
            assertThat(rows.at("/4/required").asText()).contains("补助上限测算" + Amounts.inWan(new BigDecimal(worked.ceilingYuan())) + "万元");
            assertThat(rows.at("/4/outcome").asText()).isEqualTo(worked.ceilingYuan().equals("0") ? "未填写" : "符合");
            typed.fields().put("requestedSubsidy", Amounts.inWan(new BigDecimal(worked.ceilingYuan()).add(new BigDecimal("0.01"))));
            assertThat(feel("submit-fund-application", "table_checks", "dataSource", List.of(typed.fields())).get(0).at("/4/outcome").asText())
                    .isEqualTo("超过0.000001万元");
            typed.fields().put("totalInvestment", typed.plan().total().movePointLeft(4).add(new BigDecimal("0.000001")).toPlainString());
            assertThat(feel("project-application", "table_checks", "dataSource", List.of(typed.fields())).get(0).at("/0/outcome").asText())
                    .isEqualTo("总投资多出0.000001万元");
        }
    }

    @Test
    void theReviewerReadsWhatTheRuleWillApprove() throws Exception {
        List<ObjectNode> shown = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Cases.Case worked : Cases.all()) {
            for (Cases.Decision decision : worked.decisions()) {
                review(typed(worked).plan(), decision.inclusiveRate(), Amounts.ofWan(new BigDecimal(decision.requestedSubsidy())), shown, expected);
                assertThat(expected.get(expected.size() - 1)).contains("（" + decision.approvedYuan() + "元）");
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < PLANS_AT_RANDOM; i++) {
            review(typed(random).plan(), Amounts.plain(BigDecimal.valueOf(random.nextInt(3_001), 2)),
                    BigDecimal.valueOf(random.nextLong(6_000_000_000L), 2), shown, expected);
        }
        ArrayNode computed = feel("review-fund-application", "text_preview", "text", shown);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(computed.get(i).asText()).as(shown.get(i).toString()).isEqualTo(expected.get(i));
        }
    }

    private static void review(InvestmentPlan plan, String percent, BigDecimal requested, List<ObjectNode> shown, List<String> expected) {
        ObjectNode data = data();
        ObjectNode base = data.putArray("subsidyBase").addObject();
        for (Category category : List.of(Category.BASIC, Category.INCLUSIVE)) {
            base.put(category.key() + "Area", Amounts.plain(plan.area(category)));
            base.put(category.key() + "Investment", Amounts.inWan(plan.investment(category)));
        }
        base.put("area", Amounts.plain(plan.area())).put("sharedInvestment", Amounts.inWan(plan.shared())).put("requested", Amounts.inWan(requested));
        data.put("inclusiveRate", percent);
        shown.add(data);
        Subsidy subsidy = RULE.at(plan, new BigDecimal(percent).movePointLeft(2));
        BigDecimal approved = RULE.approved(subsidy, requested);
        expected.add("按比例" + percent + "%测算：基本部分" + Amounts.inWan(subsidy.basic()) + "万元，普惠部分" + Amounts.inWan(subsidy.inclusive())
                + "万元，合计" + Amounts.inWan(subsidy.total()) + "万元；与申请补助比较取较小者，拟批复" + Amounts.inWan(approved) + "万元（"
                + approved.toPlainString() + "元）。");
    }

    // plans

    private static ObjectNode data() {
        ObjectNode data = JSON.createObjectNode();
        data.set("policy", FormPolicy.policy(PARAMETERS));
        return data;
    }

    private static Typed typed(Cases.Case worked) {
        ObjectNode fields = data();
        fields.setAll((ObjectNode) worked.application().deepCopy());
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            JsonNode given = worked.application().path(function.key());
            Map<Category, Share> shares = new EnumMap<>(Category.class);
            for (Category category : Category.values()) {
                if (given.has(category.key() + "Area")) {
                    shares.put(category, new Share(new BigDecimal(given.get(category.key() + "Area").asText()),
                            Amounts.ofWan(new BigDecimal(given.get(category.key() + "Investment").asText()))));
                }
            }
            if (!shares.isEmpty()) {
                functions.put(function, new FunctionPlan(function, shares));
            }
        }
        return new Typed(worked.key(), new InvestmentPlan(Amounts.ofWan(new BigDecimal(worked.application().get("totalInvestment").asText())),
                Amounts.ofWan(new BigDecimal(worked.application().get("sharedInvestment").asText())), functions), fields);
    }

    /** Of crooked figures, some of them above the cap, some all in round ones. */
    private static Typed typed(Random random) {
        ObjectNode fields = data();
        boolean round = random.nextInt(4) == 0;
        long largest = random.nextBoolean() ? 1_000_000_000L : 30_000_000_000L;
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        BigDecimal total = BigDecimal.ZERO;
        for (Function function : Function.values()) {
            Map<Category, Share> shares = new EnumMap<>(Category.class);
            ObjectNode group = fields.putObject(function.key());
            for (Category category : Category.values()) {
                if (random.nextInt(3) == 0) {
                    Share share = round ? new Share(BigDecimal.valueOf(1 + random.nextInt(20)).scaleByPowerOfTen(2).setScale(2),
                            BigDecimal.valueOf(1 + random.nextInt(50)).scaleByPowerOfTen(5).setScale(2))
                            : new Share(BigDecimal.valueOf(1 + random.nextInt(500_000), 2), BigDecimal.valueOf(1 + random.nextLong(largest), 2));
                    shares.put(category, share);
                    total = total.add(share.investment());
                    group.put(category.key() + "Area", Amounts.plain(share.area()));
                    group.put(category.key() + "Investment", Amounts.inWan(share.investment()));
                }
            }
            if (!shares.isEmpty()) {
                functions.put(function, new FunctionPlan(function, shares));
            }
        }
        BigDecimal shared = functions.isEmpty() || random.nextInt(4) == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(random.nextLong(largest), round ? 0 : 2).setScale(2);
        total = total.add(shared);
        fields.put("totalInvestment", Amounts.inWan(total)).put("sharedInvestment", Amounts.inWan(shared));
        return new Typed(fields.toString(), new InvestmentPlan(total, shared, functions), fields);
    }

    private static Parameters parameters() {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application-measures.yml")).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources)).bind("measures", Parameters.class).get();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // FEEL

    private static ArrayNode feel(String form, String part, String property, List<ObjectNode> data) throws IOException, InterruptedException {
        ObjectNode input = JSON.createObjectNode();
        input.put("bundle", BUNDLE.toString()).put("expression", expression(form, part, property));
        data.forEach(input.putArray("data")::add);
        Process node = new ProcessBuilder("node", "src/test/js/feel.mjs").redirectErrorStream(true).start();
        try (var in = node.getOutputStream()) {
            in.write(JSON.writeValueAsBytes(input));
        }
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return (ArrayNode) JSON.readTree(said);
    }

    /** What follows {@code =}, or stands between the braces. */
    private static String expression(String form, String part, String property) throws IOException {
        for (JsonNode component : JSON.readTree(Path.of("forms", form + ".form").toFile()).get("components")) {
            if (component.get("id").asText().equals(part)) {
                String text = component.get(property).asText();
                return text.startsWith("=") ? text.substring(1) : text.substring(2, text.length() - 2);
            }
        }
        throw new AssertionError(form + " has no " + part);
    }
}
