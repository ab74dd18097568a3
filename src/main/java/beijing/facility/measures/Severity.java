package beijing.facility.measures;

/** What a finding means for the file. */
public enum Severity {

    /** Blocks until it is put right. */
    VIOLATION("违规"),
    /** A requirement “in principle” that is not met: passes only with a justification and an explicit acceptance. */
    EXCEPTION("例外"),
    /** For information. */
    NOTICE("提示");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
