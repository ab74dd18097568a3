package beijing.facility.workflow;

import java.util.List;
import java.util.Map;

/** The parts of a project's file that every form shows beside its own. */
public interface FileTables {

    /** Rows of ready texts by the variable that the forms call them. */
    Map<String, List<Map<String, String>>> of(String projectNumber, String task);
}
