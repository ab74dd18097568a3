package beijing.facility.workflow.engine;

import java.util.Set;

import beijing.facility.identity.Groups;

/**
 * Who somebody is at this moment.
 *
 * @param groups the ids of the groups that she is a member of
 * @param serves whether she, or one of her groups, serves the district that was asked for
 */
record Standing(String user, String name, Set<String> groups, boolean serves) {

    /** Who lays the tracks, or watches, decides nothing on a project, whatever other groups she has come into. */
    private static final Set<String> INCOMPATIBLE = Set.of(Groups.CAMUNDA_ADMIN, Groups.PROCESS_OWNER, Groups.AUDITOR);

    boolean mayDecide() {
        return groups.stream().noneMatch(INCOMPATIBLE::contains);
    }
}
