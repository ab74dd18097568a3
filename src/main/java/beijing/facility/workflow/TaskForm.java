package beijing.facility.workflow;

import java.util.Map;

/** What the official finds filled in when she opens the form of one user task: earlier values, sensible defaults. */
public interface TaskForm {

    /** The key of the task's definition. */
    String task();

    /** Values by the key of their field. */
    Map<String, Object> values(String projectNumber);
}
