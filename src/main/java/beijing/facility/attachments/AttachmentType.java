package beijing.facility.attachments;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a document is in the file of a project, in the order in which the work brings them. */
public enum AttachmentType {

    SUBMISSION_LETTER("区发展改革委上报文件"),
    CONSULTATION_RECORD("居民及企业意见征询记录"),
    PREMISES_PROOF("用地或房屋权属、使用证明"),
    STATE_ASSET_DOCUMENT("国有资产管理程序文件"),
    PLANNING_PERMIT("规划意见或建设工程规划许可"),
    OPERATION_PLAN("建设运营方案"),
    DEPARTMENT_LETTER("部门意见函"),
    RESPONSIBILITY_CONFIRMATION("项目实施和管护主体确认文件"),
    FEASIBILITY_STUDY("可行性研究报告"),
    ESTABLISHMENT_APPROVAL("立项批复"),
    ESTIMATE_APPROVAL("初步设计概算批复"),
    FUND_APPLICATION("资金申请报告"),
    FUNDING_COMMITMENT("资金落实和不重复申请承诺"),
    FUND_APPROVAL("资金申请报告批复"),
    TENDER_DOCUMENT("招标文件"),
    AWARD_NOTICE("中标通知书"),
    CONSTRUCTION_CONTRACT("施工合同"),
    CONSTRUCTION_PERMIT("施工许可证"),
    PROGRESS_EVIDENCE("工程进度证明材料"),
    RELEASE_DOCUMENT("资金下达文件"),
    DISBURSEMENT_VOUCHER("资金拨付凭证"),
    REPAYMENT_VOUCHER("资金退回凭证"),
    CHANGE_APPROVAL("变更批复"),
    ACCEPTANCE_REPORT("竣工验收报告"),
    RECTIFICATION_REPORT("整改报告"),
    SETTLEMENT_REPORT("竣工财务决算报告"),
    SETTLEMENT_APPROVAL("竣工财务决算批复"),
    OPERATION_AGREEMENT("运营协议"),
    EVALUATION_REPORT("运营评价报告"),
    OTHER("其他材料");

    private final String label;

    AttachmentType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<AttachmentType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining("、"));
    }
}
