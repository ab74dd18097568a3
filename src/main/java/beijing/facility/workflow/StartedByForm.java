package beijing.facility.workflow;

/**
 * Told in the transaction of a start, when all of it is done.
 *
 * @param process the key of the process
 * @param user    the id of who handed the start form in
 */
public record StartedByForm(String process, String user) {
}
