package beijing.facility.attachments;

import beijing.facility.workflow.OfficialException;

/** She may see the project, but not work on that task: HTTP 403. */
class NotHerTask extends OfficialException {

    NotHerTask(String what) {
        super("您不能办理此任务，不能" + what + "附件。", 20_403);
    }
}
