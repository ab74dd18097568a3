package beijing.facility.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The figures of the regulation, configured as {@code measures.*}; {@code application-measures.yml} gives each with its article.
 * Rates are fractions, money is yuan. A wrong value is refused by name, so that a start with it fails.
 *
 * @param effectiveFrom                  first day of validity (Article 36)
 * @param validYears                     years of validity (Article 36)
 * @param minFunctions                   服务功能原则上不少于 (Article 7)
 * @param minKeyFunctions                at least so many of the key functions (Article 7)
 * @param keyFunctions                   keys of the key functions (Article 7)
 * @param coreFunctions                  keys of the functions of which one is required in principle (Article 7)
 * @param basicSubsidyRate               fixed rate of the basic public part (Article 23)
 * @param inclusiveSubsidyMaxRate        highest rate of the inclusive part (Article 23)
 * @param subsidyCap                     most for both parts together, whole yuan (Article 23)
 * @param estimateOverrunLimit           概算 over 估算 (Article 24, 《政府投资条例》 Article 12)
 * @param majorChangeScaleLimit          change of floor area that is major (Article 28)
 * @param majorChangeInvestmentLimit     change of investment that is major (Article 28)
 * @param releaseSchedule                what may be released at which progress (Article 25)
 * @param disbursementDeadline           from release to disbursement (Article 25)
 * @param repaymentDeadline              for what was released above the approval (Article 28)
 * @param residentialQuotaStandards      配置指标 in force by date, oldest first (Article 6)
 * @param departmentOpinionDeadline      time of a department for its opinion (Article 22)
 * @param progressReportDay              day of the month by which progress is reported (Article 27)
 * @param acceptanceRectificationDeadline time for 整改 after a failed acceptance (Article 29)
 * @param evaluationPeriod               between two evaluations of the operation (Article 34)
 * @param reviewDepartments              function key to the keys of the departments that review it (Article 22)
 * @param reviewDepartmentsAlways        keys of the departments that review every project (Article 4)
 * @param acceptanceDepartmentsAlways    keys of the district's departments that accept every project (Article 29)
 * @param duplicateSimilarityThreshold   from which similarity of name or address on a project may be a duplicate (Article 22)
 */
public record Parameters(
        LocalDate effectiveFrom,
        int validYears,
        int minFunctions,
        int minKeyFunctions,
        List<String> keyFunctions,
        List<String> coreFunctions,
        BigDecimal basicSubsidyRate,
        BigDecimal inclusiveSubsidyMaxRate,
        BigDecimal subsidyCap,
        BigDecimal estimateOverrunLimit,
        BigDecimal majorChangeScaleLimit,
        BigDecimal majorChangeInvestmentLimit,
        List<ReleaseStep> releaseSchedule,
        Period disbursementDeadline,
        Period repaymentDeadline,
        List<QuotaStandard> residentialQuotaStandards,
        Period departmentOpinionDeadline,
        int progressReportDay,
        Period acceptanceRectificationDeadline,
        Period evaluationPeriod,
        Map<String, List<String>> reviewDepartments,
        List<String> reviewDepartmentsAlways,
        List<String> acceptanceDepartmentsAlways,
        BigDecimal duplicateSimilarityThreshold) {

    private static final Pattern DEPARTMENT = Pattern.compile("[a-z]+(-[a-z]+)*");

    /**
     * One step of the release schedule (Article 25).
     *
     * @param fromProgress    progress as a fraction from which the step applies; absent for the last step
     * @param settled         whether the step needs acceptance and settled accounts; true for the last step only
     * @param cumulativeShare share of the approved subsidy that may be released in all
     */
    public record ReleaseStep(BigDecimal fromProgress, boolean settled, BigDecimal cumulativeShare) {
    }

    /**
     * A version of the residential quota standard (Article 6).
     *
     * @param from     first day in force
     * @param document title or number of the document
     */
    public record QuotaStandard(LocalDate from, String document) {
    }

    /** @throws IllegalArgumentException naming the key {@code measures.…}, the value and the rule */
    public Parameters {
        present("effective-from", effectiveFrom);
        range("valid-years", validYears, 1, 50, "有效年数");
        keyFunctions = functionKeys("key-functions", keyFunctions);
        coreFunctions = functionKeys("core-functions", coreFunctions);
        range("min-functions", minFunctions, 1, Function.values().length, "服务功能最少项数");
        range("min-key-functions", minKeyFunctions, 1, keyFunctions.size(), "重点功能最少项数");
        rate("basic-subsidy-rate", basicSubsidyRate);
        rate("inclusive-subsidy-max-rate", inclusiveSubsidyMaxRate);
        present("subsidy-cap", subsidyCap);
        check(subsidyCap.signum() > 0 && subsidyCap.stripTrailingZeros().scale() <= 0, "subsidy-cap", subsidyCap,
                "补助资金上限应为正整数，单位为元");
        rate("estimate-overrun-limit", estimateOverrunLimit);
        rate("major-change-scale-limit", majorChangeScaleLimit);
        rate("major-change-investment-limit", majorChangeInvestmentLimit);
        releaseSchedule = releaseSteps(releaseSchedule);
        duration("disbursement-deadline", disbursementDeadline);
        duration("repayment-deadline", repaymentDeadline);
        residentialQuotaStandards = quotaStandards(residentialQuotaStandards, effectiveFrom);
        duration("department-opinion-deadline", departmentOpinionDeadline);
        range("progress-report-day", progressReportDay, 1, 28, "每月报送日");
        duration("acceptance-rectification-deadline", acceptanceRectificationDeadline);
        duration("evaluation-period", evaluationPeriod);
        reviewDepartments = departmentsByFunction(reviewDepartments);
        reviewDepartmentsAlways = departments("review-departments-always", reviewDepartmentsAlways);
        acceptanceDepartmentsAlways = departments("acceptance-departments-always", acceptanceDepartmentsAlways);
        present("duplicate-similarity-threshold", duplicateSimilarityThreshold);
        check(duplicateSimilarityThreshold.signum() > 0 && duplicateSimilarityThreshold.compareTo(BigDecimal.ONE) <= 0,
                "duplicate-similarity-threshold", duplicateSimilarityThreshold, "相似度阈值应大于0且不超过1");
    }

    /** The last day on which a project can be filed (Article 36). */
    public LocalDate lastDay() {
        return effectiveFrom.plusYears(validYears).minusDays(1);
    }

    /** Whether the measures are in force on that day (Article 36). */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && !date.isAfter(lastDay());
    }

    /** The residential quota standard of that day (Article 6); the oldest one for an earlier day. */
    public QuotaStandard residentialQuotaStandardOn(LocalDate date) {
        QuotaStandard inForce = residentialQuotaStandards.get(0);
        for (QuotaStandard standard : residentialQuotaStandards) {
            if (!standard.from().isAfter(date)) {
                inForce = standard;
            }
        }
        return inForce;
    }

    /** The functions of which Article 7 requires {@link #minKeyFunctions()}. */
    public Set<Function> keyFunctionSet() {
        return functions(keyFunctions);
    }

    /** The functions of which Article 7 requires one in principle. */
    public Set<Function> coreFunctionSet() {
        return functions(coreFunctions);
    }

    /** Keys of the departments that review a project with these functions, each once: those of every project first (Article 22). */
    public List<String> departmentsFor(Collection<Function> functions) {
        return departments(reviewDepartmentsAlways, functions);
    }

    /** Keys of the district's departments that accept a project with these functions, each once (Article 29). */
    public List<String> acceptanceDepartmentsFor(Collection<Function> functions) {
        return departments(acceptanceDepartmentsAlways, functions);
    }

    private List<String> departments(List<String> always, Collection<Function> functions) {
        Set<String> departments = new LinkedHashSet<>(always);
        functions.forEach(function -> departments.addAll(reviewDepartments.get(function.key())));
        return List.copyOf(departments);
    }

    private static Set<Function> functions(List<String> keys) {
        Set<Function> functions = EnumSet.noneOf(Function.class);
        keys.forEach(key -> functions.add(Function.ofKey(key).orElseThrow()));
        return functions;
    }

    private static List<String> functionKeys(String key, List<String> functions) {
        List<String> copy = distinct(key, functions);
        copy.forEach(function -> check(Function.ofKey(function).isPresent(), key, function, "没有这项服务功能"));
        return copy;
    }

    private static List<String> departments(String key, List<String> departments) {
        List<String> copy = distinct(key, departments);
        copy.forEach(department -> check(DEPARTMENT.matcher(department).matches(), key, department,
                "部门代码应由小写字母和连字符组成"));
        return copy;
    }

    private static Map<String, List<String>> departmentsByFunction(Map<String, List<String>> departments) {
        String key = "review-departments";
        present(key, departments);
        departments.keySet().forEach(function -> check(Function.ofKey(function).isPresent(), key, function, "没有这项服务功能"));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        for (Function function : Function.values()) {
            copy.put(function.key(), departments(key + "." + function.key(), departments.get(function.key())));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<ReleaseStep> releaseSteps(List<ReleaseStep> steps) {
        String key = "release-schedule";
        notEmpty(key, steps);
        List<ReleaseStep> copy = new ArrayList<>();
        BigDecimal progress = null;
        BigDecimal share = BigDecimal.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            ReleaseStep step = steps.get(i);
            String stepKey = key + "[" + i + "]";
            boolean last = i == steps.size() - 1;
            check(step.settled() == last, stepKey + ".settled", step.settled(), "最后一步且仅最后一步以验收和决算为条件");
            if (last) {
                check(step.fromProgress() == null, stepKey + ".from-progress", step.fromProgress(), "以验收和决算为条件的一步不设进度");
            } else {
                fraction(stepKey + ".from-progress", step.fromProgress());
                check(progress == null ? step.fromProgress().signum() == 0 : step.fromProgress().compareTo(progress) > 0,
                        stepKey + ".from-progress", step.fromProgress(), "进度应从0开始并逐步提高");
                progress = step.fromProgress();
            }
            fraction(stepKey + ".cumulative-share", step.cumulativeShare());
            check(step.cumulativeShare().compareTo(share) > 0, stepKey + ".cumulative-share", step.cumulativeShare(),
                    "累计下达比例应逐步提高");
            check(!last || step.cumulativeShare().compareTo(BigDecimal.ONE) == 0, stepKey + ".cumulative-share",
                    step.cumulativeShare(), "最后一步的累计下达比例应为1");
            share = step.cumulativeShare();
            copy.add(step);
        }
        return List.copyOf(copy);
    }

    private static List<QuotaStandard> quotaStandards(List<QuotaStandard> standards, LocalDate effectiveFrom) {
        String key = "residential-quota-standards";
        notEmpty(key, standards);
        for (int i = 0; i < standards.size(); i++) {
            QuotaStandard standard = standards.get(i);
            String standardKey = key + "[" + i + "]";
            present(standardKey + ".from", standard.from());
            check(i > 0 || !standard.from().isAfter(effectiveFrom), standardKey + ".from", standard.from(),
                    "首个标准的起始日期不得晚于本办法施行日期" + effectiveFrom);
            check(i == 0 || standard.from().isAfter(standards.get(i - 1).from()), standardKey + ".from", standard.from(),
                    "起始日期应按先后排列");
            present(standardKey + ".document", standard.document());
            check(!standard.document().isBlank(), standardKey + ".document", standard.document(), "文件名称不能为空");
        }
        return List.copyOf(standards);
    }

    private static List<String> distinct(String key, List<String> values) {
        notEmpty(key, values);
        Set<String> seen = new HashSet<>();
        values.forEach(value -> check(seen.add(value), key, value, "不得重复"));
        return List.copyOf(values);
    }

    private static void rate(String key, BigDecimal value) {
        fraction(key, value);
        check(value.stripTrailingZeros().scale() <= 4, key, value, "比例最多四位小数");
    }

    private static void fraction(String key, BigDecimal value) {
        present(key, value);
        check(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, key, value, "比例应在0与1之间");
    }

    private static void duration(String key, Period value) {
        present(key, value);
        check(!value.isNegative() && !value.isZero(), key, value, "期限应为正值");
    }

    private static void range(String key, int value, int min, int max, String what) {
        check(value >= min && value <= max, key, value, what + "应在" + min + "与" + max + "之间");
    }

    private static void notEmpty(String key, Collection<?> value) {
        present(key, value);
        check(!value.isEmpty(), key, value, "不能为空");
    }

    private static void present(String key, Object value) {
        check(value != null, key, "（空）", "必须配置");
    }

    private static void check(boolean right, String key, Object value, String rule) {
        if (!right) {
            throw new IllegalArgumentException("参数 measures.%s 的值 %s 不正确：%s。".formatted(key, value, rule));
        }
    }
}
