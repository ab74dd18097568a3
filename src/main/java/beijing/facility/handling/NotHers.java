package beijing.facility.handling;

import beijing.facility.workflow.OfficialException;

/** She may see the project, but that is not for her to do: HTTP 403. */
class NotHers extends OfficialException {

    NotHers(String sentence) {
        super(sentence, 20_403);
    }
}
