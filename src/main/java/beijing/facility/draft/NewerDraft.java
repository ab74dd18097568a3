package beijing.facility.draft;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.OfficialException;

/** She has saved another one meanwhile, in another window or at another computer: HTTP 409. */
class NewerDraft extends OfficialException {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(BeijingClock.ZONE);

    NewerDraft(Instant savedAt) {
        super("您已在其他窗口或电脑上保存了此表单的草稿（" + SECOND.format(savedAt) + "），本次未保存。", 20_409);
    }
}
