package beijing.facility.workflow;

/** Something can't be read as what its field asks for: HTTP 400. */
public class InputException extends OfficialException {

    /** The engine's code for it, by which the HTTP faces know it again. */
    public static final int CODE = 20_400;

    public InputException(String message) {
        super(message, CODE);
    }
}
