package beijing.facility.measures;

import java.util.Objects;

/**
 * What Article 28 holds a project to: 建设地点、建设方式、建设规模和建设内容.
 *
 * @param address 建设地点
 * @param mode    建设方式
 * @param plan    functions, areas and investment
 */
public record Scheme(String address, ConstructionMode mode, InvestmentPlan plan) {

    public Scheme {
        address = Texts.trimmed(address);
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(plan, "plan");
    }
}
