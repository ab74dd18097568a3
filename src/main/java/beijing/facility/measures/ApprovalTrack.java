package beijing.facility.measures;

/** The procedure by which a project is established (立项, Article 24 “按权限负责项目审批”). */
public enum ApprovalTrack {

    APPROVAL("审批"),
    VERIFICATION("核准"),
    FILING("备案");

    private final String label;

    ApprovalTrack(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
