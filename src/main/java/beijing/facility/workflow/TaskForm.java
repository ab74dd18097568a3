package beijing.facility.workflow;

import java.util.List;
import java.util.Map;

/** What the official finds in the form of one user task beside her file: earlier values, sensible defaults, tables to read. */
public interface TaskForm {

    /** The key of the task's definition. */
    String task();

    /** What is filled in, by the key of its field. */
    default Map<String, Object> values(String businessKey) {
        return Map.of();
    }

    /** What is only shown: rows of ready texts by the name of the variable that carries them. */
    default Map<String, List<Map<String, String>>> tables(String businessKey) {
        return Map.of();
    }
}
