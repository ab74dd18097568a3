package beijing.facility.workflow;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.form.FormException;

/**
 * Refuses what an official handed in; the message is the Chinese sentence she reads. The transaction is rolled back, so the task
 * stays as it was and nothing is stored.
 */
public abstract class OfficialException extends FormException {

    /** The engine's interface repeats the sentence of some in exceptions of its own, and forgets what it was. */
    private static final ThreadLocal<OfficialException> LAST = new ThreadLocal<>();

    /** @param code 20,000 and the HTTP status that it stands for */
    protected OfficialException(String message, int code) {
        super(message);
        setCode(code);
        LAST.set(this);
    }

    /** The last refusal of this thread, where a message repeats it. */
    public static Optional<OfficialException> repeatedIn(String message) {
        return Optional.ofNullable(LAST.get()).filter(last -> message != null && message.contains(last.getMessage()));
    }

    /** The same, one by one and by the fields that they are of. */
    public List<Problem> problems() {
        return Problem.in(getMessage());
    }
}
