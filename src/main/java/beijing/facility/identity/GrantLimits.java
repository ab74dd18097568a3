package beijing.facility.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;

/** How far the rights of those may go who decide nothing: no further at processes and tasks than the system gives them. */
public final class GrantLimits {

    private static final Map<Resource, List<? extends Permission>> DECIDING = Map.of(
            Resources.TASK, List.of(TaskPermissions.values()),
            Resources.PROCESS_DEFINITION, List.of(ProcessDefinitionPermissions.values()),
            Resources.PROCESS_INSTANCE, List.of(ProcessInstancePermissions.values()));

    private GrantLimits() {
    }

    /** Whether an authorization would give more than the members of such a group have. */
    public static boolean exceeds(Group.Kind kind, Authorization authorization) {
        return DECIDING.entrySet().stream().filter(entry -> entry.getKey().resourceType() == authorization.getResourceType())
                .anyMatch(entry -> entry.getValue().stream().filter(GrantLimits::single)
                        .anyMatch(permission -> authorization.isPermissionGranted(permission)
                                && !granted(kind, entry.getKey(), authorization.getResourceId(), permission)));
    }

    private static boolean single(Permission permission) {
        return !"NONE".equals(permission.getName()) && !"ALL".equals(permission.getName());
    }

    private static boolean granted(Group.Kind kind, Resource resource, String id, Permission permission) {
        return Grants.of(kind).stream().filter(grant -> grant.resource().resourceType() == resource.resourceType())
                .filter(grant -> Authorization.ANY.equals(grant.id()) || grant.id().equals(id))
                .flatMap(grant -> Arrays.stream(grant.permissions()))
                .anyMatch(given -> (given.getValue() & permission.getValue()) == permission.getValue());
    }
}
