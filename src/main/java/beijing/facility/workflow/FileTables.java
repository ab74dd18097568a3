package beijing.facility.workflow;

import java.util.List;
import java.util.Map;

/** The parts of a project's file that every form shows beside its own. */
public interface FileTables {

    /**
     * What the form of a task shows: rows of ready texts by the variable that the forms call them.
     *
     * @param definition the id of the version of the process in which the task is
     * @param task       the key of the task's definition
     */
    Map<String, List<Map<String, String>>> of(String projectNumber, String definition, String task);

    /** All there are, likewise. */
    Map<String, List<Map<String, String>>> all(String projectNumber);
}
