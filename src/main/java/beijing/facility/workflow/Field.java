package beijing.facility.workflow;

/**
 * A field of a form as a REST client and a form name it.
 *
 * @param key     the variable that carries it
 * @param label   what the official calls it
 * @param longest the most characters that a text may have; the engine keeps no more than 4,000
 */
public record Field(String key, String label, int longest) {

    private static final int NAME = 200;
    private static final int PROSE = 2000;

    /** 审查意见 and what it is called elsewhere. */
    public static final Field OPINION = prose("opinion", "意见");
    public static final Field DECISION = of("decision", "办理结论");

    /** A name, number, address or choice: up to 200 characters. */
    public static Field of(String key, String label) {
        return new Field(key, label, NAME);
    }

    /** An explanation: up to 2,000 characters. */
    public static Field prose(String key, String label) {
        return new Field(key, label, PROSE);
    }
}
