package beijing.facility.handling;

import beijing.facility.workflow.OfficialException;

/** A colleague has the task: HTTP 409. */
class Taken extends OfficialException {

    Taken(String sentence) {
        super(sentence, 20_409);
    }
}
