package beijing.facility.draft;

/**
 * The form that a draft is of.
 *
 * @param id of the task, or the key of the process
 */
public record Place(Kind kind, String id) {

    /** Where a form stands. */
    enum Kind {
        TASK("task_draft", "task_id"), START("start_draft", "process_key");

        private final String table;
        private final String column;

        Kind(String table, String column) {
            this.table = table;
            this.column = column;
        }

        String table() {
            return table;
        }

        String column() {
            return column;
        }
    }

    public static Place task(String id) {
        return new Place(Kind.TASK, id);
    }

    /** The start form of a process. */
    public static Place start(String process) {
        return new Place(Kind.START, process);
    }
}
