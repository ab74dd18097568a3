package beijing.facility.signin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

import beijing.facility.identity.GrantLimits;
import beijing.facility.identity.Group;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Members;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.PeopleWatch;

/** Nobody gives rights to herself, and nobody gives those who decide nothing the right to. Filters of Tasklist are shared freely. */
@Component
class Rights implements PeopleWatch {

    private final Map<String, Group> groups = Group.all().stream().collect(Collectors.toMap(Group::id, Function.identity()));
    private final Members members;

    Rights(Members members) {
        this.members = members;
    }

    @Override
    public void granting(String me, Authorization authorization) {
        if (me == null || ofAFilter(authorization)) {
            return;
        }
        notHerOwn(me, authorization);
        if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_GLOBAL) {
            throw new RuleException("不能向全体用户授权，请向用户组授权。");
        }
        if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT) {
            concerned(authorization).stream().map(groups::get)
                    .filter(group -> group != null && Duties.apart().contains(group.id()))
                    .filter(group -> GrantLimits.exceeds(group.kind(), authorization)).findFirst()
                    .ifPresent(group -> {
                        throw new RuleException("“" + group.name() + "”不办理项目，不能授予其办理流程和任务的权限。");
                    });
        }
    }

    @Override
    public void revoking(String me, Authorization authorization) {
        if (me == null || ofAFilter(authorization)) {
            return;
        }
        notHerOwn(me, authorization);
        if (Groups.CAMUNDA_ADMIN.equals(authorization.getGroupId())) {
            throw new RuleException("“系统管理员”的权限为系统所需，不能删除。");
        }
    }

    private void notHerOwn(String me, Authorization authorization) {
        if (me.equals(authorization.getUserId())) {
            throw new NotAllowed("不能变更本人的权限，请由另一名系统管理员办理。");
        }
        if (authorization.getGroupId() != null && members.groups(me).contains(authorization.getGroupId())) {
            throw new NotAllowed("不能变更本人所在用户组的权限。");
        }
    }

    /** The groups whose members would have it. */
    private List<String> concerned(Authorization authorization) {
        return authorization.getUserId() == null ? List.of(authorization.getGroupId() == null ? "" : authorization.getGroupId())
                : members.groups(authorization.getUserId());
    }

    private static boolean ofAFilter(Authorization authorization) {
        return authorization.getResourceType() == Resources.FILTER.resourceType();
    }
}
