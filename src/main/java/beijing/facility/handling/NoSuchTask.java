package beijing.facility.handling;

import beijing.facility.workflow.OfficialException;

/** It is a task of a project that she may not know of: HTTP 404. */
class NoSuchTask extends OfficialException {

    NoSuchTask() {
        super("没有您可以查看的此项任务，请核对后重试。", 20_404);
    }
}
