package beijing.facility.project;

import beijing.facility.mandate.Outcome;

/** What a department says of a project in the joint review (Article 22) */
public enum OpinionDecision implements Outcome {

    AGREE("同意"),
    AGREE_WITH_CONDITIONS("有条件同意"),
    DISAGREE("不同意");

    private final String label;

    OpinionDecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
