package beijing.facility.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The line departments by key (contract §2). */
public final class Department {

    private static final Map<String, String> MUNICIPAL = new LinkedHashMap<>();

    static {
        MUNICIPAL.put("civil-affairs", "市民政局");
        MUNICIPAL.put("health", "市卫生健康委");
        MUNICIPAL.put("education", "市教委");
        MUNICIPAL.put("commerce", "市商务局");
        MUNICIPAL.put("human-resources", "市人力资源社会保障局");
        MUNICIPAL.put("sports", "市体育局");
        MUNICIPAL.put("culture-tourism", "市文化和旅游局");
        MUNICIPAL.put("disabled-federation", "市残联");
        MUNICIPAL.put("women-federation", "市妇联");
        MUNICIPAL.put("landscape", "市园林绿化局");
        MUNICIPAL.put("housing-construction", "市住房城乡建设委");
        MUNICIPAL.put("planning-resources", "市规划自然资源委");
    }

    /** The departments of a district that take part in the acceptance (Article 29), without the district's name. */
    private static final Map<String, String> DISTRICT = new LinkedHashMap<>();

    static {
        DISTRICT.put("civil-affairs", "民政局");
        DISTRICT.put("health", "卫生健康委");
        DISTRICT.put("education", "教委");
        DISTRICT.put("commerce", "商务局");
        DISTRICT.put("human-resources", "人力资源社会保障局");
        DISTRICT.put("sports", "体育局");
        DISTRICT.put("culture-tourism", "文化和旅游局");
        DISTRICT.put("disabled-federation", "残联");
        DISTRICT.put("women-federation", "妇联");
        DISTRICT.put("landscape", "园林绿化局");
        DISTRICT.put("housing-construction", "住房城乡建设委");
        DISTRICT.put("planning-resources", "规划自然资源分局");
        DISTRICT.put("fire-rescue", "消防救援支队");
    }

    private Department() {
    }

    public static List<String> municipalKeys() {
        return List.copyOf(MUNICIPAL.keySet());
    }

    /** The municipal department's name; the key where there is none of that key. */
    public static String name(String key) {
        return MUNICIPAL.getOrDefault(key, key);
    }

    public static List<String> districtKeys() {
        return List.copyOf(DISTRICT.keySet());
    }

    /** The name of the district's department, without the district's. */
    public static String districtName(String key) {
        return DISTRICT.get(key);
    }
}
