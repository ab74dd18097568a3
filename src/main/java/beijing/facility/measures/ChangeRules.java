package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a change of the project means (Article 28). */
public final class ChangeRules {

    private final Parameters parameters;
    private final FunctionRules functionRules;
    private final SubsidyRule subsidyRule;

    public ChangeRules(Parameters parameters) {
        this.parameters = parameters;
        this.functionRules = new FunctionRules(parameters);
        this.subsidyRule = new SubsidyRule(parameters);
    }

    /**
     * The reasons for which a change is major, one finding each, and what the new functions mean under Article 7; without
     * {@link FindingCode#CHANGE_MAJOR} the change is a minor one. Scale and investment are held against the plan that went through
     * the procedures last, so that several minor changes do not add up to a major one.
     *
     * @param procedures the plan of the last approval or major change: 批准的建设规模
     * @param before     the scheme in force, which minor changes may have moved away from it
     * @return in the order of {@link FindingCode}
     */
    public List<Finding> check(InvestmentPlan procedures, Scheme before, Scheme after) {
        List<Finding> findings = new ArrayList<>();
        if (!before.plan().provided().equals(after.plan().provided())
                || !before.plan().functions().equals(after.plan().functions())) {
            findings.addAll(functionRules.check(after.plan()));
        }
        if (!before.address().equals(after.address())) {
            findings.add(major("建设地点由“%s”变更为“%s”".formatted(Texts.excerpt(before.address()), Texts.excerpt(after.address())),
                    "建设地点变更均属较大变更"));
        }
        if (before.mode() != after.mode()) {
            findings.add(major("建设方式由“%s”变更为“%s”".formatted(before.mode().label(), after.mode().label()), "建设方式变更均属较大变更"));
        }
        functions(before.plan().provided(), after.plan().provided(), findings);
        share("建筑面积", "平方米", procedures.area(), after.plan().area(), parameters.majorChangeScaleLimit(), Amounts::plain,
                findings);
        share("总投资", "万元", procedures.total(), after.plan().total(), parameters.majorChangeInvestmentLimit(), Amounts::inWan,
                findings);
        return new Findings(findings).list();
    }

    /**
     * What has been paid cannot be changed away: the next report would have to fall below it or exceed the total (Article 27).
     *
     * @param last the latest report, {@code null} before the first
     */
    public Optional<Problem> checkPaid(InvestmentPlan after, ProgressReport last) {
        if (last == null || last.investmentPaid().compareTo(after.total()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Problem("totalInvestment",
                "“总投资”（totalInvestment）填写的“%s万元”不正确，%s已报送累计完成投资%s万元，变更后的总投资不得低于已完成投资（第二十七条、第二十八条）。"
                        .formatted(Amounts.inWan(after.total()), last.month(), Amounts.inWan(last.investmentPaid()))));
    }

    /**
     * The subsidy after the change: by the rules of its approval, unchanged or lowered, never raised.
     *
     * @param approved  批复补助 so far, yuan
     * @param requested 申请补助, yuan
     * @param rate      decided rate of the inclusive part
     */
    public BigDecimal subsidy(InvestmentPlan plan, BigDecimal rate, BigDecimal requested, BigDecimal approved) {
        return subsidyRule.approved(subsidyRule.at(plan, rate), requested).min(approved);
    }

    /**
     * What a lowered subsidy means.
     *
     * @param before   批复补助 so far, yuan
     * @param after    批复补助 from now on, yuan
     * @param released released less what was returned, yuan
     */
    public List<Finding> checkSubsidy(BigDecimal before, BigDecimal after, BigDecimal released) {
        List<Finding> findings = new ArrayList<>();
        if (after.signum() == 0) {
            findings.add(new Finding(FindingCode.NO_SUBSIDISED_FUNCTION,
                    "按变更后的方案测算补助为0元，第二十三条只支持基本公共服务类和普惠非基本公共服务类功能，请调整方案，或由市发展改革委终止项目。"));
        }
        if (after.compareTo(before) < 0) {
            findings.add(new Finding(FindingCode.CHANGE_AFFECTS_SUBSIDY,
                    "按变更后的方案测算补助为%s万元，比批复补助%s万元减少%s万元，第二十八条要求报市发展改革部门履行相关手续。"
                            .formatted(Amounts.inWan(after), Amounts.inWan(before), Amounts.inWan(before.subtract(after)))));
        }
        if (released.compareTo(after) > 0) {
            findings.add(overpaid(after, released));
        }
        return findings;
    }

    /** 超拨: more was released than is approved now (Article 28). */
    public static Finding overpaid(BigDecimal approved, BigDecimal released) {
        return new Finding(FindingCode.SUBSIDY_OVERPAID, "已下达%s万元，超过调整后的批复补助%s万元，超拨%s万元须退回。"
                .formatted(Amounts.inWan(released), Amounts.inWan(approved), Amounts.inWan(released.subtract(approved))));
    }

    private static void functions(Set<Function> before, Set<Function> after, List<Finding> findings) {
        Set<Function> added = EnumSet.noneOf(Function.class);
        added.addAll(after);
        added.removeAll(before);
        Set<Function> dropped = EnumSet.noneOf(Function.class);
        dropped.addAll(before);
        dropped.removeAll(after);
        if (!added.isEmpty() || !dropped.isEmpty()) {
            findings.add(major("服务功能" + (added.isEmpty() ? "" : "增加" + labels(added))
                    + (added.isEmpty() || dropped.isEmpty() ? "" : "，") + (dropped.isEmpty() ? "" : "取消" + labels(dropped)),
                    "服务功能增减均属较大变更"));
        }
    }

    private static void share(String what, String unit, BigDecimal before, BigDecimal after, BigDecimal limit,
            java.util.function.Function<BigDecimal, String> written, List<Finding> findings) {
        BigDecimal difference = after.subtract(before).abs();
        if (difference.compareTo(before.multiply(limit)) > 0) {
            String by = before.signum() == 0 ? ""
                    : "，变化%s%%".formatted(Amounts.plain(difference.movePointRight(2).divide(before, 2, RoundingMode.UP)));
            findings.add(major("%s由%s%s变更为%s%s%s".formatted(what, written.apply(before), unit, written.apply(after), unit, by),
                    "变化超过%s%%属较大变更".formatted(Amounts.inPercent(limit))));
        }
    }

    private static Finding major(String found, String rule) {
        return new Finding(FindingCode.CHANGE_MAJOR, found + "，" + rule + "，第二十八条要求按规定程序变更相应前期手续。");
    }

    private static String labels(Set<Function> functions) {
        return functions.stream().map(Function::label).collect(Collectors.joining("、"));
    }
}
