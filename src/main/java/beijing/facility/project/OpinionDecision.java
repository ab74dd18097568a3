package beijing.facility.project;

/** What a department says of a project in the joint review (Article 22) */
public enum OpinionDecision {

    AGREE("同意"),
    AGREE_WITH_CONDITIONS("有条件同意"),
    DISAGREE("不同意");

    private final String label;

    OpinionDecision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
