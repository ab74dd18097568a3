package beijing.facility.desk;

import org.springframework.stereotype.Component;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.project.Decision;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.TaskNames;

/** What the tasks and decisions on the record are called. */
@Component
public class Labels implements TaskNames {

    private final TaskCatalogue catalogue;

    Labels(TaskCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The name of a task or step. */
    public String task(String key) {
        return catalogue.name(key);
    }

    /** Likewise as it stands on record: what it was called then. */
    String task(Decision decision) {
        return decision.taskName() == null ? task(decision.task()) : decision.taskName();
    }

    @Override
    public String today(String task) {
        return task(task);
    }

    /** A decision as the form called it in which it was made, or the step that the system took. */
    public String decision(String task, String value) {
        return HandlingStep.label(value).orElseGet(() -> catalogue.outcome(task, value));
    }
}
