package beijing.facility.desk;

import java.util.Map;

/** What the keys of tasks and decisions are called. */
final class Labels {

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
            Map.entry("SignFundApproval", "签批资金申请报告"));

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
            Map.entry("SIGN", "签批"));

    private Labels() {
    }

    static String task(String key) {
        return TASKS.getOrDefault(key, key);
    }

    static String decision(String value) {
        return DECISIONS.getOrDefault(value, value);
    }
}
