package beijing.facility.notices;

import beijing.facility.workflow.OfficialException;

/** She was told nothing under that id; another's is not hers to know of: HTTP 404. */
public class NoSuchNotice extends OfficialException {

    public NoSuchNotice(long id) {
        super("没有编号为" + id + "的消息，请刷新后重试。", 20_404);
    }
}
