package beijing.facility.workflow.engine.diagram;

import java.util.Optional;
import java.util.Set;

/** What a diagram can refer to, beside what comes with the program. */
public interface House {

    /** Whether a BPMN file can reach a bean by this name. */
    boolean isBean(String name);

    /** Whether that bean only helps to show a task, so that it can stand at any. */
    boolean isTaskListener(String name);

    /** Those that an expression can call. */
    Set<String> functions();

    /** Whether there is such a group, and its members work on projects. */
    boolean works(String group);

    /** The codes of the districts. */
    Set<String> districts();

    /** The text of a form as it was deployed last. */
    Optional<byte[]> liveForm(String id);
}
