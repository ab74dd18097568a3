package beijing.facility.project.web;

/** A request that can't be answered as it is; the message is the Chinese sentence for the caller. */
class BadRequest extends RuntimeException {

    BadRequest(String message) {
        super(message);
    }
}
