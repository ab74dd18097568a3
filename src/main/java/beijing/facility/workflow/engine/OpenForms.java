package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import beijing.facility.workflow.FileTables;
import beijing.facility.workflow.FormPolicy;
import beijing.facility.workflow.FormTables;
import beijing.facility.workflow.TaskCondition;
import beijing.facility.workflow.TaskForm;
import beijing.facility.workflow.TaskForms;

/**
 * What the forms of open tasks show and fill in. It is read from the file each time a form is opened, so it is never out of date; it
 * is kept nowhere, and neither is what an official hands in: it lives for the step that reads it. The
 * data is in the tables, and no history of the engine repeats it.
 */
class OpenForms {

    /** The engine is built before the beans that use it. */
    private final Supplier<TaskForms> forms;
    private final Supplier<FileTables> files;
    private final Supplier<List<TaskCondition>> conditions;
    private final Supplier<FormPolicy> policy;

    OpenForms(ListableBeanFactory beans) {
        forms = SingletonSupplier.of(() -> new TaskForms(beans.getBeansOfType(TaskForm.class).values()));
        files = SingletonSupplier.of(() -> beans.getBean(FileTables.class));
        policy = SingletonSupplier.of(() -> beans.getBean(FormPolicy.class));
        conditions = SingletonSupplier.of(() -> List.copyOf(beans.getBeansOfType(TaskCondition.class).values()));
    }

    /**
     * Adds what the form of a task shows and fills in.
     *
     * @param names the variables asked for, null for all
     */
    void show(VariableMap variables, TaskEntity task, Collection<String> names) {
        String key = businessKey(task);
        if (key == null) {
            return;
        }
        // a round of solicitation is no project, and no instance of a project is without its file
        add(variables, Map.of(FormPolicy.VARIABLE, task.getTenantId() == null ? policy.get().today() : policy.get().of(key)), names);
        if (task.getTenantId() != null) {
            add(variables, tables(files.get().of(key, task.getProcessDefinitionId(), task.getTaskDefinitionKey())), names);
        }
        form(task).ifPresent(form -> {
            add(variables, tables(form.tables(key, task)), names);
            add(variables, form.suggestions(key), names);
            add(variables, form.values(key), names);
        });
    }

    /** Adds what a form shows by which a process starts. */
    void showStart(VariableMap variables, Collection<String> names) {
        add(variables, Map.of(FormPolicy.VARIABLE, policy.get().today()), names);
    }

    /** A form by which a process starts, as it is shown. */
    InputStream start(InputStream form) {
        return policy.get().inPlace(form);
    }

    /**
     * What was handed in, over what was handed in before where a field was left out; never what the form only suggests.
     *
     * @param refusals takes what the task needs more than its form
     */
    Map<String, Object> handedIn(TaskEntity task, Map<String, Object> submitted, Refusals refusals) {
        VariableMap values = Variables.createVariables();
        String key = businessKey(task);
        if (key != null) {
            conditions.get().forEach(condition ->
                    refusals.ask(() -> condition.check(task.getId(), task.getTaskDefinitionKey(), key)));
        }
        if (key != null) {
            form(task).ifPresent(form -> values.putAll(form.values(key)));
        }
        // not the values themselves: Json that nobody can read is for the step to refuse, by the name of its field
        VariableMap given = Variables.fromMap(submitted == null ? Map.of() : submitted);
        given.keySet().forEach(field -> values.putValueTyped(field, given.getValueTyped(field)));
        return values;
    }

    private Optional<TaskForm> form(TaskEntity task) {
        return task.getProcessDefinitionId() == null ? Optional.empty()
                : forms.get().find(task.getProcessDefinition().getKey(), task.getTaskDefinitionKey());
    }

    static String businessKey(TaskEntity task) {
        return task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
    }

    private static Map<String, Object> tables(Map<String, List<Map<String, String>>> tables) {
        Map<String, Object> values = new HashMap<>();
        tables.forEach((name, rows) -> values.put(name, FormTables.json(rows)));
        return values;
    }

    private static void add(VariableMap variables, Map<String, Object> values, Collection<String> names) {
        values.forEach((name, value) -> {
            if (names == null || names.contains(name)) {
                variables.put(name, value);
            }
        });
    }
}
