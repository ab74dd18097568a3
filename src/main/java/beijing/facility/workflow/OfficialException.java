package beijing.facility.workflow;

import java.util.List;

import org.camunda.bpm.engine.impl.form.FormException;

/**
 * Refuses what an official handed in; the message is the Chinese sentence she reads. The transaction is rolled back, so the task
 * stays as it was and nothing is stored.
 */
public abstract class OfficialException extends FormException {

    /** @param code 20,000 and the HTTP status that it stands for */
    protected OfficialException(String message, int code) {
        super(message);
        setCode(code);
    }

    /** The same, one by one and by the fields that they are of. */
    public List<Problem> problems() {
        return Problem.in(getMessage());
    }
}
