package beijing.facility.handling;

import java.time.OffsetDateTime;

/**
 * What is to be done on a project, and by whom.
 *
 * @param assigneeName who has taken it, empty where nobody has or the reader may not know
 * @param due          null where there is no term
 * @param urgeable     whether the reader may urge it
 */
public record OpenTask(String taskId, String name, String unit, String assigneeName, OffsetDateTime since, OffsetDateTime due,
        boolean urgeable) {
}
