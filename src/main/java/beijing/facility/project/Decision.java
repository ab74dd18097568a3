package beijing.facility.project;

import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.Finding;

/**
 * What somebody decided on a project, with the findings of that moment. Append-only: the table refuses any change.
 *
 * @param task     the key of the user task, or of the service task where the system decided
 * @param round    the round of review it belongs to, 0 before the first
 * @param decision the decision's value, e.g. {@code SELECT}
 * @param opinion  审查意见, empty where none is needed
 * @param detail   the figures that were decided, in Chinese, empty where there are none
 */
@Table("decision")
public record Decision(
        @Id Long id,
        String projectNumber,
        String task,
        int round,
        String decidedBy,
        Instant decidedAt,
        String decision,
        String opinion,
        String detail,
        RecordedFindings recordedFindings) {

    /** Who decides in the name of the system, where a delegate does. */
    public static final String SYSTEM = "system";

    static Decision of(Project project, String task, String decidedBy, Instant decidedAt, String decision,
            String opinion, String detail) {
        return new Decision(null, project.number(), task, project.reviewRound(), decidedBy, decidedAt, decision,
                opinion, detail, RecordedFindings.of(project.findings()));
    }

    public List<Finding> findings() {
        return recordedFindings.findings();
    }
}
