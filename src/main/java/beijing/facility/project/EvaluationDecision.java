package beijing.facility.project;

/** 评价结论 (Article 34). */
public enum EvaluationDecision {

    GOOD("优良"),
    PASS("合格"),
    FAIL("不合格");

    private final String label;

    EvaluationDecision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
