package beijing.facility.handling;

import java.time.Instant;

/**
 * That an official handed in a form.
 *
 * @param taskId   null for a start form
 * @param task     the key of the task, or of the process that was started
 * @param name     what it was called then; empty where that was not kept
 * @param decision what the form called what she chose; empty where there was nothing to choose
 * @param subject  the number of the project, or of the round of solicitation; null where it is about neither
 * @param last     whether she has not handed in another of this kind for the same subject since
 */
record Receipt(long id, Instant at, String taskId, String task, String name, String decision, String subject, boolean last) {
}
