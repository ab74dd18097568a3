package beijing.facility.workflow.engine;

/** Who may come in with a name and a password. Asked for every sign-in and for every request with HTTP Basic. */
public interface SignInDoor {

    /**
     * Decides about one attempt and keeps count of it. It does the same for a name that nobody has.
     *
     * @param account the name as it was given, of anything at all
     * @param right   whether that is a user's name and her password
     * @param locked  whether an administrator has shut that user out
     * @return whether she may come in
     * @throws beijing.facility.workflow.OfficialException where there is more to say than yes or no
     */
    boolean admits(String account, boolean right, boolean locked);
}
