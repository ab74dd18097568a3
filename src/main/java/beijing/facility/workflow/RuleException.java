package beijing.facility.workflow;

/** Something can be read but a rule forbids it: HTTP 422. */
public class RuleException extends OfficialException {

    /** The engine's code for it, by which the HTTP faces know it again. */
    public static final int CODE = 20_422;

    public RuleException(String message) {
        super(message, CODE);
    }
}
