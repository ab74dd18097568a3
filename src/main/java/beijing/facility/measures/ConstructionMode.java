package beijing.facility.measures;

/** How the facility is built (Article 23). */
public enum ConstructionMode {

    NEW_BUILD("新建"),
    EXTENSION("改扩建"),
    RENOVATION("存量设施改造");

    private final String label;

    ConstructionMode(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
