package beijing.facility.workflow;

import java.util.function.Consumer;

import beijing.facility.mandate.Outcome;

/**
 * A submission that can be taken back (撤回) as long as nobody has touched the next task, and what becomes of the file then. It leaves the
 * file as the next official's own return (退回) would, so that the same form can be handed in again. What asks departments, ends a review,
 * or touches the ledger has no place here. Each is declared beside the steps that it is about.
 *
 * @param submitted the key of the task that was submitted
 * @param decision  what was decided
 * @param next      the key of the task that must not have been touched
 * @param undo      what becomes of the file of that project number
 */
public record Reversal(String submitted, String decision, String next, Consumer<String> undo) {

    /** Of the step that a task begins, as long as the one that the next begins has not been taken. */
    public static Reversal of(Class<?> step, Outcome decision, Class<?> next, Consumer<String> undo) {
        return new Reversal(task(step), decision.name(), task(next), undo);
    }

    /** Likewise, where what was submitted is simply written over when it is submitted again. */
    public static Reversal of(Class<?> step, Outcome decision, Class<?> next) {
        return of(step, decision, next, project -> { });
    }

    private static String task(Class<?> step) {
        return step.getAnnotation(Step.class).task();
    }
}
