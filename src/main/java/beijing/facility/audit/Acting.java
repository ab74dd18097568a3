package beijing.facility.audit;

import java.util.Optional;

/** Tells the audit chain who is signed in. */
public interface Acting {

    /** The id of the signed-in user; empty where the system works by itself. */
    Optional<String> id();

    /** Who that is, by name and units of this moment; nobody needs the right to look her up. */
    Actor actor(String id);

    /** Whether the signed-in user may read the chain. */
    boolean mayAudit();
}
