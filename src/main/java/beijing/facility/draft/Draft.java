package beijing.facility.draft;

import java.time.Instant;

/**
 * @param content the fields by their keys as typed, JSON
 * @param savedAt to the millisecond
 */
public record Draft(String content, Instant savedAt) {
}
