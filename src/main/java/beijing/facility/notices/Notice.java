package beijing.facility.notices;

import java.time.Instant;
import java.util.Optional;

import beijing.facility.workflow.TaskNotice;

/**
 * One thing that one official was told.
 *
 * @param project     the number of the project, where it is about one
 * @param projectName its name as it is now
 * @param from        by whom, by her id; empty where the system told it by itself
 * @param fromName    what she was called then
 */
public record Notice(long id, String user, TaskNotice.Kind kind, Optional<String> project, Optional<String> projectName,
        Optional<String> task, String sentence, Optional<String> from, Optional<String> fromName, Instant createdAt, Optional<Instant> readAt) {
}
