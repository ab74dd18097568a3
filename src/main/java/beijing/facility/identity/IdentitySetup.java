package beijing.facility.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Sets up the tenants, groups and authorizations of contract §2 before the first request comes in, on any database. */
@Component
class IdentitySetup implements SmartInitializingSingleton {

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Seeds seeds;
    private final List<FirstUsers> firstUsers;

    IdentitySetup(IdentityService identity, AuthorizationService authorizations, Seeds seeds,
            ObjectProvider<FirstUsers> firstUsers) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.seeds = seeds;
        this.firstUsers = firstUsers.orderedStream().toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        seeds.sow(sowing -> {
            District.all().forEach(district -> sowing.once("tenant " + district.code(), () -> create(district)));
            Group.all().forEach(group -> {
                sowing.once("group " + group.id(), () -> create(group));
                byKey(group).forEach((key, grant) -> sowing.once("grant " + group.id() + " " + key,
                        () -> create(group, grant)));
            });
            firstUsers.forEach(users -> users.create(sowing));
        });
    }

    /** The last grant for a resource stands: a group has one authorization for it. */
    private static Map<String, Grants.Grant> byKey(Group group) {
        Map<String, Grants.Grant> grants = new LinkedHashMap<>();
        Grants.of(group.kind()).forEach(grant ->
                grants.put(grant.resource().resourceName() + " " + grant.id(), grant));
        return grants;
    }

    private void create(District district) {
        Tenant tenant = identity.newTenant(district.code());
        tenant.setName(district.label());
        identity.saveTenant(tenant);
    }

    private void create(Group group) {
        if (identity.createGroupQuery().groupId(group.id()).count() == 0) {
            org.camunda.bpm.engine.identity.Group created = identity.newGroup(group.id());
            created.setName(group.name());
            created.setType(group.kind() == Group.Kind.ADMINISTRATOR ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(created);
        }
        group.tenants().forEach(tenant -> identity.createTenantGroupMembership(tenant, group.id()));
    }

    private void create(Group group, Grants.Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group.id());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions());
        authorizations.saveAuthorization(authorization);
    }
}
