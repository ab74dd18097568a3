package beijing.facility.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.workflow.InputException;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.Problem;
import beijing.facility.workflow.RuleException;

/**
 * Hands in a form to see what would be said of it, and keeps nothing: so that an official whose page has found a first fault reads all
 * of them at once.
 */
@Component
public class Rehearsal {

    private final FormService forms;
    private final TransactionTemplate transaction;

    Rehearsal(@Lazy FormService forms, PlatformTransactionManager transactions) {
        this.forms = forms;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws OfficialException where she may not hand it in at all */
    public List<Problem> ofTask(String task, Map<String, Object> form) {
        return of(() -> forms.submitTaskForm(task, form));
    }

    /** Likewise of the start form of a process definition. */
    public List<Problem> ofStart(String definition, Map<String, Object> form) {
        return of(() -> forms.submitStartForm(definition, form));
    }

    private List<Problem> of(Runnable handIn) {
        return transaction.execute(state -> {
            state.setRollbackOnly();
            try {
                handIn.run();
                return List.of();
            } catch (RuntimeException thrown) {
                return Stream.iterate((Throwable) thrown, Objects::nonNull, Throwable::getCause)
                        .filter(cause -> cause instanceof InputException || cause instanceof RuleException).findFirst()
                        .map(refusal -> ((OfficialException) refusal).problems()).orElseThrow(() -> thrown);
            }
        });
    }
}
