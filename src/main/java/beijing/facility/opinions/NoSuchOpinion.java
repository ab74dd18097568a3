package beijing.facility.opinions;

import beijing.facility.workflow.OfficialException;

/** There is none, or it is another's: HTTP 404. */
class NoSuchOpinion extends OfficialException {

    NoSuchOpinion(long id) {
        super("没有编号为" + id + "的常用意见，请刷新后重试。", 20_404);
    }
}
