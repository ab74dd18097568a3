package beijing.facility.gate;

/** A body grew beyond its bound while it was read (HTTP 413), or did not end in time (408). */
public class TooLarge extends RuntimeException {

    static final int STATUS = 413;
    static final int TOO_SLOW = 408;

    private final int status;

    TooLarge(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
