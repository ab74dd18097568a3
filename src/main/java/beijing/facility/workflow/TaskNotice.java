package beijing.facility.workflow;

import java.util.Set;

/**
 * Something that officials are to be told, published as an event within the transaction in which it happened.
 *
 * @param users         to whom, by their ids
 * @param projectNumber of the project, or null
 * @param taskId        of the task it is about, or null
 * @param sentence      what there is to tell, in Chinese
 * @param from          by whom, by her id, or null where the system tells it by itself
 */
public record TaskNotice(Kind kind, Set<String> users, String projectNumber, String taskId, String sentence, String from) {

    /** Why somebody is told. */
    public enum Kind {
        ASSIGNED("待办"),
        DUE_SOON("即将到期"),
        OVERDUE("逾期"),
        URGED("催办"),
        COPIED("抄送"),
        DECIDED("办理结果");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }

    public TaskNotice {
        users = Set.copyOf(users);
    }
}
