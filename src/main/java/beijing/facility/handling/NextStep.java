package beijing.facility.handling;

import java.time.LocalDate;
import java.util.List;

/**
 * A step that is open, as one however many have it.
 *
 * @param units    whose it is
 * @param count    how many units have not taken it yet
 * @param assignee who has taken it, where it is one person's and the reader may know; else empty
 * @param due      by which day, the earliest where they differ; null where there is no term
 * @param sentence all of it: 部门审查意见，6个部门，12月9日前
 */
public record NextStep(String name, List<String> units, int count, String assignee, LocalDate due, String sentence) {
}
