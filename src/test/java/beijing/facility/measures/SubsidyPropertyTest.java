package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every plan and every rate, checked against fractions of whole numbers that share no code with the rule. */
class SubsidyPropertyTest {

    private static final BigDecimal MAX_RATE = new BigDecimal("0.30");
    private static final BigDecimal CAP = new BigDecimal("50000000");

    private final SubsidyRule rule = new SubsidyRule(Given.PARAMETERS);

    @Property
    void neverOverTheCap(@ForAll("plans") InvestmentPlan plan, @ForAll("rates") BigDecimal rate) {
        Subsidy subsidy = rule.at(plan, rate);

        assertThat(subsidy.total()).isLessThanOrEqualTo(CAP);
        assertThat(subsidy.basic().add(subsidy.inclusive())).isLessThanOrEqualTo(CAP);
        assertThat(subsidy.capApplied()).isEqualTo(exact(plan, Category.BASIC).times(3, 10)
                .plus(exact(plan, Category.INCLUSIVE).times(basisPoints(rate), 10_000)).compareTo(Fraction.of(CAP)) > 0);
    }

    @Property
    void neverOverThirtyPercentOfAnything(@ForAll("plans") InvestmentPlan plan, @ForAll("rates") BigDecimal rate) {
        Subsidy subsidy = rule.at(plan, rate);
        Fraction basic = exact(plan, Category.BASIC);
        Fraction inclusive = exact(plan, Category.INCLUSIVE);

        assertThat(Fraction.of(subsidy.basic())).isLessThanOrEqualTo(basic.times(3, 10));
        assertThat(Fraction.of(subsidy.inclusive())).isLessThanOrEqualTo(inclusive.times(basisPoints(rate), 10_000));
        assertThat(Fraction.of(subsidy.total())).isLessThanOrEqualTo(basic.plus(inclusive).times(3, 10));
        assertThat(subsidy.total()).isLessThanOrEqualTo(plan.total().multiply(MAX_RATE));
    }

    @Property
    void everyResultIsTheExactOneRoundedDownToTheYuan(@ForAll("plans") InvestmentPlan plan, @ForAll("rates") BigDecimal rate) {
        Fraction cap = Fraction.of(CAP);
        Fraction basic = exact(plan, Category.BASIC).times(3, 10).min(cap);
        Fraction inclusive = exact(plan, Category.INCLUSIVE).times(basisPoints(rate), 10_000).min(cap.minus(basic));

        Subsidy subsidy = rule.at(plan, rate);

        assertThat(subsidy.basic().toBigIntegerExact()).isEqualTo(basic.floor());
        assertThat(subsidy.inclusive().toBigIntegerExact()).isEqualTo(inclusive.floor());
        assertThat(subsidy.total().toBigIntegerExact()).isEqualTo(basic.plus(inclusive).floor());
    }

    @Property
    void theTotalIsThePartsOrOneYuanMore(@ForAll("plans") InvestmentPlan plan, @ForAll("rates") BigDecimal rate) {
        Subsidy subsidy = rule.at(plan, rate);

        assertThat(subsidy.total().subtract(subsidy.basic()).subtract(subsidy.inclusive()))
                .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(subsidy.line(Category.BASIC).amount()).isEqualTo(subsidy.basic());
        assertThat(subsidy.line(Category.INCLUSIVE).amount()).isEqualTo(subsidy.inclusive());
        assertThat(subsidy.line(Category.COMMERCIAL).amount()).isZero();
    }

    @Property
    void aHigherRateNeverGivesLess(@ForAll("plans") InvestmentPlan plan, @ForAll("rates") BigDecimal one,
                                   @ForAll("rates") BigDecimal other) {
        Subsidy lower = rule.at(plan, one.min(other));
        Subsidy higher = rule.at(plan, one.max(other));

        assertThat(higher.total()).isGreaterThanOrEqualTo(lower.total());
        assertThat(higher.inclusive()).isGreaterThanOrEqualTo(lower.inclusive());
        assertThat(higher.basic()).isEqualTo(lower.basic());
        assertThat(rule.ceiling(plan).total()).isGreaterThanOrEqualTo(higher.total());
    }

    @Property
    void approvedIsWholeYuanAndNeitherOverTheSubsidyNorOverTheRequest(@ForAll("plans") InvestmentPlan plan,
                                                                      @ForAll("rates") BigDecimal rate,
                                                                      @ForAll("yuan") BigDecimal requested) {
        Subsidy subsidy = rule.at(plan, rate);

        BigDecimal approved = rule.approved(subsidy, requested);

        assertThat(approved).isLessThanOrEqualTo(subsidy.total()).isLessThanOrEqualTo(requested);
        assertThat(approved.add(BigDecimal.ONE)).isGreaterThan(subsidy.total().min(requested));
        assertThat(approved.scale()).isZero();
    }

    @Property
    void theSharesOfAllCategoriesAreTheSharedInvestment(@ForAll("plansWithArea") InvestmentPlan plan) {
        Apportionment apportionment = new Apportionment(plan);
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal shown = BigDecimal.ZERO;
        for (Category category : Category.values()) {
            all = all.add(apportionment.shared(category));
            shown = shown.add(rule.ceiling(plan).line(category).apportioned());
        }

        assertThat(apportionment.down(all, 2)).isEqualTo(plan.shared());
        assertThat(all).isEqualByComparingTo(apportionment.over(plan.shared()));
        assertThat(plan.shared().subtract(shown)).isBetween(BigDecimal.ZERO, new BigDecimal("0.02"));
    }

    @Property
    void howACategoryIsSplitOverItsFunctionsChangesNothing(@ForAll("plansWithArea") InvestmentPlan plan,
                                                           @ForAll("rates") BigDecimal rate) {
        Map<Category, Share> sums = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            sums.put(category, new Share(plan.area(category), plan.investment(category)));
        }
        InvestmentPlan inOneFunction = new InvestmentPlan(plan.total(), plan.shared(),
                Map.of(Function.CHILD_RECREATION, new FunctionPlan(Function.CHILD_RECREATION, sums)));

        assertThat(rule.at(inOneFunction, rate)).isEqualTo(rule.at(plan, rate));
    }

    @Property
    void theUnitOfAreaChangesNothing(@ForAll("plansWithArea") InvestmentPlan plan, @ForAll("rates") BigDecimal rate,
                                     @ForAll @IntRange(min = 2, max = 99) int factor) {
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        plan.functions().forEach((function, given) -> {
            Map<Category, Share> shares = new EnumMap<>(Category.class);
            given.shares().forEach((category, share) -> shares.put(category,
                    new Share(share.area().multiply(BigDecimal.valueOf(factor)), share.investment())));
            functions.put(function, new FunctionPlan(function, shares));
        });
        Subsidy scaled = rule.at(new InvestmentPlan(plan.total(), plan.shared(), functions), rate);
        Subsidy subsidy = rule.at(plan, rate);

        assertThat(scaled.total()).isEqualTo(subsidy.total());
        assertThat(scaled.basic()).isEqualTo(subsidy.basic());
        assertThat(scaled.inclusive()).isEqualTo(subsidy.inclusive());
    }

    @Property
    void thePlanNoticesADifferenceOfOneFen(@ForAll("plansWithArea") InvestmentPlan plan, @ForAll boolean more) {
        BigDecimal fen = new BigDecimal(more ? "0.01" : "-0.01");
        InvestmentPlan wrong = new InvestmentPlan(plan.total().add(fen), plan.shared(), plan.functions());

        assertThat(plan.problems()).isEmpty();
        assertThat(wrong.problems()).extracting(Problem::field).containsExactly("totalInvestment");
    }

    @Property
    void thePlanNoticesAnAreaWithoutInvestmentAndTheReverse(@ForAll("plansWithArea") InvestmentPlan plan,
                                                            @ForAll boolean areaOnly) {
        Share half = areaOnly ? new Share(BigDecimal.ONE, BigDecimal.ZERO) : new Share(BigDecimal.ZERO, BigDecimal.ONE);
        Map<Function, FunctionPlan> functions = new EnumMap<>(Function.class);
        functions.putAll(plan.functions());
        functions.put(Function.FITNESS, new FunctionPlan(Function.FITNESS,
                Map.of(Category.BASIC, half, Category.COMMERCIAL, new Share(BigDecimal.ONE, BigDecimal.ONE))));
        BigDecimal direct = new InvestmentPlan(BigDecimal.ZERO, BigDecimal.ZERO, functions).directInvestment();

        assertThat(new InvestmentPlan(direct.add(plan.shared()), plan.shared(), functions).problems())
                .extracting(Problem::field)
                .containsExactly(areaOnly ? "fitness.basicInvestment" : "fitness.basicArea");
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.oneOf(Arbitraries.of(0, 1, 1777, 3000), Arbitraries.integers().between(0, 3000))
                .map(points -> BigDecimal.valueOf(points, 4)).withoutEdgeCases();
    }

    @Provide
    Arbitrary<BigDecimal> yuan() {
        // the ends and the cap, a few yuan, sums that come close to the cap, anything that a form can give
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 50_000_000_00L, 999_999_999_999_99L),
                Arbitraries.longs().between(0, 1_000_00L),
                Arbitraries.longs().between(0, 100_000_000_00L),
                Arbitraries.longs().between(0, 999_999_999_999_99L)).map(fen -> BigDecimal.valueOf(fen, 2)).withoutEdgeCases();
    }

    /** Plans without contradictions, some of them empty. */
    @Provide
    Arbitrary<InvestmentPlan> plans() {
        return Arbitraries.oneOf(plansWithArea(), Arbitraries.just(plan(List.of(), Amounts.ZERO)));
    }

    @Provide
    Arbitrary<InvestmentPlan> plansWithArea() {
        Arbitrary<BigDecimal> area = Arbitraries.integers().between(1, 2_000_000).map(a -> BigDecimal.valueOf(a, 2));
        Arbitrary<BigDecimal> investment = yuan().filter(amount -> amount.signum() > 0);
        Arbitrary<Entry> entry = Combinators.combine(Arbitraries.of(Function.class), Arbitraries.of(Category.class),
                Combinators.combine(area, investment).as(Share::new)).as(Entry::new);
        return Combinators.combine(entry.list().ofMinSize(1).ofMaxSize(8), yuan()).as(SubsidyPropertyTest::plan);
    }

    private record Entry(Function function, Category category, Share share) {
    }

    private static InvestmentPlan plan(List<Entry> entries, BigDecimal shared) {
        Given.Plan plan = Given.plan().shared(Amounts.inWan(shared));
        entries.forEach(entry -> plan.with(entry.function(), entry.category(), entry.share()));
        return plan.build();
    }

    /** Investment of the category with its share, recomputed in 分 and hundredths of a m². */
    private static Fraction exact(InvestmentPlan plan, Category category) {
        BigInteger area = BigInteger.ZERO;
        BigInteger areaOfCategory = BigInteger.ZERO;
        BigInteger investment = BigInteger.ZERO;
        for (FunctionPlan function : plan.functions().values()) {
            for (Map.Entry<Category, Share> share : function.shares().entrySet()) {
                BigInteger hundredths = share.getValue().area().unscaledValue();
                area = area.add(hundredths);
                if (share.getKey() == category) {
                    areaOfCategory = areaOfCategory.add(hundredths);
                    investment = investment.add(share.getValue().investment().unscaledValue());
                }
            }
        }
        BigInteger hundred = BigInteger.valueOf(100);
        Fraction direct = new Fraction(investment, hundred);
        return area.signum() == 0 ? direct
                : direct.plus(new Fraction(plan.shared().unscaledValue().multiply(areaOfCategory), area.multiply(hundred)));
    }

    private static long basisPoints(BigDecimal rate) {
        return rate.movePointRight(4).longValueExact();
    }

    /** A fraction of whole numbers with a positive denominator. */
    private record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

        static Fraction of(BigDecimal yuan) {
            return new Fraction(yuan.toBigIntegerExact(), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        Fraction minus(Fraction other) {
            return plus(other.times(-1, 1));
        }

        Fraction times(long factor, long divisor) {
            return new Fraction(numerator.multiply(BigInteger.valueOf(factor)),
                    denominator.multiply(BigInteger.valueOf(divisor)));
        }

        Fraction min(Fraction other) {
            return compareTo(other) <= 0 ? this : other;
        }

        BigInteger floor() {
            return numerator.divide(denominator);
        }

        @Override
        public int compareTo(Fraction other) {
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }
    }
}
