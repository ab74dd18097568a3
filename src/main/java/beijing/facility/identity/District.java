package beijing.facility.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The 16 districts and 北京经济技术开发区, which leads its work like one (Article 4). Each is a tenant, its code the id. */
public enum District {

    DONGCHENG("110101", "东城区"),
    XICHENG("110102", "西城区"),
    CHAOYANG("110105", "朝阳区"),
    FENGTAI("110106", "丰台区"),
    SHIJINGSHAN("110107", "石景山区"),
    HAIDIAN("110108", "海淀区"),
    MENTOUGOU("110109", "门头沟区"),
    FANGSHAN("110111", "房山区"),
    TONGZHOU("110112", "通州区"),
    SHUNYI("110113", "顺义区"),
    CHANGPING("110114", "昌平区"),
    DAXING("110115", "大兴区"),
    HUAIROU("110116", "怀柔区"),
    PINGGU("110117", "平谷区"),
    MIYUN("110118", "密云区"),
    YANQING("110119", "延庆区"),
    /** Has no GB/T 2260 code: the code is the system's own. */
    ECONOMIC_ZONE("110400", "北京经济技术开发区");

    private final String code;
    private final String label;

    District(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The body that leads the work in the district (Article 4). */
    public String agency() {
        return this == ECONOMIC_ZONE ? label + "经济发展局" : label + "发展改革委";
    }

    public static Optional<District> of(String code) {
        return Arrays.stream(values()).filter(district -> district.code.equals(code)).findFirst();
    }

    public static List<District> all() {
        return List.of(values());
    }
}
