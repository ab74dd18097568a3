package beijing.facility.signin;

import beijing.facility.workflow.OfficialException;

/** That is not for her to do, whatever rights the engine gives her: HTTP 403. */
class NotAllowed extends OfficialException {

    NotAllowed(String sentence) {
        super(sentence, 20_403);
    }
}
