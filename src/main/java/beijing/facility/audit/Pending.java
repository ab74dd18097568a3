package beijing.facility.audit;

import java.time.Instant;

/**
 * What the transaction that runs will append.
 *
 * @param by       null where only {@code byId} is known yet
 * @param content  null where it is that of a row
 */
record Pending(AuditKind kind, Instant at, String byId, Actor by, String project, AuditedTable source, Long sourceId, String content) {
}
