package beijing.facility.workflow;

/** What must hold before the form of a task is taken, whatever is in it. */
public interface TaskCondition {

    /**
     * Asked in the transaction of the step, before anything is recorded.
     *
     * @param id   of the task
     * @param task the key of the task's definition
     * @throws OfficialException where it does not hold; the task stays
     */
    void check(String id, String task, String businessKey);
}
