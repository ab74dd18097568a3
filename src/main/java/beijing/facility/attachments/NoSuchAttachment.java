package beijing.facility.attachments;

import beijing.facility.workflow.OfficialException;

/** There is no such document in the file of that project: HTTP 404. */
class NoSuchAttachment extends OfficialException {

    NoSuchAttachment(String project, String id) {
        super("项目" + project + "没有编号为“" + id + "”的附件，请刷新后重试。", 20_404);
    }
}
