package beijing.facility.measures;

import java.util.Objects;

/**
 * A wrong input, found where figures of several fields contradict each other.
 *
 * @param field   key of the form field, e.g. {@code totalInvestment} or {@code elderlyCare.basicArea}
 * @param message a Chinese sentence that names the field, the values and the rule
 */
public record Problem(String field, String message) {

    public Problem {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
