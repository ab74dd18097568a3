package beijing.facility.signin;

import java.io.Serializable;

/**
 * What a session was opened on.
 *
 * @param self     changes with a new password, with the end of all sessions, with another user of the same id
 * @param standing changes with her groups and districts
 */
record Stamp(String self, String standing) implements Serializable {
}
