package beijing.facility.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.spin.plugin.variable.SpinValues;

/**
 * One project of the demo, invented from name to number, and the task at which the officials find it.
 *
 * @param functions 万元 and m² of the functions, in the order of {@link #form()}
 */
record SampleProject(Standing standing, String district, String name, String unit, String creditCode, String street,
        String address, String mode, String shared, String total, String requested, String rate,
        Map<String, String> functions) {

    /** How far a project has come, in the order of the processes. */
    enum Standing {
        RECTIFY, OPINIONS, RESOLVE, DETERMINE, ASSIGN, ESTABLISH, APPLY, REVIEW, SIGN, APPROVED;

        boolean beyond(Standing other) {
            return compareTo(other) > 0;
        }
    }

    private static final Map<String, String> COMPLEX = Map.of(
            "elderlyCare", "{\"basicArea\":\"600\",\"basicInvestment\":\"480\"}",
            "infantCare", "{\"inclusiveArea\":\"300\",\"inclusiveInvestment\":\"270\"}",
            "communityMeals", "{\"commercialArea\":\"100\",\"commercialInvestment\":\"90\"}");
    private static final Map<String, String> LARGE = Map.of(
            "elderlyCare", "{\"basicArea\":\"5000\",\"basicInvestment\":\"9000\",\"inclusiveArea\":\"4000\",\"inclusiveInvestment\":\"7000\"}",
            "infantCare", "{\"inclusiveArea\":\"3000\",\"inclusiveInvestment\":\"4500\"}",
            "fitness", "{\"basicArea\":\"2500\",\"basicInvestment\":\"3000\"}",
            "communityMeals", "{\"commercialArea\":\"500\",\"commercialInvestment\":\"600\"}");
    private static final Map<String, String> WITHOUT_CARE = Map.of(
            "childCare", "{\"commercialArea\":\"120\",\"commercialInvestment\":\"60\"}",
            "communityMeals", "{\"commercialArea\":\"200\",\"commercialInvestment\":\"110\"}",
            "culture", "{\"basicArea\":\"260\",\"basicInvestment\":\"143.5\"}");
    private static final Map<String, String> HEALTH = Map.of(
            "elderlyCare", "{\"basicArea\":\"800\",\"basicInvestment\":\"700\"}",
            "infantCare", "{\"inclusiveArea\":\"400\",\"inclusiveInvestment\":\"420\"}",
            "healthService", "{\"basicArea\":\"200\",\"basicInvestment\":\"150\"}");

    static List<SampleProject> all() {
        return List.of(
                new SampleProject(Standing.RECTIFY, "110108", "温泉镇养老托育一体化项目", "北京温泉康养服务有限公司",
                        "91110108MA9DM0006Q", "温泉镇", "海淀区温泉路66号", "RENOVATION", "0", "1270", "381", "30", HEALTH),
                new SampleProject(Standing.OPINIONS, "110105", "劲松街道乐邻综合服务中心", "北京乐邻社区服务有限公司",
                        "91110105MA9DM0001X", "劲松街道", "朝阳区劲松四区甲12号", "RENOVATION", "160", "1000", "268.2", "30",
                        COMPLEX),
                new SampleProject(Standing.RESOLVE, "110105", "望京西园邻里中心", "北京望邻城市更新有限公司",
                        "91110105MA9DM00021", "望京街道", "朝阳区望京西园四区410号", "RENOVATION", "160", "1000", "268.2", "30",
                        COMPLEX),
                new SampleProject(Standing.DETERMINE, "110102", "牛街街坊服务站", "北京牛街街坊服务中心",
                        "52110102MJ9DM0005G", "牛街街道", "西城区牛街东里5号", "RENOVATION", "31.25", "344.75", "47.2525", "0",
                        WITHOUT_CARE),
                new SampleProject(Standing.ASSIGN, "110101", "东花市街道为老为小服务中心", "北京花市社区服务有限公司",
                        "91110101MA9DM0004D", "东花市街道", "东城区东花市北里西区18号", "RENOVATION", "160", "1000", "268.2", "30",
                        COMPLEX),
                new SampleProject(Standing.ESTABLISH, "110112", "梨园镇社区服务综合体", "北京通梨城市建设有限公司",
                        "91110112MA9DM0007L", "梨园镇", "通州区云景南大街7号", "NEW_BUILD", "0", "1270", "381", "25", HEALTH),
                new SampleProject(Standing.APPLY, "110111", "良乡拱辰邻里服务中心", "北京拱辰邻里服务中心",
                        "52110111MJ9DM0008T", "拱辰街道", "房山区良乡西路26号", "EXTENSION", "160", "1000", "268.2", "30",
                        COMPLEX),
                new SampleProject(Standing.REVIEW, "110105", "双井街道百子湾服务综合体", "北京百子湾社区发展有限公司",
                        "52110105MJ9DM0003M", "双井街道", "朝阳区百子湾南二路76号", "NEW_BUILD", "900", "25000", "5000", "30",
                        LARGE),
                new SampleProject(Standing.SIGN, "110106", "方庄社区嵌入式服务中心", "北京方庄邻里运营有限公司",
                        "91110106MA9DM0010A", "方庄街道", "丰台区芳城园一区16号", "RENOVATION", "0", "1270", "381", "20", HEALTH),
                new SampleProject(Standing.APPROVED, "110400", "亦庄荣华街道一刻钟服务中心", "北京荣华产城服务有限公司",
                        "91110302MA9DM0009M", "荣华街道", "北京经济技术开发区荣华中路15号", "NEW_BUILD", "160", "1000", "268.2",
                        "20", COMPLEX));
    }

    Map<String, Object> application() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("projectName", name);
        form.put("projectUnit", unit);
        form.put("creditCode", creditCode);
        form.put("districtCode", district);
        form.put("street", street);
        form.put("address", address);
        form.put("constructionMode", mode);
        form.put("facilityForm", "COMPLEX");
        form.put("meetsGuideline", true);
        form.put("renovationConditionsMet", true);
        form.put("consultedResidents", 120);
        form.put("consultationSummary", "入户问卷与居民议事会征询，赞成率96%；征询辖区企业8家，均支持。");
        form.put("otherMunicipalFunds", standing == Standing.RECTIFY);
        form.put("otherMunicipalFundsDetail", standing == Standing.RECTIFY ? "市级养老设施建设补贴120万元" : "");
        form.put("justification", standing == Standing.DETERMINE ? "辖区500米内已有养老驿站和托育园各一处" : "");
        form.put("applicationDate", "2026-03-10");
        form.putAll(figures());
        return form;
    }

    Map<String, Object> establishment() {
        return Map.of("establishmentNumber", "京发改（审）〔2026〕9" + creditCode.substring(14, 17) + "号",
                "establishmentDate", "2026-06-01",
                "projectCode", ProjectCodes.of(district),
                "estimatedInvestment", total);
    }

    Map<String, Object> fundApplication() {
        Map<String, Object> form = new LinkedHashMap<>(figures());
        form.put("atEstimateDepth", true);
        form.put("requestedSubsidy", requested);
        form.put("justification", "");
        return form;
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("totalInvestment", total);
        figures.put("sharedInvestment", shared);
        functions.forEach((function, json) -> figures.put(function, SpinValues.jsonValue(json).create()));
        return figures;
    }
}
