package beijing.facility.signin;

/**
 * Something about signing in, published within the transaction in which it happened.
 *
 * @param account the name that was given; where {@link Kind#FAILED} it may be nobody's
 * @param address from where, as far as it counts; empty where the system did it
 * @param by      the id of who did it, where that is somebody else; or null
 */
public record SignInEvent(Kind kind, String account, String address, String by) {

    public enum Kind {
        /** Signed in to the web applications, or for the first time that day over HTTP Basic. */
        SIGNED_IN,
        /** A wrong name or password. */
        FAILED,
        /** Too many of them: the address is shut out of the account for a while. */
        LOCKED_OUT,
        /** A session ended, by its user, by an administrator or by the system. */
        SIGNED_OUT
    }
}
