package beijing.facility.notices;

import java.time.Instant;
import java.util.Optional;

import beijing.facility.workflow.TaskNotice;

/** One thing that one official was told. */
public record Notice(long id, String user, TaskNotice.Kind kind, Optional<String> project, Optional<String> task, String sentence,
        Optional<String> from, Instant createdAt, Optional<Instant> readAt) {
}
