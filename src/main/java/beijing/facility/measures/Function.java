package beijing.facility.measures;

import static beijing.facility.measures.Category.BASIC;
import static beijing.facility.measures.Category.COMMERCIAL;
import static beijing.facility.measures.Category.INCLUSIVE;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The nine service functions of chapter 3 (Articles 12 to 20), in the order of their articles. */
public enum Function {

    ELDERLY_CARE("elderlyCare", "养老服务", "12", BASIC, INCLUSIVE),
    INFANT_CARE("infantCare", "婴幼儿托育", "13", INCLUSIVE),
    CHILD_CARE("childCare", "儿童托管", "14", COMMERCIAL),
    COMMUNITY_MEALS("communityMeals", "社区助餐", "15", COMMERCIAL),
    HOUSEKEEPING("housekeeping", "家政便民", "16", COMMERCIAL),
    HEALTH_SERVICE("healthService", "健康服务", "17", BASIC),
    FITNESS("fitness", "体育健身", "18", BASIC),
    CULTURE("culture", "文化休闲", "19", BASIC),
    CHILD_RECREATION("childRecreation", "儿童游憩", "20", BASIC, INCLUSIVE, COMMERCIAL);

    private final String key;
    private final String label;
    private final String article;
    private final Set<Category> usualCategories;

    Function(String key, String label, String article, Category... usualCategories) {
        this.key = key;
        this.label = label;
        this.article = article;
        this.usualCategories = Set.of(usualCategories);
    }

    /** The key of forms and configuration, e.g. {@code elderlyCare}. */
    public String key() {
        return key;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /** The article that describes the function, e.g. {@code "12"}. */
    public String article() {
        return article;
    }

    /** The categories under which Article 7 lists the function; all of them where it does not list it. */
    public Set<Category> usualCategories() {
        return usualCategories;
    }

    /** The function with that key, empty for an unknown one. */
    public static Optional<Function> ofKey(String key) {
        return Arrays.stream(values()).filter(function -> function.key.equals(key)).findFirst();
    }
}
