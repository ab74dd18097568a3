package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The form by whose handing in the running transaction began, for those who put on record what was in it. */
@Component
public class HandedIn {

    /** A field by the label of the form, as a text that can be read without it. */
    public record Value(String label, String text) {
    }

    /** @param task null for a start form */
    private record Form(String task, String name, FormTexts texts, Map<String, Object> values) {
    }

    private final Map<String, FormTexts> forms = new ConcurrentHashMap<>();

    /**
     * Keeps a form until the transaction ends, or another is handed in within it.
     *
     * @param id       names the deployed form, for ever the same
     * @param deployed reads it
     */
    void started(String id, Supplier<InputStream> deployed, Map<String, Object> values) {
        keep(new Form(null, null, texts(id, deployed), values == null ? Map.of() : values));
    }

    /** Likewise of a task. */
    void completed(String task, String name, String id, Supplier<InputStream> deployed, Map<String, Object> values) {
        keep(new Form(task, name, texts(id, deployed), values));
    }

    /** What the task was called whose form was handed in; empty where it was another or none. */
    public Optional<String> name(String task) {
        return current().filter(form -> task.equals(form.task())).map(Form::name);
    }

    /** What the form held beside decision and opinion; empty where it was another's or none. */
    public List<Value> values(String task) {
        return current().filter(form -> form.task() == null || form.task().equals(task))
                .map(form -> form.texts().of(form.values())).orElse(List.of());
    }

    /** What the form calls what was chosen in it; empty where it holds no decision. */
    String decision() {
        return current().map(form -> form.texts().decision(form.values())).orElse("");
    }

    private FormTexts texts(String id, Supplier<InputStream> deployed) {
        return forms.computeIfAbsent(id, key -> FormTexts.read(deployed.get()));
    }

    private Optional<Form> current() {
        return Optional.ofNullable((Form) TransactionSynchronizationManager.getResource(this));
    }

    private void keep(Form form) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                private Object suspended;

                @Override
                public void suspend() {
                    suspended = TransactionSynchronizationManager.unbindResourceIfPossible(HandedIn.this);
                }

                @Override
                public void resume() {
                    TransactionSynchronizationManager.bindResource(HandedIn.this, suspended);
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(HandedIn.this);
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, form);
    }
}
