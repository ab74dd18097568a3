package beijing.facility.handling;

import java.time.Instant;
import java.util.Optional;

/**
 * An opinion that was asked for in the middle of a review.
 *
 * @param taskId     of the task from which it was asked
 * @param department the key of the municipal department that was asked; else an official was
 * @param askedByName what she was called then; likewise {@code officialName}
 * @param ended      whether it was asked for no longer (减签)
 */
record Consultation(long id, String project, String taskId, String taskName, String question, String askedBy, String askedByName,
        Instant askedAt, Optional<String> department, Optional<String> official, Optional<String> officialName, Optional<Answer> answer, boolean ended) {

    /** What was answered, and what she was called then. */
    record Answer(String by, String byName, String decision, String opinion) {
    }

    boolean open() {
        return answer.isEmpty() && !ended;
    }
}
