package beijing.facility.workflow;

/** That is for somebody else to do: HTTP 403. */
public class NotEntitledException extends OfficialException {

    /** The engine's code for it, by which the HTTP faces know it again. */
    public static final int CODE = 20_403;

    public NotEntitledException(String message) {
        super(message, CODE);
    }
}
