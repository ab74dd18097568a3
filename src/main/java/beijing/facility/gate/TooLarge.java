package beijing.facility.gate;

/** A body grew beyond its bound while it was read: HTTP 413. */
public class TooLarge extends RuntimeException {

    public static final int STATUS = 413;

    TooLarge(String sentence) {
        super(sentence);
    }
}
