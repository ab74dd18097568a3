package beijing.facility.project;

import java.util.List;
import java.util.Optional;

/** The form by whose handing in the running step began. */
public interface HandedInForm {

    /** What it was called by those who handed it in: the name of the task, or of the start event; empty where there was none. */
    Optional<String> taskName(String task);

    /** Its fields but the decision and the opinion, in their order; nothing secret. Empty where the step began with another form. */
    List<HandedInField> fields(String task);
}
