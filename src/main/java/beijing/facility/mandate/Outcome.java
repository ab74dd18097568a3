package beijing.facility.mandate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What can come of a step, as it stands on the record of decisions. An enum implements it, its names are the values that forms hand in. */
public interface Outcome {

    /** The value, e.g. {@code SELECT}. */
    String name();

    /** What officials call it at this step. */
    default String label() {
        try {
            return getClass().getField(name()).getAnnotation(Label.class).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(this + " is no constant of an enum", e);
        }
    }

    /** What a constant is called. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Label {

        String value();
    }
}
