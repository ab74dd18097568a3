package beijing.facility.signin;

import java.io.Serializable;

/**
 * What a session was opened on.
 *
 * @param self      changes with a new password, with the end of all sessions, with another user of the same id
 * @param groups    the ids of her groups
 * @param districts the codes of her districts
 */
record Stamp(String self, String groups, String districts) implements Serializable {
}
