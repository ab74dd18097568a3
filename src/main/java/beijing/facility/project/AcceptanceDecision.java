package beijing.facility.project;

/** 验收结论 of one department (Article 29). */
public enum AcceptanceDecision {

    PASS("通过"),
    FAIL("不通过");

    private final String label;

    AcceptanceDecision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
