package beijing.facility.signin;

import beijing.facility.workflow.OfficialException;

/** Nobody is let in, and why: HTTP 401. */
class SignInRefused extends OfficialException {

    SignInRefused(String sentence) {
        super(sentence, 20_401);
    }
}
