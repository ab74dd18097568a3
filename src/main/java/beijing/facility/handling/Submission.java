package beijing.facility.handling;

import java.time.OffsetDateTime;

/**
 * What an official handed in and may still take back.
 *
 * @param taskId   of the task that has to be untouched, by which it is taken back
 * @param task     what was handed in
 * @param nextTask what it now waits for
 */
public record Submission(String taskId, String projectNumber, String projectName, String task, String nextTask, OffsetDateTime at) {
}
