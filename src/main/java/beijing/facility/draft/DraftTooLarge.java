package beijing.facility.draft;

import beijing.facility.workflow.OfficialException;

/** HTTP 413. */
class DraftTooLarge extends OfficialException {

    DraftTooLarge(int kilobytes) {
        super("草稿过大，最多" + kilobytes + " KB，本次未保存；请将长篇内容作为附件上传。", 20_413);
    }
}
