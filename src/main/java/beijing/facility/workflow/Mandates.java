package beijing.facility.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import beijing.facility.mandate.Mandate;

/** Gives a step the mandate by which it may be recorded, once. */
public interface Mandates {

    /**
     * @param step of the bean that asks
     * @throws NotEntitledException where the form of its task was not handed in just now, in this instance, by a member of its office
     */
    Mandate take(Step step, DelegateExecution execution);

    /**
     * The mandate by which the step before was recorded, for a bean that draws the consequence of it in the same transaction.
     *
     * @throws NotEntitledException where no step that it may {@link Step#follows follow} was recorded just now in this instance
     */
    Mandate before(Step step, DelegateExecution execution);

    /** Nothing of this transaction is kept, even where the process file catches the failure of a step and goes on. */
    void failed(RuntimeException failure);
}
