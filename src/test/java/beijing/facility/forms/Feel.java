package beijing.facility.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import beijing.facility.measures.Category;
import beijing.facility.measures.Function;

/**
 * What the forms compute while the official types, in FEEL. The browser counts in binary numbers: so everything is a whole number of 分,
 * of hundredths of a m² and of hundredths of a percent, and is divided only to be rounded down, whence each result is
 * {@code SubsidyRule}'s to the yuan. The rates, the cap and the minimum numbers are the {@code policy} that the server gives.
 */
final class Feel {

    /** Of the subsidy, whole: yuan × 分 in a yuan × hundredths of a percent in one. */
    private static final String PARTS = "1000000";

    private final Map<String, String> entries = new LinkedHashMap<>();

    Feel() {
        let("zero", "function(v) if v = null or v = \"\" then 0 else number(v)");
        let("fen", "function(v) floor(v * 1000000 + 0.5)");
        let("hundredth", "function(v) floor(v * 100 + 0.5)");
        let("wan", "function(yuan) string(yuan / 10000)");
    }

    Feel let(String name, String expression) {
        entries.put(name, expression);
        return this;
    }

    /** The context, and of it one value. */
    String result(String expression) {
        return "{" + entries.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(", "))
                + ", result: " + expression + "}.result";
    }

    // the plan in the fields of the form

    static String field(Function function, Category category, String part) {
        return "zero(" + function.key() + "." + category.key() + part + ")";
    }

    static String sum(Category category, String part) {
        return Stream.of(Function.values()).map(function -> field(function, category, part)).collect(Collectors.joining(" + "));
    }

    /** Areas and investments of the nine functions, by category. */
    Feel plan() {
        for (Category category : Category.values()) {
            let(category.key() + "A", "hundredth(" + sum(category, "Area") + ")");
            let(category.key() + "I", "fen(" + sum(category, "Investment") + ")");
        }
        let("sharedI", "fen(zero(sharedInvestment))");
        let("wholeA", all(category -> category.key() + "A"));
        return let("directI", all(category -> category.key() + "I"));
    }

    /** The plan that the server shows, to which the official decides a rate. */
    Feel base() {
        for (Category category : new Category[] {Category.BASIC, Category.INCLUSIVE}) {
            let(category.key() + "A", "hundredth(zero(subsidyBase[1]." + category.key() + "Area))");
            let(category.key() + "I", "fen(zero(subsidyBase[1]." + category.key() + "Investment))");
        }
        let("sharedI", "fen(zero(subsidyBase[1].sharedInvestment))");
        return let("wholeA", "hundredth(zero(subsidyBase[1].area))");
    }

    /** By floor area: whole 分, and what remains of one over the whole area. */
    Feel apportion(Category... categories) {
        let("over", "if wholeA > 0 then wholeA else 1");
        let("each", "floor(sharedI / over)");
        let("rest", "sharedI - each * over");
        for (Category category : categories) {
            String key = category.key();
            let(key + "W", "floor(rest * " + key + "A / over)");
            let(key + "M", "rest * " + key + "A - " + key + "W * over");
            let(key + "S", "each * " + key + "A + " + key + "W");
            let(key + "B", key + "I + " + key + "S");
        }
        return this;
    }

    /** Article 23, in whole yuan: {@code basicC}, {@code inclusiveC}, {@code bothC}. */
    Feel subsidy(String inclusivePercent) {
        let("basicR", "hundredth(policy.basicSubsidyPercent)");
        let("inclusiveR", "hundredth(" + inclusivePercent + ")");
        let("capU", "policy.subsidyCap * " + PARTS);
        let("basicQ", "floor(basicM * basicR / over)");
        let("basicU", "basicB * basicR + basicQ");
        let("basicMore", "basicM * basicR > basicQ * over");
        let("inclusiveU", "inclusiveB * inclusiveR + floor(inclusiveM * inclusiveR / over)");
        let("bothM", "basicM * basicR + inclusiveM * inclusiveR");
        let("bothQ", "floor(bothM / over)");
        let("bothU", "basicB * basicR + inclusiveB * inclusiveR + bothQ");
        let("capped", "bothU > capU or (bothU = capU and bothM > bothQ * over)");
        let("basicC", "floor(min(basicU, capU) / " + PARTS + ")");
        let("inclusiveC", "if capped then floor(max(0, capU - basicU - (if basicMore then 1 else 0)) / " + PARTS + ") else floor(inclusiveU / "
                + PARTS + ")");
        return let("bothC", "floor(min(bothU, capU) / " + PARTS + ")");
    }

    // rows

    /** A row of the sums: one cell a category, and one for the whole. */
    static String row(String item, UnaryOperator<String> cell) {
        BinaryOperator<String> pair = (name, value) -> name + ": " + value;
        return "{item: \"" + item + "\", " + Stream.of(Category.values()).map(category -> pair.apply(category.key(), cell.apply(category.key())))
                .collect(Collectors.joining(", ")) + ", " + pair.apply("whole", cell.apply("whole")) + "}";
    }

    private static String all(java.util.function.Function<Category, String> each) {
        return Stream.of(Category.values()).map(each).collect(Collectors.joining(" + "));
    }
}
