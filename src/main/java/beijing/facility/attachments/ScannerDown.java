package beijing.facility.attachments;

import beijing.facility.workflow.OfficialException;

/** Nobody could say whether a file is infected, so it is not taken: HTTP 503. */
class ScannerDown extends OfficialException {

    ScannerDown() {
        super("病毒扫描服务暂时不可用，文件未保存，请稍后重试；如仍不成功，请告知系统管理员。", 20_503);
    }
}
