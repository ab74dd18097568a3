package beijing.facility.desk;

/**
 * What became of a task that somebody wants to open.
 *
 * @param hers     whether it is open, and hers to work
 * @param shown    whether it stands in her list
 * @param sentence what she is told
 * @param project  the number of the project, null where she may not know of it
 */
public record TaskFate(boolean hers, boolean shown, String sentence, String project) {
}
