package beijing.facility.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;

import beijing.facility.mandate.Mandate;

/**
 * A bean that records what an official decided, or money that moved. Whatever the process file says, it does so only by the mandate of
 * who handed in the form of its own task in this transaction.
 */
public abstract class Recorder implements JavaDelegate {

    private final Step step = getClass().getAnnotation(Step.class);
    private Mandates mandates;

    @Autowired
    final void ask(Mandates given) {
        mandates = given;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        try {
            record(execution, mandates.take(step, execution));
        } catch (RuntimeException failure) {
            mandates.failed(failure);
            throw failure;
        }
    }

    protected abstract void record(DelegateExecution execution, Mandate mandate);
}
