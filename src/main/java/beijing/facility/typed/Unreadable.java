package beijing.facility.typed;

/** Something typed can't be understood; the message ends a Chinese sentence that has named the field and the value. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String rule) {
        super(rule, null, false, false);
    }

    /** Where what was sent is no text to be understood. */
    public static Unreadable notText(String rule) {
        return new Unreadable(rule);
    }

    /** What is wrong and what is asked for, without a full stop. */
    public String rule() {
        return getMessage();
    }
}
