package beijing.facility.handling;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A page of what an official handed in, the youngest first.
 *
 * @param total of all pages
 */
public record HandedInForms(long total, List<Row> rows) {

    /**
     * @param decision    what she chose; empty where there was nothing to choose
     * @param subject     the number of the project, or of the round; null where it is about neither
     * @param projectName null where it is about no project, or she may see it no more
     * @param standing    where it is now
     * @param takeBack    the id of the task by which it can be taken back, null where it can't be
     */
    public record Row(OffsetDateTime at, String task, String decision, String subject, String projectName, String standing, String takeBack) {
    }
}
