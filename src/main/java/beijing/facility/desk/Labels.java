package beijing.facility.desk;

import java.util.Map;

import org.springframework.stereotype.Component;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.project.Decision;
import beijing.facility.project.HandlingStep;

/** What the tasks and decisions on the record are called. */
@Component
public class Labels {

    private final TaskCatalogue catalogue;

    Labels(TaskCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Who decided, by the names of the officials. */
    static String official(Decision decision, Map<String, String> names) {
        return decision.decidedBy().equals(Decision.SYSTEM) ? "系统" : names.get(decision.decidedBy());
    }

    /** The name of a task or step. */
    public String task(String key) {
        return catalogue.name(key);
    }

    /** A decision as the form called it in which it was made, or the step that the system took. */
    public String decision(String task, String value) {
        return HandlingStep.label(value).orElseGet(() -> catalogue.outcome(task, value));
    }
}
