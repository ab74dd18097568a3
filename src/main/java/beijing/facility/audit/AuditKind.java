package beijing.facility.audit;

/** What an entry of the audit chain tells. */
public enum AuditKind {
    CHAIN("建立审计链"),
    /** An official's; the row stands in {@code decision}. */
    DECISION("办理"),
    /** What the system itself did; likewise. */
    NOTE("系统办理"),
    APPROVAL("批复补助"),
    RELEASE("下达"),
    DISBURSEMENT("拨付"),
    REPAYMENT("退回"),
    SIGN_IN("登录"),
    SIGN_IN_FAILED("登录失败"),
    SIGN_OUT("退出"),
    LOCKED_OUT("账号锁定"),
    UNLOCKED("解除锁定"),
    USER("用户"),
    PASSWORD("密码"),
    GROUP("用户组"),
    MEMBERSHIP("用户组成员"),
    TENANT("租户"),
    TENANT_MEMBERSHIP("租户成员"),
    AUTHORIZATION("授权"),
    DEPLOYMENT("部署"),
    /** What was done to running processes by hand: migration, change of variables, deletion. */
    OPERATION("流程运维"),
    POLICY("政策参数"),
    EXPORT("导出审计链");

    private final String label;

    AuditKind(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
