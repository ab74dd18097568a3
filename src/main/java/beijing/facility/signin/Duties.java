package beijing.facility.signin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.identity.Group;
import beijing.facility.identity.Group.Kind;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Members;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.PeopleWatch;

/**
 * Whoever administers the system, owns its processes or audits it decides nothing in it: nobody puts herself into a group or a
 * district, and nobody is in such a group and in one that decides. The groups and districts of contract §2 stay as they are.
 */
@Component
class Duties implements PeopleWatch {

    private static final Set<Kind> APART = Set.of(Kind.ADMINISTRATOR, Kind.PROCESS_OWNER, Kind.AUDITOR);

    private final Map<String, Group> groups = Group.all().stream().collect(Collectors.toMap(Group::id, Function.identity()));
    private final Members members;

    Duties(Members members) {
        this.members = members;
    }

    @Override
    public void joining(String me, String user, String group) {
        if (me == null) {
            return;
        }
        if (me.equals(user)) {
            throw new NotAllowed("不能将本人加入用户组，请由另一名系统管理员办理。");
        }
        Group joined = groups.get(group);
        if (joined == null) {
            return;
        }
        members.groups(user).stream().map(groups::get).filter(present -> present != null && !fit(present.kind(), joined.kind())).findFirst()
                .ifPresent(present -> {
                    throw new RuleException("“" + user + "”已属于“" + present.name() + "”，不能同时加入“" + joined.name()
                            + "”：系统管理、流程管理、审计监督须与项目办理分开。");
                });
    }

    /** Who administers may well own the processes too; who audits does nothing else. */
    private static boolean fit(Kind one, Kind other) {
        if (one == other || !APART.contains(one) && !APART.contains(other)) {
            return true;
        }
        return APART.contains(one) && APART.contains(other) && one != Kind.AUDITOR && other != Kind.AUDITOR;
    }

    @Override
    public void joiningDistrict(String me, String user, String tenant) {
        if (user.equals(me)) {
            throw new NotAllowed("不能将本人加入租户，请由另一名系统管理员办理。");
        }
    }

    @Override
    public void groupJoiningDistrict(String me, String group, String tenant) {
        if (me == null) {
            return;
        }
        if (members.groups(me).contains(group)) {
            throw new NotAllowed("不能将本人所在的用户组加入租户，请由另一名系统管理员办理。");
        }
        Group known = groups.get(group);
        if (known != null && District.of(tenant).isPresent() && !known.tenants().contains(tenant)) {
            throw new RuleException("“" + known.name() + "”不承办“" + District.of(tenant).get().label() + "”的项目，不能加入该租户。");
        }
    }

    @Override
    public void groupLeavingDistrict(String me, String group, String tenant) {
        Group known = groups.get(group);
        if (me != null && known != null && known.tenants().contains(tenant)) {
            throw new RuleException("“" + known.name() + "”承办“" + District.of(tenant).map(District::label).orElse(tenant)
                    + "”的项目，不能移出该租户。");
        }
    }

    @Override
    public void deletingGroup(String me, String group) {
        if (me != null && groups.containsKey(group)) {
            throw new RuleException("用户组“" + groups.get(group).name() + "”为系统所需，不能删除。");
        }
    }

    @Override
    public void deletingDistrict(String me, String tenant) {
        if (me != null && District.of(tenant).isPresent()) {
            throw new RuleException("租户“" + District.of(tenant).get().label() + "”为系统所需，不能删除。");
        }
    }

    /** Of those who decide nothing. */
    static List<String> apart() {
        return List.of(Groups.CAMUNDA_ADMIN, Groups.PROCESS_OWNER, Groups.AUDITOR);
    }
}
