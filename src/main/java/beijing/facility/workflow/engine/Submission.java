package beijing.facility.workflow.engine;

import java.util.Map;

/** A form that is being handed in: from the check of who does so until the engine has gone on as far as it can. */
final class Submission {

    private final String user;
    private final String process;
    private final String task;
    private final String taskId;
    private final String instance;
    private final Map<String, Object> handedIn;
    private boolean recorded;

    /**
     * @param process the key of the process
     * @param task    the key of the task, or the id of the start event
     * @param taskId  null for a start form
     */
    Submission(String user, String process, String task, String taskId, String instance, Map<String, Object> handedIn) {
        this.user = user;
        this.process = process;
        this.task = task;
        this.taskId = taskId;
        this.instance = instance;
        this.handedIn = handedIn;
    }

    String user() {
        return user;
    }

    String process() {
        return process;
    }

    String task() {
        return task;
    }

    String taskId() {
        return taskId;
    }

    String instance() {
        return instance;
    }

    Map<String, Object> handedIn() {
        return handedIn;
    }

    boolean recorded() {
        return recorded;
    }

    void record() {
        recorded = true;
    }
}
