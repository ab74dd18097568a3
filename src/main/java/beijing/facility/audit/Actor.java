package beijing.facility.audit;

import java.util.Objects;

/**
 * Who did something, as she was then.
 *
 * @param id   of the user, or what a caller who is none calls herself
 * @param name the Chinese name; the id where there is none
 * @param unit the group in whose name she acted, or all of hers; empty where there is none
 */
public record Actor(String id, String name, String unit) {

    /** Where nobody is signed in. */
    public static final Actor SYSTEM = new Actor("system", "系统", "");

    public Actor {
        Objects.requireNonNull(id);
        name = name == null || name.isEmpty() ? id : name;
        unit = unit == null ? "" : unit;
    }

    /** Somebody of whom only the id is known. */
    public static Actor unknown(String id) {
        return new Actor(id, id, "");
    }
}
