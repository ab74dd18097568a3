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

import beijing.facility.workflow.FormTables;
import beijing.facility.workflow.TaskForm;

/** Adds to the variables of a form the tables that are read anew each time it is opened. */
class ChangingTables {

    /** The engine is built before the beans that use it. */
    private final Supplier<Map<String, TaskForm>> forms;

    ChangingTables(ListableBeanFactory beans) {
        forms = SingletonSupplier.of(() -> beans.getBeansOfType(TaskForm.class).values().stream()
                .collect(Collectors.toMap(TaskForm::task, Function.identity())));
    }

    /**
     * @param names the variables asked for, null for all
     */
    void addTo(VariableMap variables, TaskEntity task, Collection<String> names) {
        TaskForm form = forms.get().get(task.getTaskDefinitionKey());
        if (form != null) {
            String key = task.getExecution().getProcessBusinessKey();
            form.changingTables(key, task).forEach((name, rows) -> add(variables, name, rows, names));
        }
    }

    private static void add(VariableMap variables, String name, List<Map<String, String>> rows, Collection<String> names) {
        if (names == null || names.contains(name)) {
            variables.putValueTyped(name, FormTables.json(rows));
        }
    }
}
