package beijing.facility.measures;

/** One integrated building or several scattered ones (Article 8). */
public enum FacilityForm {

    COMPLEX("综合体"),
    DISTRIBUTED("“插花”式分散建设");

    private final String label;

    FacilityForm(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
