package beijing.facility.workflow;

import java.util.List;

/** Something can be read but a rule forbids it: HTTP 422. */
public class RuleException extends OfficialException {

    /** The engine's code for it, by which the HTTP faces know it again. */
    public static final int CODE = 20_422;

    public RuleException(String message) {
        super(message, CODE);
    }

    /**
     * For what several rules forbid at once.
     *
     * @param sentences one a rule that is broken
     * @throws RuleException with all of them, where there are any
     */
    public static void ifAny(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new RuleException(String.join("\n", sentences));
        }
    }
}
