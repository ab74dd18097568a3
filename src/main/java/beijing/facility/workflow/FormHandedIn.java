package beijing.facility.workflow;

/**
 * An official has handed in a form and the process has gone on from it: told in the same transaction.
 *
 * @param official who did, by her id
 * @param instance the process instance that went on or was started
 * @param taskId   null for a start form
 * @param task     the key of the task, or of the process that was started
 * @param name     what it is called now
 * @param decision what the form calls what was chosen; empty where there was nothing to choose
 * @param subject  the business key: the number of the project, or of the round; null where there is none
 */
public record FormHandedIn(String official, String instance, String taskId, String task, String name, String decision, String subject) {
}
