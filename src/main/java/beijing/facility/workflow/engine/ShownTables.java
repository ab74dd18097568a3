package beijing.facility.workflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import beijing.facility.workflow.FileTables;
import beijing.facility.workflow.FormTables;
import beijing.facility.workflow.TaskForm;

/**
 * Adds to the variables of a form what it only shows. Read each time the form is opened, so it is never out of date; kept nowhere,
 * so it costs nothing while nobody looks and can't be handed in.
 */
class ShownTables {

    /** The engine is built before the beans that use it. */
    private final Supplier<Map<String, TaskForm>> forms;
    private final Supplier<FileTables> files;

    ShownTables(ListableBeanFactory beans) {
        forms = SingletonSupplier.of(() -> beans.getBeansOfType(TaskForm.class).values().stream()
                .collect(Collectors.toMap(TaskForm::task, Function.identity())));
        files = SingletonSupplier.of(() -> beans.getBean(FileTables.class));
    }

    /**
     * @param names the variables asked for, null for all
     */
    void addTo(VariableMap variables, TaskEntity task, Collection<String> names) {
        String key = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (key == null) {
            return;
        }
        // a round of solicitation is no project, and no instance of a project is without its file
        if (task.getTenantId() != null) {
            add(variables, files.get().of(key, task.getTaskDefinitionKey()), names);
        }
        TaskForm form = forms.get().get(task.getTaskDefinitionKey());
        if (form != null) {
            add(variables, form.tables(key, task), names);
        }
    }

    private static void add(VariableMap variables, Map<String, List<Map<String, String>>> tables, Collection<String> names) {
        tables.forEach((name, rows) -> {
            if (names == null || names.contains(name)) {
                variables.putValueTyped(name, FormTables.json(rows));
            }
        });
    }
}
