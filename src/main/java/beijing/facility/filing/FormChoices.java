package beijing.facility.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.FacilityForm;
import beijing.facility.measures.Function;
import beijing.facility.measures.Parameters;
import beijing.facility.workflow.BeijingClock;

/** What there is to choose from in the forms of a plan, and the figures of the regulation beside them. */
@Component
public class FormChoices {

    /**
     * @param engine    the name of the engine, part of its address
     * @param today     in Beijing
     * @param districts hers
     */
    public record Choices(String engine, LocalDate today, List<OwnDistrict> districts, List<Choice> constructionModes,
            List<Choice> facilityForms, List<Choice> categories, List<FunctionChoice> functions, Policy policy) {
    }

    public record OwnDistrict(String code, String name, String agency, List<String> streets) {
    }

    public record Choice(String value, String label) {
    }

    /**
     * @param article what describes it, as an official writes it
     * @param usual   the keys of the categories under which Article 7 lists it; all of them where it does not list it
     */
    public record FunctionChoice(String key, String label, String article, List<String> usual) {
    }

    /** Rates and limits in percent, the cap in 万元, functions by their names. */
    public record Policy(LocalDate effectiveFrom, LocalDate lastDay, int minFunctions, int minKeyFunctions, List<String> keyFunctions,
            List<String> coreFunctions, String basicRate, String inclusiveMaxRate, String cap, String majorScaleLimit,
            String majorInvestmentLimit) {
    }

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final int TEN = 10;

    private final Parameters parameters;
    private final Streets streets;
    private final OwnDistricts own;
    private final ProcessEngine engine;
    private final BeijingClock clock;

    FormChoices(Parameters parameters, Streets streets, OwnDistricts own, @Lazy ProcessEngine engine, BeijingClock clock) {
        this.parameters = parameters;
        this.streets = streets;
        this.own = own;
        this.engine = engine;
        this.clock = clock;
    }

    /** @throws beijing.facility.workflow.NotEntitledException where she is in no district's commission */
    public Choices read() {
        return new Choices(engine.getName(), clock.today(),
                own.require().stream().map(district ->
                        new OwnDistrict(district.code(), district.label(), district.agency(), streets.of(district))).toList(),
                Arrays.stream(ConstructionMode.values()).map(mode -> new Choice(mode.name(), mode.label())).toList(),
                Arrays.stream(FacilityForm.values()).map(form -> new Choice(form.name(), form.label())).toList(),
                Arrays.stream(Category.values()).map(category -> new Choice(category.key(), category.label())).toList(),
                Arrays.stream(Function.values()).map(function -> new FunctionChoice(function.key(), function.label(),
                        "第" + chinese(Integer.parseInt(function.article())) + "条", keys(function.usualCategories()))).toList(),
                policy());
    }

    private Policy policy() {
        return new Policy(parameters.effectiveFrom(), parameters.lastDay(), parameters.minFunctions(), parameters.minKeyFunctions(),
                labels(parameters.keyFunctionSet()), labels(parameters.coreFunctionSet()), percent(parameters.basicSubsidyRate()),
                percent(parameters.inclusiveSubsidyMaxRate()), Amounts.inWan(parameters.subsidyCap()),
                percent(parameters.majorChangeScaleLimit()), percent(parameters.majorChangeInvestmentLimit()));
    }

    private static List<String> keys(Set<Category> categories) {
        return EnumSet.copyOf(categories).stream().map(Category::key).toList();
    }

    private static List<String> labels(Set<Function> functions) {
        return functions.stream().map(Function::label).toList();
    }

    private static String percent(BigDecimal rate) {
        return Amounts.inPercent(rate);
    }

    /** Of a number below one hundred. */
    static String chinese(int number) {
        String tens = number < TEN ? "" : (number < 2 * TEN ? "" : DIGITS[number / TEN]) + "十";
        return tens + DIGITS[number % TEN];
    }
}
