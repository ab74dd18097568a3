package beijing.facility.project;

import beijing.facility.mandate.Outcome;

/** 验收结论 of one department (Article 29). */
public enum AcceptanceDecision implements Outcome {

    PASS("通过"),
    FAIL("不通过");

    private final String label;

    AcceptanceDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
