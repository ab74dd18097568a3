package beijing.facility.measures;

/** Who may operate a facility (Article 31). */
public enum OperatorType {

    ENTERPRISE("企业"),
    INSTITUTION("事业单位"),
    SOCIAL_ORGANISATION("社会组织"),
    NATURAL_PERSON("自然人");

    private final String label;

    OperatorType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
