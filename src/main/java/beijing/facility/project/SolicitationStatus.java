package beijing.facility.project;

/** Where a round of solicitation stands (Article 21); it takes applications only while it is open. */
public enum SolicitationStatus {

    OPEN("征集中"),
    SUMMARISED("汇总中"),
    CONCLUDED("已结束");

    private final String label;

    SolicitationStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
