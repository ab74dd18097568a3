package beijing.facility.forms;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import beijing.facility.identity.District;
import beijing.facility.measures.ApprovalTrack;
import beijing.facility.measures.Category;
import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.FacilityForm;
import beijing.facility.measures.Function;
import beijing.facility.measures.OperationMode;
import beijing.facility.measures.OperatorType;

/** What several forms have, written once: the project's head, its findings and history, decision and opinion, the nine functions. */
final class Blocks {

    static final String REQUIRED = "标 * 的为必填项。";
    static final String PLAN_HINT = "每项功能按类别成对填写面积和投资，未设置的功能留空。类别："
            + Stream.of(Category.values()).map(category -> shortName(category) + " = " + category.label()).collect(Collectors.joining("，"))
            + "（第七条）。";
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int THIRD = 5;

    private Blocks() {
    }

    /** Where the filling in begins, and what the star means, in one line. */
    static Part heading(String name, String heading) {
        return Part.text(name, "**" + heading + "**　" + REQUIRED);
    }

    static Part chapter(String name, String heading) {
        return Part.text(name, "**" + heading + "**");
    }

    // the file

    /** What everybody sees first: which project, and what is wrong with it. */
    static Stream<Part> head() {
        return Stream.of(
                // five columns are what the page has room for
                Part.table("projectHead", "", "=for p in projectHead return {number: p.number, name: p.name, unit: p.unit + \"（\" + p.district "
                        + "+ \"）\", status: p.status, money: p.totalInvestment + \"／\" + p.requestedSubsidy}",
                        "项目编号|number", "项目名称|name", "项目单位（所在区）|unit", "状态|status", "总投资／申请补助（万元）|money")
                        .hiddenIf("projectHead = null or count(projectHead) = 0"),
                Part.view("findings", "审查发现的问题", "findings", "等级|severity", "条款|article", "内容|message"),
                Part.text("noFindings", "**审查发现的问题：** 未发现问题").hiddenIf("findings != null and count(findings) > 0"));
    }

    static Part history() {
        return Part.view("earlierDecisions", "办理经过（最近的在前）", "earlierDecisions", "时间|at", "环节|task", "办理人|by", "结论|decision",
                "意见|opinion").paged();
    }

    static Part applicationText() {
        return Part.view("applicationText", "申报内容", "applicationText", "事项|item", "内容|value");
    }

    static Part functionTable() {
        return Part.view("functionTable", "服务功能、面积和投资", "functionTable", "服务功能|function", "类别|category", "面积（㎡）|area",
                "投资（万元）|investment");
    }

    /** The figures alone, short enough to stand beside the decision. */
    static Part subsidy() {
        return Part.view("subsidySummary", "补助测算（第二十三条）", "subsidyTable", "项目|item", "基数（万元）|base", "比例|rate", "金额（万元）|amount");
    }

    static Part subsidyTable(String label) {
        return Part.view("subsidyTable", label, "subsidyTable", "项目|item", "基数（万元）|base", "比例|rate", "金额（万元）|amount", "依据|basis");
    }

    static Stream<Part> departments() {
        return Stream.of(
                Part.table("departmentConclusions", "部门审查结论",
                        "=for o in departmentOpinions return {department: o.department, decision: if o.otherFunds = \"发现\" then o.decision "
                                + "+ \"；发现其他渠道市级资金\" else o.decision, opinion: o.opinion, given: o.by + \" \" + o.at}",
                        "部门|department", "结论|decision", "意见|opinion", "办理人和时间|given")
                        .hiddenIf("departmentOpinions = null or count(departmentOpinions) = 0"),
                Part.view("departmentAspects", "部门分项意见（第二十二条）", "departmentOpinions", "部门|department", "功能设置|function",
                        "规划选址|site", "建设方式|construction", "运营管理|operation", "资金支持|funding"));
    }

    static Part noDepartmentOpinions() {
        return Part.text("noDepartmentOpinions", "**部门审查意见：** 尚无").hiddenIf("departmentOpinions != null and count(departmentOpinions) > 0");
    }

    static Part ledger() {
        return Part.view("ledger", "资金台账", "ledgerTable", "日期|date", "事项|item", "金额（万元）|amount", "文号或凭证号|number");
    }

    static Part tranche() {
        return Part.view("tranche", "本批资金（第二十五条）", "trancheTable", "批次|tranche", "下达（万元）|released", "下达日期|date", "拨付期限|due",
                "尚待拨付（万元）|outstanding");
    }

    static Part change() {
        return Part.view("change", "变更前后对照（第二十八条）", "changeTable", "事项|item", "变更前|before", "变更后|after", "是否变更|changed");
    }

    static Part adjustment() {
        return Part.view("adjustment", "补助重新测算（第二十三条、第二十八条）", "adjustmentTable", "项目|item", "金额（万元）|amount", "依据|basis");
    }

    static Part solicitation() {
        return Part.view("solicitationTable", "征集通知", "solicitationTable", "事项|item", "内容|value");
    }

    // decision and opinion

    static Part decision(String label, String... options) {
        return Part.radio("decision", label, options);
    }

    static Part opinion(String label) {
        return Part.prose("opinion", label);
    }

    static Part exceptionAccepted(String hint) {
        return Part.tick("exceptionAccepted", "接受例外").hint(hint);
    }

    // choices that the rules know

    static Stream<String> districts() {
        return District.all().stream().map(district -> district.label() + "|" + district.code());
    }

    static String[] constructionModes() {
        return Stream.of(ConstructionMode.values()).map(mode -> mode.label() + "|" + mode).toArray(String[]::new);
    }

    static String[] facilityForms() {
        return Stream.of(FacilityForm.values()).map(form -> form.label() + "|" + form).toArray(String[]::new);
    }

    static Stream<String> approvalTracks() {
        return Stream.of(ApprovalTrack.values()).map(track -> track.label() + "|" + track);
    }

    static Stream<String> operatorTypes() {
        return Stream.of(OperatorType.values()).map(type -> type.label() + "|" + type);
    }

    static Stream<String> operationModes() {
        return Stream.of(OperationMode.values()).map(mode -> mode.label() + "|" + mode);
    }

    // the functions

    /** Areas and investments of each function, with the categories under which the regulation lists it. */
    static Stream<Part> plan() {
        return Stream.of(Function.values()).map(function -> Part.group(function.key(), name(function) + "：" + usual(function),
                Stream.concat(areas(function), investments(function))));
    }

    /** The areas as built. */
    static Stream<Part> built() {
        return Stream.of(Function.values()).map(function -> Part.group(function.key(), name(function), areas(function)));
    }

    /** The investments as settled, on the areas as built; nothing of what was not built. */
    static Stream<Part> settled() {
        return Stream.of(Function.values()).map(function -> Part.group(function.key(), name(function),
                Stream.concat(areas(function).map(Part::readOnly), investments(function)))
                .hiddenIf(function.key() + " = null or (" + Stream.of(Category.values())
                        .map(category -> function.key() + "." + category.key() + "Area = null").collect(Collectors.joining(" and ")) + ")"));
    }

    private static Stream<Part> areas(Function function) {
        return Stream.of(Category.values()).map(category -> Part.area(category.key() + "Area", shortName(category) + "面积（㎡）")
                .wide(function.key() + "_area", THIRD).in(function.key()));
    }

    private static Stream<Part> investments(Function function) {
        return Stream.of(Category.values()).map(category -> Part.money(category.key() + "Investment", shortName(category) + "投资（万元）")
                .wide(function.key() + "_investment", THIRD).in(function.key()));
    }

    private static String name(Function function) {
        return function.label() + "（第" + chinese(Integer.parseInt(function.article())) + "条）";
    }

    private static String usual(Function function) {
        Set<Category> usual = function.usualCategories();
        return usual.size() == Category.values().length ? "第七条未列明，任选"
                : Arrays.stream(Category.values()).filter(usual::contains).map(Blocks::shortName).collect(Collectors.joining("或"));
    }

    private static String shortName(Category category) {
        return category.label().substring(0, 2);
    }

    /** 1 to 99 as articles are counted. */
    private static String chinese(int number) {
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? DIGITS.substring(tens, tens + 1) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? DIGITS.substring(ones, ones + 1) : "");
    }

    // sums

    /** What the plan comes to, and whether it holds; {@code more} rows at the end of the checks. */
    static Stream<Part> sums(String more) {
        Feel sums = new Feel().plan().apportion(Category.values()).subsidy("policy.inclusiveSubsidyMaxPercent");
        String rows = "[" + Stream.of(
                Feel.row("面积（㎡）", key -> "string(" + key + "A / 100)"),
                Feel.row("直接投资（万元）", key -> "string(" + (key.equals("whole") ? "directI" : key + "I") + " / 1000000)"),
                Feel.row("按面积分摊（万元）", key -> "string(" + (key.equals("whole") ? "if wholeA > 0 then sharedI else 0" : key + "S")
                        + " / 1000000)"),
                Feel.row("含分摊投资（万元）", key -> "string(" + (key.equals("whole") ? "directI + (if wholeA > 0 then sharedI else 0)"
                        : key + "B") + " / 1000000)"),
                Feel.row("补助上限测算（万元）", key -> key.equals("commercial") ? "\"—\"" : "wan(" + (key.equals("whole") ? "both" : key) + "C)"))
                .collect(Collectors.joining(", ")) + "]";
        return Stream.of(
                chapter("sums", "合计与核对（随填随算）"),
                Part.table("sums", "按类别合计", "=" + sums.result(rows), "项目|item", "基本公共服务|basic", "普惠非基本|inclusive", "便民商业|commercial",
                        "合计|whole"),
                Part.text("ceiling", "补助上限测算：基本公共服务{{policy.basicSubsidyPercent}}%，普惠非基本最高{{policy.inclusiveSubsidyMaxPercent}}%，"
                        + "合计不超过{{policy.subsidyCapWan}}万元（第二十三条），向下取整到元；公共及分摊投资按面积分摊。"),
                Part.table("checks", "核对", "=" + checks().result("concatenate([" + rule7() + "], [" + more + "])"), "事项|item", "填报|found",
                        "要求|required", "结果|outcome"));
    }

    private static Feel checks() {
        return gap(new Feel().plan().apportion(Category.values()).subsidy("policy.inclusiveSubsidyMaxPercent")
                .let("areas", "[" + Stream.of(Function.values()).map(function -> "{key: \"" + function.key() + "\", area: "
                        + Stream.of(Category.values()).map(category -> Feel.field(function, category, "Area"))
                                .collect(Collectors.joining(" + ")) + "}").collect(Collectors.joining(", ")) + "]")
                .let("provided", "for each in areas return if each.area > 0 then each.key else \"\"")
                .let("functions", "count(provided[item != \"\"])")
                .let("keyFunctions", "sum(for key in policy.keyFunctions return if list contains(provided, key) then 1 else 0)")
                .let("core", "some key in policy.coreFunctions satisfies list contains(provided, key)"), "totalInvestment");
    }

    private static Feel gap(Feel feel, String total) {
        return feel.let("total", "fen(zero(" + total + "))").let("parts", "directI + sharedI").let("gap", "total - parts");
    }

    private static String sumRow(String item, String total) {
        return "{item: \"" + item + "与各部分之和\", found: \"" + total + "\" + string(total / 1000000) + \"万元，各部分之和\" + string(parts / 1000000) + \"万元\", "
                + "required: \"两者相等\", outcome: if gap = 0 then \"一致\" else if gap > 0 then \"总投资多出\" + string(gap / 1000000) + \"万元\" "
                + "else \"总投资少\" + string(0 - gap / 1000000) + \"万元\"}";
    }

    private static String rule7() {
        return String.join(", ", sumRow("总投资", "总投资"),
                "{item: \"服务功能\", found: string(functions) + \"项\", required: \"原则上不少于\" + string(policy.minFunctions) + \"项（第七条）\", "
                        + "outcome: if functions >= policy.minFunctions then \"符合\" else \"不足，须填写例外说明\"}",
                "{item: policy.keyFunctionNames, found: string(keyFunctions) + \"项\", required: \"不少于\" + string(policy.minKeyFunctions) "
                        + "+ \"项（第七条）\", outcome: if keyFunctions >= policy.minKeyFunctions then \"符合\" else \"不足，须填写例外说明\"}",
                "{item: policy.coreFunctionNames, found: if core then \"有\" else \"无\", required: \"原则上应配置（第七条）\", "
                        + "outcome: if core then \"符合\" else \"未配置，须填写例外说明\"}");
    }

    /** What is asked for against what can be had. */
    static String requestedRow() {
        return "{item: \"申请补助\", found: string(zero(requestedSubsidy)) + \"万元\", required: \"大于0，不超过补助上限测算\" + wan(bothC) + "
                + "\"万元（第二十三条）\", outcome: if fen(zero(requestedSubsidy)) = 0 then \"未填写\" else if fen(zero(requestedSubsidy)) <= bothC * 100 then \"符合\" "
                + "else \"超过\" + string((fen(zero(requestedSubsidy)) - bothC * 100) / 1000000) + \"万元\"}";
    }

    static Stream<Part> settlementSums() {
        return Stream.of(chapter("sums", "核对（随填随算）"),
                Part.table("checks", "核对", "=" + gap(new Feel().plan(), "settledInvestment").result("[" + sumRow("决算总投资", "决算总投资") + "]"),
                        "事项|item", "填报|found", "结果|outcome"));
    }

    /** What the reviewer's rate comes to, in one sentence. */
    static Part preview() {
        Feel subsidy = new Feel().base().apportion(Category.BASIC, Category.INCLUSIVE).subsidy("zero(inclusiveRate)")
                .let("requested", "if subsidyBase[1].requested = \"\" then bothC else floor(fen(zero(subsidyBase[1].requested)) / 100)");
        return Part.text("preview", "{{" + subsidy.result("\"按比例\" + string(zero(inclusiveRate)) + \"%测算：基本部分\" + wan(basicC) + "
                + "\"万元，普惠部分\" + wan(inclusiveC) + \"万元，合计\" + wan(bothC) + \"万元；与申请补助比较取较小者，拟批复\" + "
                + "wan(min(bothC, requested)) + \"万元（\" + string(min(bothC, requested)) + \"元）。\"") + "}}");
    }
}
