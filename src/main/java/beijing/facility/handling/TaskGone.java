package beijing.facility.handling;

import beijing.facility.workflow.OfficialException;

/** Somebody was faster: HTTP 409. */
class TaskGone extends OfficialException {

    TaskGone(String sentence) {
        super(sentence, 20_409);
    }

    static TaskGone handled() {
        return new TaskGone("该任务已被办理或已不存在，请刷新任务列表。");
    }
}
