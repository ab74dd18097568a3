package beijing.facility.project;

import beijing.facility.mandate.Outcome;

/** 评价结论 (Article 34). */
public enum EvaluationDecision implements Outcome {

    GOOD("优良"),
    PASS("合格"),
    FAIL("不合格");

    private final String label;

    EvaluationDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
