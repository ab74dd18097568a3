package beijing.facility.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The forms of all user tasks, each found by its process and its task. */
public final class TaskForms {

    private record Place(String process, String task) {
    }

    private final Map<Place, TaskForm> forms = new HashMap<>();

    /** @throws IllegalStateException where two serve one task */
    public TaskForms(Collection<TaskForm> all) {
        all.forEach(form -> form.processes().forEach(process -> {
            if (forms.put(new Place(process, form.task()), form) != null) {
                throw new IllegalStateException("two forms for " + form.task() + " of " + process);
            }
        }));
    }

    /** @return empty where nothing but the file is shown */
    public Optional<TaskForm> find(String process, String task) {
        return Optional.ofNullable(forms.get(new Place(process, task)));
    }
}
