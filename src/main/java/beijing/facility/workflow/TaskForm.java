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

    /** What is only shown, read each time the form is opened: rows of ready texts by the variable that the form calls them. */
    default Map<String, List<Map<String, String>>> tables(String businessKey) {
        return Map.of();
    }

    /** Likewise, where it takes more than the key to know. */
    default Map<String, List<Map<String, String>>> tables(String businessKey, VariableScope task) {
        return tables(businessKey);
    }

    /** What the task list shows of a task that belongs to no project; that of a project shows its project. */
    default Optional<Card> card(String businessKey, VariableScope task) {
        return Optional.empty();
    }

    /**
     * The messages that the task listens for and that came before it opened, as the state of the project shows; locks its file first.
     * On the declared path there are none.
     */
    default List<String> missed(String businessKey) {
        return List.of();
    }

    /** Number, name and district of what a task is about. */
    record Card(String number, String name, String district) {
    }
}
