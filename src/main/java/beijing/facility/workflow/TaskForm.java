package beijing.facility.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.delegate.VariableScope;

/** What the official finds in the form of one user task beside her file: earlier values, suggestions, tables to read. */
public interface TaskForm {

    /** The keys of the processes in which the task is: another process may have another task of the same key. */
    Set<String> processes();

    /** The key of the task's definition. */
    String task();

    /**
     * What is kept, by the key of its field: what was handed in before, in this task or in an earlier round of it. It is filled in, and
     * holds where a client leaves the field out.
     */
    default Map<String, Object> values(String businessKey) {
        return Map.of();
    }

    /**
     * What is only suggested, by the key of its field: an amount that is due, today, the next number. It is filled in where nothing is
     * kept, and counts only when it is handed in: a field left out is missing.
     */
    default Map<String, Object> suggestions(String businessKey) {
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
