package beijing.facility.project;

import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.audit.Actor;
import beijing.facility.measures.Finding;

/**
 * What somebody decided on a project, with the findings of that moment. Append-only: the table refuses any change.
 *
 * @param task          the key of the user task, or of the service task where the system decided
 * @param taskName      what it was called then; null where that was not kept, or the system decided
 * @param round         the round of review it belongs to, 0 before the first
 * @param decidedByName who decided, as she was called then
 * @param unit          in whose name, as it was called then; empty for the system
 * @param decision      the decision's value, e.g. {@code SELECT}
 * @param opinion       审查意见, empty where none is needed
 * @param detail        the figures that were decided, in Chinese, empty where there are none
 */
@Table("decision")
public record Decision(
        @Id Long id,
        String projectNumber,
        String task,
        String taskName,
        int round,
        String decidedBy,
        String decidedByName,
        String unit,
        Instant decidedAt,
        String decision,
        String opinion,
        String detail,
        @Column("fields") RecordedFields recordedFields,
        RecordedFindings recordedFindings) {

    /** Who decides in the name of the system, where a delegate does. */
    public static final String SYSTEM = Actor.SYSTEM.id();

    static Decision of(Project project, String task, String taskName, Actor by, Instant decidedAt, String decision,
            String opinion, String detail, List<HandedInField> fields) {
        return new Decision(null, project.number(), task, taskName, project.reviewRound(), by.id(), by.name(), by.unit(), decidedAt,
                decision, opinion, detail, new RecordedFields(fields), RecordedFindings.of(project.findings()));
    }

    /** What else was handed in, by label, in the order of the form. */
    public List<HandedInField> fields() {
        return recordedFields.entries();
    }

    public List<Finding> findings() {
        return recordedFindings.findings();
    }
}
