package beijing.facility.draft;

import beijing.facility.workflow.OfficialException;

/** There is no such draft, or no such form that she may fill in: HTTP 404. */
class NoDraft extends OfficialException {

    NoDraft() {
        super("没有草稿：您没有保存过，或该表单现在不由您填写。", 20_404);
    }
}
