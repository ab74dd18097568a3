package beijing.facility.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import beijing.facility.mandate.Outcome;

/**
 * What a bean that a process file calls is: by which task it is begun and whose that task is, what can come of it, and which variables
 * it sets for the gateways. It stands here and not in the process file, so that whoever edits the file gives nobody a right. A test
 * compares the two.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Step {

    /** The keys of the processes that it belongs to. */
    String[] process();

    /** The key of the user task, or the id of the start event, whose form begins it; empty where the system works by itself. */
    String task() default "";

    /** Whose that task is. */
    Office office() default Office.SYSTEM;

    /** Another system that may hand in the form in the place of an official. */
    Office[] alsoBy() default {};

    /** The keys of the tasks of which it draws the consequence, in the same transaction; empty where it is bound to none. */
    String[] follows() default {};

    /** The key of the step on the record of decisions, where it is not that of its task or, without one, of the bean. */
    String recordedAs() default "";

    /** What it puts on the record of decisions: an enum. */
    Class<? extends Outcome> outcomes() default Outcome.class;

    /** The variable that the gateway after it asks; its values are those of {@link #outcomes}. */
    String variable() default "";

    /** The further variables that gateways ask. */
    Sets[] sets() default {};

    /** A variable whose values are no decisions. */
    @interface Sets {

        String variable();

        Class<? extends Enum<?>> values();
    }
}
