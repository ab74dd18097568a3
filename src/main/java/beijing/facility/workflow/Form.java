package beijing.facility.workflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Share;

/**
 * What an official handed in with a form, read field by field. Each bad value becomes a Chinese sentence that names the
 * field, the value and the rule; {@link #accept()} throws them all at once. The form itself ends with the step that reads it: the
 * data lives in the tables, and no later form opens with it.
 */
public final class Form {

    /** The transient variable that carries what was handed in. */
    public static final String VARIABLE = "form";

    private static final Pattern MONEY = Pattern.compile("\\d{1,8}(\\.\\d{1,6})?");
    private static final Pattern AREA = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int SHOWN = 40;

    private final VariableMap values;
    private final List<String> problems = new ArrayList<>();

    private Form(VariableMap values) {
        this.values = values;
    }

    /** The form whose handing in began the step that runs. */
    public static Form of(DelegateExecution execution) {
        return new Form(execution.getVariable(VARIABLE) instanceof VariableMap form ? form : Variables.createVariables());
    }

    /**
     * Ends the reading.
     *
     * @throws InputException with every sentence that the fields gave rise to
     */
    public void accept() {
        if (!problems.isEmpty()) {
            throw new InputException(String.join("\n", problems));
        }
    }

    /** Adds a sentence of the caller's own to what {@link #accept()} throws. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** A sentence that does not name the key of its field yet. */
    public void problem(String key, String sentence) {
        problems.add(sentence.replaceFirst("。$", "") + "（字段：" + key + "）。");
    }

    /** A text that must be there; null where it is not. */
    public String text(Field field) {
        String text = optionalText(field);
        if (text != null && text.isEmpty()) {
            bad(field, "", "不能为空");
            return null;
        }
        return text;
    }

    /** A text that may be missing: then it is empty. */
    public String optionalText(Field field) {
        Object value = value(field);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String given)) {
            bad(field, value, "须为文本");
            return null;
        }
        String text = given.strip();
        int length = text.codePointCount(0, text.length());
        if (length > field.longest()) {
            bad(field, text, "共" + length + "个字，最多" + field.longest() + "个字");
            return null;
        }
        if (text.codePoints().anyMatch(Form::unprintable)) {
            bad(field, text.codePoints().map(c -> unprintable(c) ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append), "含有不可显示的控制字符");
            return null;
        }
        return text;
    }

    /** 意见: must be there unless the decision is positive. */
    public String opinion(boolean positive, String decision) {
        String opinion = optionalText(Field.OPINION);
        if (opinion != null && opinion.isEmpty() && !positive) {
            problems.add("“" + Field.OPINION.label() + "”（opinion）不能为空：办理结论为“" + decision + "”时须填写意见。");
        }
        return opinion;
    }

    /** One of the enum's values; null where it is missing or none of them. */
    public <E extends Enum<E>> E choice(Field field, Class<E> type) {
        E chosen = optionalChoice(field, type, null);
        if (chosen == null && blank(value(field))) {
            bad(field, "", "不能为空，须为以下之一：" + names(type));
        }
        return chosen;
    }

    public <E extends Enum<E>> E optionalChoice(Field field, Class<E> type, E otherwise) {
        Object value = value(field);
        if (blank(value)) {
            return otherwise;
        }
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(value)) {
                return candidate;
            }
        }
        bad(field, value, "须为以下之一：" + names(type));
        return null;
    }

    /** A tick; not ticked where it is missing. */
    public boolean flag(Field field) {
        Object value = value(field);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (blank(value) || "false".equals(value)) {
            return false;
        }
        if (!"true".equals(value)) {
            bad(field, value, "须为 true 或 false");
        }
        return true;
    }

    /** A date {@code yyyy-MM-dd} that exists. */
    public LocalDate date(Field field) {
        Object value = value(field);
        if (value instanceof Date date) {
            return date.toInstant().atZone(BeijingClock.ZONE).toLocalDate();
        }
        if (blank(value)) {
            bad(field, "", "不能为空，须为日期，格式为年-月-日，如 2026-03-10");
            return null;
        }
        try {
            return LocalDate.parse(value.toString(), DATE);
        } catch (DateTimeParseException notADate) {
            bad(field, value, "须为存在的日期，格式为年-月-日，如 2026-03-10");
            return null;
        }
    }

    /** A date that exists and has come. */
    public LocalDate pastDate(Field field, LocalDate today) {
        LocalDate date = date(field);
        if (date != null && date.isAfter(today)) {
            bad(field, date, "不得晚于今天（" + today + "）");
            return null;
        }
        return date;
    }

    /** A month {@code yyyy-MM}. */
    public YearMonth month(Field field) {
        Object value = value(field);
        if (blank(value)) {
            bad(field, "", "不能为空，格式为年-月，如 2026-03");
            return null;
        }
        if (!MONTH.matcher(value.toString()).matches()) {
            bad(field, value, "须为月份，格式为年-月，如 2026-03");
            return null;
        }
        return YearMonth.parse(value.toString());
    }

    /** A whole number that must be there; null where it is missing or bad. */
    public Integer count(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须填写非负整数");
            return null;
        }
        BigDecimal number = decimal(field, WHOLE, WHOLE_RULE);
        return number == null ? null : number.intValueExact();
    }

    /** A whole number that must be there; a tick stands for all of them, none for 0. */
    public Integer countOrAll(Field field, int all) {
        Object value = value(field);
        if (value instanceof Boolean || "true".equals(value) || "false".equals(value)) {
            return flag(field) ? all : 0;
        }
        return count(field);
    }

    /** A whole number, not negative; 0 where it is missing. */
    public int whole(Field field) {
        BigDecimal number = decimal(field, WHOLE, WHOLE_RULE);
        return number == null ? 0 : number.intValueExact();
    }

    /** An amount in 万元 that must be there, as yuan. */
    public BigDecimal money(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须以万元为单位填写");
            return null;
        }
        return optionalMoney(field);
    }

    /** An amount in 万元 above 0, as yuan. */
    public BigDecimal positiveMoney(Field field) {
        BigDecimal money = money(field);
        if (money != null && money.signum() == 0) {
            bad(field, "0", "须大于0");
            return null;
        }
        return money;
    }

    /** An amount in 万元 as yuan; null where it is missing. */
    public BigDecimal optionalMoney(Field field) {
        return yuan(decimal(field, MONEY, MONEY_RULE));
    }

    private static final String WHOLE_RULE = "须为不大于999999999的非负整数，用半角数字填写";
    private static final String MONEY_RULE =
            "须为非负的十进制数，单位万元，用半角数字填写，最多6位小数，不超过99999999.999999，如 1000.5";
    private static final String AREA_RULE = "须为非负的十进制数，单位平方米，用半角数字填写，最多2位小数，如 600.25";

    /** A percentage such as {@code "17.77"} as a rate, 0.1777; null where it is missing or bad. */
    public BigDecimal percent(Field field) {
        if (blank(value(field))) {
            bad(field, "", "不能为空，须填写百分数，如 30");
            return null;
        }
        BigDecimal percent = decimal(field, PERCENT, "须为非负的百分数，用半角数字填写，最多2位小数，如 17.77");
        return percent == null ? null : percent.divide(HUNDRED);
    }

    /** A percentage from 0 to 100 as the number that it is, {@code 45.5} for 45.5 %. */
    public BigDecimal progress(Field field) {
        BigDecimal fraction = percent(field);
        if (fraction != null && fraction.compareTo(BigDecimal.ONE) > 0) {
            bad(field, value(field), "不得超过100");
            return null;
        }
        return fraction == null ? null : fraction.multiply(HUNDRED).setScale(2);
    }

    /**
     * The areas of the nine functions as built. Investment may stand beside them, as in the application's form, and does not count:
     * it is settled later.
     */
    public InvestmentPlan builtAreas() {
        Map<Function, FunctionPlan> built = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan given = function(function);
            if (given != null) {
                Map<Category, Share> areas = new EnumMap<>(Category.class);
                given.shares().forEach((category, share) -> {
                    if (share.area().signum() > 0) {
                        areas.put(category, new Share(share.area(), BigDecimal.ZERO));
                    }
                });
                if (!areas.isEmpty()) {
                    built.put(function, new FunctionPlan(function, areas));
                }
            }
        }
        return new InvestmentPlan(BigDecimal.ZERO, BigDecimal.ZERO, built);
    }

    /** Total, shared part and the investment of the nine functions as settled, on the areas as built. */
    public InvestmentPlan settledPlan(Field total, Field shared, InvestmentPlan built) {
        int before = problems.size();
        BigDecimal totalInvestment = money(total);
        BigDecimal sharedInvestment = blank(value(shared)) ? BigDecimal.ZERO : optionalMoney(shared);
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan given = function(function);
            if (given != null) {
                FunctionPlan settled = settled(given, built.functions().get(function));
                if (!settled.shares().isEmpty()) {
                    functions.put(function, settled);
                }
            }
        }
        return problems.size() > before ? null : sound(new InvestmentPlan(totalInvestment, sharedInvestment, functions), total);
    }

    private FunctionPlan settled(FunctionPlan given, FunctionPlan built) {
        Map<Category, Share> shares = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            BigDecimal area = built == null ? BigDecimal.ZERO : built.share(category).area();
            Share share = given.share(category);
            if (share.area().signum() > 0 && share.area().compareTo(area) != 0) {
                bad(part(given.function(), category, "Area", "面积"), Amounts.plain(share.area()),
                        "与竣工面积" + Amounts.plain(area) + "平方米不一致");
            }
            if (area.signum() > 0 || share.investment().signum() > 0) {
                shares.put(category, new Share(area, share.investment()));
            }
        }
        return new FunctionPlan(given.function(), shares);
    }

    private InvestmentPlan sound(InvestmentPlan plan, Field total) {
        plan.problems().forEach(problem ->
                problem(problem.field().equals("totalInvestment") ? total.key() : problem.field(), problem.message()));
        return plan;
    }

    /** Total, shared part and the nine functions; null where any of them can't be read or does not add up. */
    public InvestmentPlan plan(Field total, Field shared) {
        int before = problems.size();
        BigDecimal totalInvestment = money(total);
        BigDecimal sharedInvestment = blank(value(shared)) ? BigDecimal.ZERO : optionalMoney(shared);
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            FunctionPlan plan = function(function);
            if (plan != null && !plan.shares().isEmpty()) {
                functions.put(function, plan);
            }
        }
        if (problems.size() > before) {
            return null;
        }
        return sound(new InvestmentPlan(totalInvestment, sharedInvestment, functions), total);
    }

    private FunctionPlan function(Function function) {
        Map<String, String> values;
        try {
            values = FunctionJson.read(value(Field.of(function.key(), function.label())));
        } catch (IllegalArgumentException unreadable) {
            problems.add("“" + function.label() + "”（" + function.key() + "）" + unreadable.getMessage() + "。");
            return null;
        }
        Set<String> unknown = new LinkedHashSet<>(values.keySet());
        Map<Category, Share> shares = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            Field area = part(function, category, "Area", "面积");
            Field investment = part(function, category, "Investment", "投资");
            unknown.remove(category.key() + "Area");
            unknown.remove(category.key() + "Investment");
            BigDecimal squareMetres =
                    decimal(area, values.get(category.key() + "Area"), AREA, AREA_RULE);
            BigDecimal yuan =
                    yuan(decimal(investment, values.get(category.key() + "Investment"), MONEY, MONEY_RULE));
            Share share = new Share(orZero(squareMetres), orZero(yuan));
            if (share.area().signum() != 0 || share.investment().signum() != 0) {
                shares.put(category, share);
            }
        }
        unknown.forEach(key -> problems.add("“" + function.label() + "”（" + function.key() + "）含有未知的键“"
                + shown(key) + "”，只能为 basicArea、basicInvestment、inclusiveArea、inclusiveInvestment、"
                + "commercialArea、commercialInvestment。"));
        return new FunctionPlan(function, shares);
    }

    private static Field part(Function function, Category category, String part, String label) {
        return Field.of(function.key() + "." + category.key() + part, function.label() + category.label() + label);
    }

    private static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static BigDecimal yuan(BigDecimal wan) {
        return wan == null ? null : Amounts.ofWan(wan);
    }

    private BigDecimal decimal(Field field, Pattern shape, String rule) {
        Object value = value(field);
        if (value instanceof Double || value instanceof Float) {
            bad(field, value, rule + "，并以文本形式提交以免失真");
            return null;
        }
        return decimal(field, value == null ? null : value.toString(), shape, rule);
    }

    private BigDecimal decimal(Field field, String value, Pattern shape, String rule) {
        if (blank(value)) {
            return null;
        }
        if (!shape.matcher(value).matches()) {
            bad(field, value, rule);
            return null;
        }
        return new BigDecimal(value);
    }

    private Object value(Field field) {
        TypedValue typed = values.getValueTyped(field.key());
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            return serialized.getValueSerialized();
        }
        return typed == null ? null : typed.getValue();
    }

    private static boolean blank(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    /** A sentence that names the field, the value and the rule that it breaks. */
    public void bad(Field field, Object value, String rule) {
        String shown = shown(Objects.toString(value));
        problems.add("“" + field.label() + "”（" + field.key() + "）" + (shown.isEmpty() ? "" : "填写的“" + shown + "”不正确，")
                + rule + "。");
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t'
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
    }
}
