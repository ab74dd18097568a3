package beijing.facility.desk;

import java.util.Map;

import beijing.facility.project.Decision;
import beijing.facility.project.HandlingStep;

/** What the keys of tasks and decisions are called. */
public final class Labels {

    private static final Map<String, String> TASKS = Map.ofEntries(
            Map.entry("ApplicationFiled", "申报项目"),
            Map.entry("CheckCompliance", "合规性审查"),
            Map.entry("RectifyApplication", "补正申报材料"),
            Map.entry("DepartmentOpinion", "部门审查意见"),
            Map.entry("RemindDepartment", "催办逾期部门"),
            Map.entry("ResolveReview", "协调审查分歧"),
            Map.entry("DetermineProject", "统筹确定项目"),
            Map.entry("AssignResponsibility", "明确实施和管护主体"),
            Map.entry("RecordEstablishment", "办理立项审批"),
            Map.entry("SubmitFundApplication", "上报资金申请报告"),
            Map.entry("CalculateSubsidy", "测算补助资金"),
            Map.entry("ReviewFundApplication", "审核资金申请报告"),
            Map.entry("SignFundApproval", "签批资金申请报告"),
            Map.entry("ReportStart", "报告开工"),
            Map.entry("ReportProgress", "报送建设进度"),
            Map.entry("RemindReport", "催报建设进度"),
            Map.entry("PrepareRelease", "测算可下达资金"),
            Map.entry("ReleaseFunds", "下达市级资金"),
            Map.entry("DisburseFunds", "拨付至项目单位"),
            Map.entry("RaiseSupervision", "登记逾期拨付"),
            Map.entry("SuperviseDisbursement", "督办拨付"),
            Map.entry("ChangeRequested", "申请变更"),
            Map.entry("AssessChange", "核定变更性质"),
            Map.entry("FileMinorChange", "一般变更备案"),
            Map.entry("RecordChangeProcedures", "办理前期手续变更"),
            Map.entry("ReviewSubsidyAdjustment", "审核补助调整"),
            Map.entry("SignSubsidyAdjustment", "签批补助调整"),
            Map.entry("ApplyChange", "变更生效"),
            Map.entry("RepayOverpayment", "退回超拨资金"),
            Map.entry("OrganiseAcceptance", "组织竣工验收"),
            Map.entry("CheckAsBuilt", "核对竣工面积"),
            Map.entry("AcceptanceOpinion", "部门验收意见"),
            Map.entry("RemindRectification", "催办整改"),
            Map.entry("RectifyDefects", "整改"),
            Map.entry("SettleAccounts", "竣工财务决算"),
            Map.entry("CloseSettlement", "办结决算"),
            Map.entry("AppointOperator", "确定运营主体"),
            Map.entry("EvaluateOperation", "年度运营评价"),
            Map.entry("TerminateProject", "终止项目"),
            Map.entry("GiveConsultation", "提出加签意见"));

    private static final Map<String, String> DECISIONS = Map.ofEntries(
            Map.entry("FILE", "申报"),
            Map.entry("PASS", "通过"),
            Map.entry("RECTIFY", "需补正"),
            Map.entry("RESUBMIT", "重新申报"),
            Map.entry("WITHDRAW", "撤回申报"),
            Map.entry("AGREE", "同意"),
            Map.entry("AGREE_WITH_CONDITIONS", "有条件同意"),
            Map.entry("DISAGREE", "不同意"),
            Map.entry("REMIND", "催办"),
            Map.entry("PROCEED", "继续审查"),
            Map.entry("SELECT", "确定"),
            Map.entry("RETURN", "退回"),
            Map.entry("REJECT", "不予支持"),
            Map.entry("ASSIGN", "明确主体"),
            Map.entry("ESTABLISH", "登记立项"),
            Map.entry("SUBMIT", "上报"),
            Map.entry("CALCULATE", "测算"),
            Map.entry("APPROVE", "批准"),
            Map.entry("SIGN", "签批"),
            Map.entry("START", "报告开工"),
            Map.entry("REPORT", "报送进度"),
            Map.entry("DUE", "应下达"),
            Map.entry("RELEASE", "下达"),
            Map.entry("DISBURSE", "拨付"),
            Map.entry("SUPERVISE", "督办"),
            Map.entry("OVERDUE", "逾期"),
            Map.entry("REQUEST", "申请"),
            Map.entry("MINOR", "一般变更"),
            Map.entry("MAJOR", "较大变更"),
            Map.entry("CONTINUE", "继续办理"),
            Map.entry("ADOPT", "生效"),
            Map.entry("REPAY", "退回资金"),
            Map.entry("ORGANISE", "组织验收"),
            Map.entry("FAIL", "不通过"),
            Map.entry("RECTIFIED", "完成整改"),
            Map.entry("SETTLE", "决算"),
            Map.entry("CLOSE", "办结"),
            Map.entry("APPOINT", "确定运营主体"),
            Map.entry("GOOD", "优良"),
            Map.entry("CONCLUDE", "结束监管"),
            Map.entry("TERMINATE", "终止"));

    /** Where a word of the application half would be wrong: of a change, of the acceptance. */
    private static final Map<String, String> DECISIONS_OF_TASKS = Map.of(
            "CheckAsBuilt.RECTIFY", "需整改",
            "EvaluateOperation.PASS", "合格",
            "EvaluateOperation.FAIL", "不合格",
            "FileMinorChange.CONTINUE", "备案",
            "FileMinorChange.WITHDRAW", "撤回变更",
            "RecordChangeProcedures.WITHDRAW", "撤回变更",
            "ReviewSubsidyAdjustment.APPROVE", "同意",
            "ReviewSubsidyAdjustment.REJECT", "不予同意");

    private Labels() {
    }

    /** Who decided, by the names of the officials. */
    static String official(Decision decision, Map<String, String> names) {
        return decision.decidedBy().equals(Decision.SYSTEM) ? "系统" : names.get(decision.decidedBy());
    }

    public static String task(String key) {
        return TASKS.getOrDefault(key, key);
    }

    public static String decision(String task, String value) {
        String ofTask = DECISIONS_OF_TASKS.get(task + "." + value);
        return ofTask == null ? HandlingStep.label(value).orElseGet(() -> DECISIONS.getOrDefault(value, value)) : ofTask;
    }
}
