package beijing.facility.measures;

/** The three kinds of service of Article 7; the kind decides whether Article 23 subsidises the investment. */
public enum Category {

    BASIC("basic", "基本公共服务"),
    INCLUSIVE("inclusive", "普惠非基本公共服务"),
    COMMERCIAL("commercial", "便民商业");

    private final String key;
    private final String label;

    Category(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The prefix of the form fields, e.g. {@code basic} of {@code basicArea}. */
    public String key() {
        return key;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
