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

    private Department() {
    }

    public static List<String> municipalKeys() {
        return List.copyOf(MUNICIPAL.keySet());
    }

    /** The municipal department's name; the key where there is none of that key. */
    public static String name(String key) {
        return MUNICIPAL.getOrDefault(key, key);
    }
}
