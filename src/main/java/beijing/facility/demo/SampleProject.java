package beijing.facility.demo;

import java.time.LocalDate;
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
        RECTIFY, OPINIONS, RESOLVE, DETERMINE, ASSIGN, ESTABLISH, APPLY, REVIEW, SIGN, START, RELEASE, DISBURSE, OVERDUE,
        CHANGE, ADJUST, REPAY, ORGANISE, OPINIONS_ON_ACCEPTANCE, RECTIFY_DEFECTS, SETTLE, APPOINT, OPERATE, EVALUATE,
        RECTIFY_OPERATION;

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
                new SampleProject(Standing.START, "110400", "亦庄荣华街道一刻钟服务中心", "北京荣华产城服务有限公司",
                        "91110302MA9DM0009M", "荣华街道", "北京经济技术开发区荣华中路15号", "NEW_BUILD", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.RELEASE, "110108", "上地街道信息路邻里中心", "北京上地邻里服务有限公司",
                        "91110108MA9DM00208", "上地街道", "海淀区上地信息路19号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.DISBURSE, "110107", "八角街道社区服务综合体", "北京八角社区发展有限公司",
                        "91110107MA9DM00220", "八角街道", "石景山区八角北路33号", "RENOVATION", "0", "1270", "381",
                        "20", HEALTH),
                new SampleProject(Standing.OVERDUE, "110114", "回龙观街道龙腾邻里服务站", "北京龙腾社区服务有限公司",
                        "91110114MA9DM0025D", "回龙观街道", "昌平区回龙观西大街118号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.CHANGE, "110113", "胜利街道怡馨家园服务中心", "北京怡馨养老服务有限公司",
                        "91110113MA9DM00262", "胜利街道", "顺义区怡馨家园7号", "RENOVATION", "0", "1270", "381",
                        "20", HEALTH),
                new SampleProject(Standing.ADJUST, "110115", "兴丰街道枣园服务综合体", "北京枣园社区服务有限公司",
                        "91110115MA9DM00272", "兴丰街道", "大兴区枣园路26号", "NEW_BUILD", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.REPAY, "110109", "大峪街道门城邻里中心", "北京门城城市更新有限公司",
                        "91110109MA9DM0028F", "大峪街道", "门头沟区新桥大街48号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.ORGANISE, "110116", "泉河街道社区服务中心", "北京泉河社区服务有限公司",
                        "91110116MA9DM0029N", "泉河街道", "怀柔区富乐大街5号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.OPINIONS_ON_ACCEPTANCE, "110105", "呼家楼街道小庄邻里服务中心", "北京小庄社区服务有限公司",
                        "91110105MA9DM00210", "呼家楼街道", "朝阳区小庄北里9号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.RECTIFY_DEFECTS, "110117", "滨河街道金谷服务站", "北京金谷邻里服务有限公司",
                        "91110117MA9DM0030A", "滨河街道", "平谷区金谷东路3号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.SETTLE, "110102", "德胜街道新风邻里中心", "北京新风社区发展有限公司",
                        "91110102MA9DM0023T", "德胜街道", "西城区新风街6号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.APPOINT, "110106", "卢沟桥街道小瓦窑服务综合体", "北京小瓦窑社区服务有限公司",
                        "91110106MA9DM0024P", "卢沟桥街道", "丰台区小瓦窑西里14号", "RENOVATION", "0", "1270", "381",
                        "20", HEALTH),
                new SampleProject(Standing.EVALUATE, "110101", "东直门街道清水苑邻里服务中心", "北京清水苑社区服务有限公司",
                        "91110101MA9DM0032A", "东直门街道", "东城区东直门外清水苑8号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.APPLY, "110105", "八里庄街道红领巾公园服务站", "北京八里庄邻里服务有限公司",
                        "91110105MA9DM00337", "八里庄街道", "朝阳区延静西里3号", "RENOVATION", "0", "1270", "381",
                        "20", HEALTH),
                new SampleProject(Standing.DISBURSE, "110105", "亚运村街道安慧里邻里中心", "北京安慧社区服务有限公司",
                        "91110105MA9DM0034A", "亚运村街道", "朝阳区安慧里二区5号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.OPERATE, "110105", "潘家园街道松榆里社区服务综合体", "北京松榆社区服务有限公司",
                        "91110105MA9DM0035D", "潘家园街道", "朝阳区松榆西里22号", "RENOVATION", "160", "1000", "268.2",
                        "20", COMPLEX),
                new SampleProject(Standing.RECTIFY_OPERATION, "110105", "和平街街道胜古邻里服务中心", "北京胜古邻里服务有限公司",
                        "91110105MA9DM0036G", "和平街街道", "朝阳区胜古中路11号", "RENOVATION", "0", "1270", "381",
                        "20", HEALTH));
    }

    Map<String, Object> application(LocalDate day) {
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
        form.put("applicationDate", day.toString());
        form.putAll(figures());
        return form;
    }

    Map<String, Object> establishment(LocalDate day, SamplePapers papers) {
        return Map.of("establishmentNumber", papers.document("发改（审）", day),
                "establishmentDate", day.toString(),
                "projectCode", ProjectCodes.of(district, day, papers.next()),
                "estimatedInvestment", total);
    }

    Map<String, Object> fundApplication() {
        Map<String, Object> form = new LinkedHashMap<>(figures());
        form.put("atEstimateDepth", true);
        form.put("requestedSubsidy", requested);
        form.put("justification", "");
        return form;
    }

    /** The figures of the plan, with that investment in 养老服务 in place of its own; both in 万元. */
    Map<String, Object> smaller(String total, String elderlyCare) {
        Map<String, Object> form = new LinkedHashMap<>(figures());
        form.put("totalInvestment", total);
        form.put("elderlyCare", SpinValues.jsonValue(functions.get("elderlyCare")
                .replaceFirst("\"basicInvestment\":\"[^\"]*\"", "\"basicInvestment\":\"" + elderlyCare + "\"")).create());
        form.put("address", address);
        form.put("constructionMode", mode);
        return form;
    }

    /** The areas as planned: what was built, and on what the accounts are settled. */
    Map<String, Object> built() {
        Map<String, Object> form = new LinkedHashMap<>();
        functions.forEach((function, json) -> form.put(function, SpinValues.jsonValue(json).create()));
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
