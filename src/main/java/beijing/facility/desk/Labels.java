package beijing.facility.desk;

import java.util.Map;

import org.springframework.stereotype.Component;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.project.Decision;
import beijing.facility.project.HandlingStep;

/** What the tasks and decisions on the record are called. */
@Component
public class Labels {

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

    private final TaskCatalogue catalogue;

    Labels(TaskCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Who decided, by the names of the officials. */
    static String official(Decision decision, Map<String, String> names) {
        return decision.decidedBy().equals(Decision.SYSTEM) ? "系统" : names.get(decision.decidedBy());
    }

    /** The name of a task or step. */
    public String task(String key) {
        return catalogue.name(key);
    }

    /** A decision as the form called it in which it was made. */
    public String decision(String task, String value) {
        return HandlingStep.label(value).or(() -> catalogue.outcome(task, value)).orElseGet(() -> DECISIONS.getOrDefault(value, value));
    }
}
