package beijing.facility.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.VariableScope;

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

    /** What is only shown, but goes on changing while the task is open: read anew each time the form is opened. */
    default Map<String, List<Map<String, String>>> changingTables(String businessKey, VariableScope task) {
        return Map.of();
    }

    /** What the task list shows of a task that belongs to no project; that of a project shows its project. */
    default Optional<Card> card(String businessKey, VariableScope task) {
        return Optional.empty();
    }

    /** Number, name and district of what a task is about. */
    record Card(String number, String name, String district) {
    }
}
