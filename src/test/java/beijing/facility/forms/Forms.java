package beijing.facility.forms;

import static beijing.facility.forms.Blocks.adjustment;
import static beijing.facility.forms.Blocks.applicationText;
import static beijing.facility.forms.Blocks.chapter;
import static beijing.facility.forms.Blocks.decision;
import static beijing.facility.forms.Blocks.departments;
import static beijing.facility.forms.Blocks.exceptionAccepted;
import static beijing.facility.forms.Blocks.functionTable;
import static beijing.facility.forms.Blocks.head;
import static beijing.facility.forms.Blocks.heading;
import static beijing.facility.forms.Blocks.history;
import static beijing.facility.forms.Blocks.ledger;
import static beijing.facility.forms.Blocks.noDepartmentOpinions;
import static beijing.facility.forms.Blocks.opinion;
import static beijing.facility.forms.Blocks.subsidy;
import static beijing.facility.forms.Blocks.subsidyTable;
import static beijing.facility.forms.Blocks.tranche;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The master of the forms: every file of {@code forms/}, by its id. In each stands first what the official must know and does, and below
 * what she may look up.
 */
final class Forms {

    private static final String PROJECT_NUMBER = "^\\d{6}-\\d{4}-\\d{4}$";
    private static final int FIRST_YEAR = 2025;
    private static final int LAST_YEAR = 9999;
    private static final int HUNDRED = 100;

    private final SortedMap<String, String> files = new TreeMap<>();

    private Forms() {
    }

    /** The text of each file, by the id of its form. */
    static SortedMap<String, String> all() {
        Forms forms = new Forms();
        forms.solicitation();
        forms.application();
        forms.review();
        forms.funding();
        forms.construction();
        forms.money();
        forms.change();
        forms.acceptance();
        forms.operation();
        return forms.files;
    }

    /** @param parts parts and streams of parts, in their order */
    private void form(String id, Object... parts) {
        files.put(id, FormText.of(id, Stream.of(parts).flatMap(part -> part instanceof Stream<?> several ? several.map(Part.class::cast)
                : Stream.of((Part) part))));
    }

    private void solicitation() {
        form("solicitation-notice",
                heading("notice", "发布征集通知（第二十一条）"),
                Part.text("noticeHint", "发布后，各区同时收到“组织征集申报”任务；本批次的编号由系统生成，各区申报项目时填写。同一年度的上一批次结束后，方可发布下一批次。"),
                Part.count("year", "征集年度 *").hint("本年度或者下一年度，如 2026").validated("min", FIRST_YEAR).validated("max", LAST_YEAR).half("round"),
                Part.date("deadline", "申报截止日期 *").hint("截止日当天仍可申报，不早于今天").half("round"),
                Part.prose("notice", "通知内容 *").hint("征集范围、要求和联系方式"));
        form("collect-applications",
                Part.view("filedCount", "系统登记的申报数", "filedCount", "区|district", "本批次已申报（个）|counted"),
                heading("collection", "上报征集情况（第二十一条）"),
                Part.prose("surveySummary", "调研和征询意见情况 *").hint("指导街乡镇调研、征询周边居民及辖区企业意见的情况"),
                Part.count("applicationsFiled", "申报项目数（个） *").hint("本区在本批次申报的项目总数，含已撤回的；与系统登记数不一致的，差额将报市发展改革委"),
                Blocks.solicitation(),
                Part.view("filedApplications", "本区在本批次申报的项目", "filedApplications", "项目编号|number", "项目名称|name", "状态|status",
                        "总投资（万元）|totalInvestment"),
                Part.text("noFiledApplications", "**本区在本批次申报的项目：** 系统尚无登记。申报时须在“征集批次”中填写本批次编号，才计入本批次。")
                        .hiddenIf("filedApplications != null and count(filedApplications) > 0"));
        form("conclude-solicitation",
                Part.view("solicitationTotals", "合计（不含已撤回）", "solicitationTotals", "事项|item", "合计|value"),
                Part.text("totalsHint", "总投资含公共及分摊投资；补助上限按第二十三条逐项目测算后合计。"),
                chapter("conclusion", "办理"),
                opinion("意见（选填）").hint("对本批次征集结果的意见，或者差额的处理情况"),
                Part.view("districtTable", "各区征集情况", "districtTable", "区|district", "区填报（个）|stated", "系统登记（个）|counted", "差额|difference",
                        "上报时间|recorded"),
                Part.view("districtSurveys", "各区调研和征询意见情况", "districtTable", "区|district", "调研和征询意见情况|survey"),
                Part.view("functionTotals", "按服务功能汇总（不含已撤回）", "functionTotals", "服务功能|function", "项目（个）|projects", "面积（㎡）|area",
                        "直接投资（万元）|investment"),
                Part.text("noFunctionTotals", "**按服务功能汇总：** 本批次没有申报项目").hiddenIf("functionTotals != null and count(functionTotals) > 0"),
                Blocks.solicitation());
    }


    private void application() {
        form("project-application", heading("project", "项目基本情况"), applicationFields());
        form("rectify-application",
                head(),
                heading("decision", "办理"),
                decision("办理结论 *", "重新申报|RESUBMIT", "撤回申报|WITHDRAW"),
                opinion("意见（撤回申报时必填）"),
                chapter("project", "项目基本情况"),
                applicationFields(),
                history());
        form("termination-order",
                heading("termination", "终止项目"),
                Part.text("terminationHint", "仅用于尚未通过竣工验收的项目。终止后，项目全部在办环节随之结束；已下达的资金须全部退回。此操作不能撤销。"),
                projectNumber(),
                opinion("终止理由 *"));
    }

    private static Stream<Part> applicationFields() {
        return Stream.of(Stream.of(
                Part.line("projectName", "项目名称 *").half("name"),
                Part.line("projectUnit", "项目单位 *").half("name"),
                Part.line("creditCode", "统一社会信用代码 *").hint("项目单位的18位代码（大写字母和数字）")
                        .pattern("^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$", "须为18位数字和大写字母，如 91110105MA01A2B3C4").half("code"),
                Part.date("applicationDate", "申报日期 *").half("code"),
                Part.select("districtCode", "所在区 *", Blocks.districts()).half("place"),
                Part.line("street", "街乡镇 *").half("place"),
                Part.line("address", "建设地点 *").hint("详细地址"),
                Part.radio("constructionMode", "建设方式（第二十三条） *", Blocks.constructionModes()).half("mode"),
                Part.radio("facilityForm", "设施形式（第八条） *", Blocks.facilityForms()).half("mode"),
                Part.line("solicitationId", "征集批次").hint("不属于年度征集的留空"),
                chapter("conditions", "建设条件"),
                Part.tick("meetsGuideline", "符合建设导则（第六条）").hint("《城市社区嵌入式服务设施建设导则（试行）》等规范要求"),
                Part.tick("newResidentialArea", "位于新建居住区（第六条）").half("residential"),
                Part.tick("meetsResidentialQuota", "落实配置指标（第六条）").hint("位于新建居住区的填写：居住公共服务设施配置指标").half("residential"),
                Part.tick("stateOwnedProperty", "使用国有房产（第十条）").half("stateOwned"),
                Part.tick("stateAssetProcedureDone", "已履行国有资产管理程序（第十条）").hint("使用国有房产的填写").half("stateOwned"),
                Part.tick("renovationConditionsMet", "符合改造条件（第十一条）").hint("存量设施改造的填写：符合法定规划及日照、技术规范标准及行业部门管理要求"),
                chapter("consultation", "征询意见和资金"),
                Part.count("consultedResidents", "征询居民人数（第二十一条）"),
                Part.prose("consultationSummary", "征询意见情况").hint("周边居民及辖区企业的意见，征询方式和结果"),
                Part.tick("otherMunicipalFunds", "已获其他渠道市级资金（第二十二、二十三条）").hint("市政府固定资产投资支持的项目，其他渠道市级资金不再重复支持"),
                Part.prose("otherMunicipalFundsDetail", "其他渠道市级资金说明").hint("有其他渠道市级资金的填写")),
                plan("总投资（万元） *"),
                Blocks.sums(""),
                Stream.of(Part.prose("justification", "例外说明").hint("不满足原则性要求（如第七条功能数量）的，说明理由")))
                .flatMap(parts -> parts);
    }

    private static Stream<Part> plan(String total) {
        return Stream.concat(Stream.of(
                chapter("plan", "投资和服务功能"),
                Part.text("planHint", Blocks.PLAN_HINT),
                total("totalInvestment", total),
                shared("公共区域等不能归入单项功能的投资，按面积分摊；没有的填写0")), Blocks.plan());
    }

    private static Part total(String key, String label) {
        return Part.money(key, label).hint("等于各类别投资与公共及分摊投资之和").half("investment");
    }

    private static Part shared(String hint) {
        return Part.money("sharedInvestment", "公共及分摊投资（万元） *").hint(hint).half("investment");
    }

    private static Part projectNumber() {
        return Part.line("projectNumber", "项目编号 *").hint("如 110105-2026-0001").pattern(PROJECT_NUMBER, "须为项目编号，如 110105-2026-0001");
    }

    private void review() {
        form("department-opinion",
                head(),
                heading("decision", "办理"),
                decision("审查结论 *", "同意|AGREE", "有条件同意|AGREE_WITH_CONDITIONS", "不同意|DISAGREE"),
                opinion("意见（有条件同意、不同意时必填）"),
                Part.tick("otherMunicipalFundsFound", "发现其他渠道市级资金（第二十二、二十三条）").hint("该项目已获其他渠道市级资金的勾选，并在意见中写明来源"),
                applicationText(),
                functionTable(),
                chapter("aspects", "分项意见（第二十二条，可选填）"),
                Part.prose("functionOpinion", "功能设置意见"),
                Part.prose("siteOpinion", "规划选址意见"),
                Part.prose("constructionOpinion", "建设方式意见"),
                Part.prose("operationOpinion", "运营管理意见"),
                Part.prose("fundingOpinion", "资金支持意见"),
                history());
        form("consultation",
                head(),
                Part.view("consultation", "征求意见事项", "consultation", "征求人|by", "环节|task", "时间|at", "征求事项|question"),
                heading("decision", "办理"),
                decision("意见结论 *", "同意|AGREE", "不同意|DISAGREE"),
                opinion("加签意见 *"),
                applicationText(),
                functionTable(),
                departments());
        form("resolve-review",
                head(),
                heading("decision", "办理"),
                decision("协调结论 *", "继续审查|PROCEED", "退回补正|RETURN", "不予支持|REJECT"),
                opinion("意见（退回、不予支持时必填）"),
                departments(), noDepartmentOpinions(),
                applicationText(),
                functionTable(),
                history());
        form("determine-project",
                head(),
                subsidy(),
                heading("decision", "办理"),
                decision("确定结论 *", "确定项目|SELECT", "退回补正|RETURN", "不予支持|REJECT"),
                exceptionAccepted("存在“例外”等级的问题而确定项目的，须明确接受；各区须已填写例外说明（第七条）"),
                opinion("意见（退回、不予支持时必填）"),
                departments(), noDepartmentOpinions(),
                applicationText(),
                functionTable(),
                subsidyTable("补助测算依据（第二十三条）"),
                history());
        form("assign-responsibility",
                head(),
                heading("responsibility", "责任主体（第二十二条）"),
                Part.line("implementingEntity", "项目实施主体 *"),
                Part.line("maintenanceEntity", "后期管护责任主体 *"),
                history());
    }

    private void funding() {
        form("record-establishment",
                head(),
                heading("establishment", "立项审批（第二十四条）"),
                Part.select("approvalTrack", "审批方式", Blocks.approvalTracks()).otherwise("APPROVAL").half("track"),
                Part.line("establishmentNumber", "立项批复文号 *").half("track"),
                Part.date("establishmentDate", "立项批复日期 *").half("date"),
                Part.line("projectCode", "项目代码 *").hint("投资项目在线审批监管平台赋码，如 2603-110105-04-01-123456")
                        .pattern("^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$", "须为项目代码，如 2603-110105-04-01-123456").half("date"),
                Part.money("estimatedInvestment", "估算总投资（万元） *").hint("立项批复的投资估算"),
                history());
        form("submit-fund-application",
                head(),
                heading("report", "资金申请报告（第二十四条）"),
                Part.tick("atEstimateDepth", "达到概算深度（第二十四条）").hint("所附资金申请报告已达到概算深度"),
                Part.money("requestedSubsidy", "申请补助资金（万元） *").hint("不超过下方补助上限测算（第二十三条）"),
                plan("概算总投资（万元） *"),
                Blocks.sums(Blocks.requestedRow()),
                Part.prose("justification", "例外说明").hint("不满足原则性要求或概算超过估算的，说明理由"),
                subsidyTable("补助测算（第二十三条）"),
                history());
        form("review-fund-application",
                head(),
                subsidy(),
                heading("decision", "办理"),
                decision("审核结论 *", "批准|APPROVE", "退回|RETURN", "不予支持|REJECT"),
                Part.percent("inclusiveRate", "普惠补助比例（%）", "=policy.inclusiveSubsidyMaxPercent")
                        .hint("0至{{policy.inclusiveSubsidyMaxPercent}}，最多两位小数；批准时必填"),
                Blocks.preview(),
                exceptionAccepted("存在尚未接受的“例外”等级的问题而批准的，须明确接受"),
                opinion("意见（退回、不予支持时必填）"),
                subsidyTable("补助测算依据（第二十三条）"),
                applicationText(),
                functionTable(),
                history());
        form("sign-fund-approval",
                head(),
                subsidy(),
                heading("decision", "办理"),
                decision("签批结论 *", "签批|SIGN", "退回审核|RETURN"),
                Part.line("approvalNumber", "批复文号").hint("签批时必填"),
                opinion("意见（退回时必填）"),
                subsidyTable("补助测算依据（第二十三条）"),
                applicationText(),
                functionTable(),
                history());
    }

    private void construction() {
        form("report-start",
                head(),
                heading("start", "开工（第二十六条）"),
                Part.tick("biddingCompleted", "已依法完成招标（第二十六条）").hint("依法开展各项招标工作，依法不需招标的也请确认后勾选"),
                Part.date("startDate", "开工日期 *").half("start"),
                Part.line("contractNumber", "施工合同编号 *").half("start"),
                history());
        form("report-progress",
                head(),
                heading("progress", "建设进度（第二十七条）"),
                Part.line("reportMonth", "报送月份 *").hint("年-月，如 2026-03；没有施工的月份可以跳过").pattern("^\\d{4}-(0[1-9]|1[0-2])$", "须为月份，格式为年-月，如 2026-03")
                        .wide("progress", 5),
                Part.percent("progressPercent", "累计进度（%） *", HUNDRED).hint("0至100，不得低于上次").wide("progress", 5),
                Part.money("investmentPaid", "累计完成投资（万元） *").hint("不得低于上次，不得超过总投资").wide("progress", 6),
                Part.tick("safetyIncident", "发生安全事故（第二十六条）").hint("发生的须在进展情况中说明"),
                Part.prose("remark", "进展情况"),
                Part.view("progress", "已报送的进度", "progressTable", "月份|month", "累计进度（%）|percent", "累计完成投资（万元）|paid", "安全事故|incident",
                        "进展情况|remark"));
    }

    private void money() {
        form("release-funds",
                head(),
                Part.view("release", "可下达资金测算（第二十五条）", "releaseTable", "项目|item", "金额（万元）或比例|amount", "依据|basis"),
                heading("release", "下达"),
                Part.money("releaseAmount", "下达金额（万元） *").hint("可少于、不得超过本次最多可下达金额").half("release"),
                Part.line("releaseNumber", "下达文号 *").half("release"),
                Part.date("releaseDate", "下达日期 *"),
                ledger(),
                history());
        form("disburse-funds",
                head(),
                tranche(),
                heading("disbursement", "拨付（第二十五条）"),
                Part.money("disbursedAmount", "拨付金额（万元） *").hint("应及时、足额；不足的须继续拨付").half("disbursement"),
                Part.date("disbursementDate", "拨付日期 *").half("disbursement"),
                Part.line("voucherNumber", "拨款凭证号 *").half("voucher"),
                Part.line("financeDocumentNumber", "财政拨款文号").hint("选填").half("voucher"),
                ledger(),
                history());
        form("supervise-disbursement",
                head(),
                tranche(),
                heading("supervision", "督办（第二十五条、第三十四条）"),
                opinion("督办意见 *"),
                ledger(),
                history());
        form("repay-overpayment",
                head(),
                Part.view("repayment", "超拨情况（第二十八条）", "repaymentTable", "已下达（扣除退回，万元）|released", "现行批复（万元）|approved",
                        "应退回（万元）|overpaid", "其中区内尚未拨付（万元）|held"),
                heading("repayment", "退回"),
                Part.money("repaidAmount", "退回金额（万元） *").hint("可分次退回，不超过应退回金额").half("repayment"),
                Part.date("repaymentDate", "退回日期 *").half("repayment"),
                Part.line("voucherNumber", "退款凭证号 *"),
                ledger(),
                history());
    }

    private void change() {
        form("change-request",
                heading("change", "变更申请（第二十八条）"),
                projectNumber(),
                Part.prose("changeReason", "变更理由 *"),
                Part.text("changeHint", "以下填写**变更后**的完整方案，不变的事项按现行方案填写。"),
                Part.line("address", "建设地点 *").hint("详细地址"),
                Part.radio("constructionMode", "建设方式（第二十三条） *", Blocks.constructionModes()),
                plan("变更后总投资（万元） *"),
                Blocks.sums(""));
        form("file-minor-change",
                head(),
                adjustment(),
                heading("decision", "办理"),
                decision("办理结论", "备案|CONTINUE", "撤回变更|WITHDRAW"),
                opinion("意见（撤回变更时必填）"),
                Blocks.change(),
                history());
        form("record-change-procedures",
                head(),
                heading("decision", "前期手续变更（第二十八条）"),
                decision("办理结论 *", "继续办理|CONTINUE", "撤回变更|WITHDRAW"),
                Part.line("changeApprovalNumber", "变更批复文号").hint("继续办理时必填").half("procedures"),
                Part.date("changeApprovalDate", "变更批复日期").hint("继续办理时必填").half("procedures"),
                opinion("意见（撤回变更时必填）"),
                Blocks.change(),
                adjustment(),
                history());
        form("review-subsidy-adjustment",
                head(),
                adjustment(),
                heading("decision", "办理"),
                decision("审核结论 *", "同意|APPROVE", "退回|RETURN", "不予同意|REJECT"),
                Part.percent("inclusiveRate", "普惠补助比例（%）", "=policy.inclusiveSubsidyMaxPercent").hint("不超过批复时的比例；同意时必填"),
                exceptionAccepted("变更后存在尚未接受的“例外”而同意的，须明确接受（第七条）"),
                opinion("意见（退回、不予同意时必填）"),
                Blocks.change(),
                history());
        form("sign-subsidy-adjustment",
                head(),
                adjustment(),
                heading("decision", "办理"),
                decision("签批结论 *", "签批|SIGN", "退回审核|RETURN"),
                Part.line("adjustmentNumber", "调整批复文号").hint("签批时必填"),
                opinion("意见（退回时必填）"),
                Blocks.change(),
                history());
    }

    private void acceptance() {
        form("organise-acceptance",
                head(),
                heading("acceptance", "竣工验收（第二十九条）"),
                Part.date("completionDate", "竣工日期 *").half("acceptance"),
                Part.date("acceptanceDate", "验收日期 *").half("acceptance"),
                chapter("areas", "竣工面积"),
                Part.text("areasHint", "按实测填写各功能各类别的竣工面积，不得少于批准面积；已减少的，请先办理项目变更（第二十八条）。"),
                Blocks.built(),
                functionTable(),
                history());
        form("acceptance-opinion",
                head(),
                heading("decision", "验收意见（第二十九条）"),
                decision("验收结论 *", "通过|PASS", "不通过|FAIL"),
                opinion("意见（不通过时必填）"),
                Part.view("built", "批准面积与竣工面积", "builtTable", "服务功能|function", "类别|category", "批准面积（㎡）|approved", "竣工面积（㎡）|built"),
                Part.view("acceptanceOpinions", "各部门验收意见", "acceptanceOpinions", "轮次|round", "部门|department", "结论|decision", "意见|opinion"));
        form("rectify-defects",
                head(),
                heading("rectification", "整改（第二十九条）"),
                Part.prose("rectification", "整改情况 *"),
                chapter("areas", "竣工面积"),
                Part.text("areasHint", "重新测量的填写现面积，没有变化的不必修改。"),
                Blocks.built(),
                history());
        form("settle-accounts",
                head(),
                heading("plan", "决算投资"),
                Part.text("planHint", "各功能面积为竣工面积，不再填写；按决算填写各类别投资。公共及分摊投资按竣工面积分摊。"),
                total("settledInvestment", "决算总投资（万元） *"),
                shared("没有的填写0"),
                Blocks.settled(),
                Blocks.settlementSums(),
                functionTable(),
                subsidyTable("补助测算（第二十三条）"),
                history());
    }

    private void operation() {
        form("appoint-operator",
                head(),
                heading("operator", "运营主体（第三十条、第三十一条）"),
                Part.line("operatorName", "运营主体名称 *").half("operator"),
                Part.select("operatorType", "运营主体类型 *", Blocks.operatorTypes()).half("operator"),
                Part.line("operatorCode", "统一社会信用代码 *").hint("自然人填写公民身份号码").half("code"),
                Part.tick("registered", "依法设立登记（第三十一条）").hint("自然人不需勾选").half("code"),
                Part.select("operationMode", "运营模式（第三十条） *", Blocks.operationModes()).half("mode"),
                Part.money("rentPerYear", "年租金（万元） *").hint("免费提供的填写0").half("mode"),
                Part.tick("lowProfit", "以保本微利为原则运营（第三十条）"),
                history());
        form("evaluate-operation",
                head(),
                heading("decision", "运营评价（第三十四条）"),
                decision("评价结论 *", "优良|GOOD", "合格|PASS", "不合格|FAIL"),
                Part.count("servicesOpen", "正在开放的服务功能项数 *").hint("没有开放的填写0"),
                Part.tick("continueSupervision", "继续监管").hint("勾选的{{policy.evaluationPeriodText}}后再次评价；不勾选且评价合格的，监管结束"),
                opinion("意见（不合格时必填）"),
                Part.view("operator", "运营主体", "operatorTable", "名称|name", "类型|type", "运营模式|mode", "年租金（万元）|rent", "保本微利|lowProfit",
                        "建成功能（项）|functionsBuilt"),
                Part.view("evaluations", "历次评价", "evaluationTable", "日期|date", "结论|decision", "开放功能（项）|servicesOpen", "意见|opinion"));
        form("rectify-operation",
                head(),
                heading("rectification", "整改（第三十四条）"),
                Part.prose("rectification", "整改情况 *"),
                history());
    }
}
