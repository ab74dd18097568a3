package beijing.facility.workflow.engine;

import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The engine's users, groups and tenants. Every change of them, by whatever service or interface, comes through here, and the house is
 * asked first ({@link PeopleWatch}). So does every password ({@link SignInDoor}): the engine's own count of wrong ones, which shuts
 * an account for everybody and for good, is out of use; its lock is an administrator's.
 */
class OfficialIdentities extends DbIdentityServiceProvider {

    /** Something to hash where nobody has the name, so that the answer takes as long. */
    private static final String NOBODYS_SALT = "bm9ib2R5IGhhcyBpdA==";
    private static final int LONGEST_NAME = 64;

    private final Supplier<SignInDoor> door;
    private final Supplier<List<PeopleWatch>> watches;

    private OfficialIdentities(Supplier<SignInDoor> door, Supplier<List<PeopleWatch>> watches) {
        this.door = door;
        this.watches = watches;
    }

    static SessionFactory factory(ListableBeanFactory beans) {
        Supplier<SignInDoor> door = SingletonSupplier.of(() -> beans.getBean(SignInDoor.class));
        Supplier<List<PeopleWatch>> watches =
                SingletonSupplier.of(() -> beans.getBeanProvider(PeopleWatch.class).orderedStream().toList());
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return OfficialIdentities.class;
            }

            @Override
            public Session openSession() {
                return new OfficialIdentities(door, watches);
            }
        };
    }

    // passwords

    @Override
    public boolean checkPassword(String name, String password) {
        String account = name == null ? "" : name;
        UserEntity user = couldBeAName(account) ? find(account) : null;
        boolean right = matches(user, password);
        return door.get().admits(account, right, user != null && isUserLocked(user));
    }

    /** Ids are of few characters; what else comes in is not even looked up. */
    private static boolean couldBeAName(String account) {
        return account.length() <= LONGEST_NAME
                && Pattern.matches(Context.getProcessEngineConfiguration().getGeneralResourceWhitelistPattern(), account);
    }

    private boolean matches(UserEntity user, String password) {
        if (user != null && user.getPassword() != null && password != null) {
            return matchPassword(password, user);
        }
        Context.getProcessEngineConfiguration().getPasswordManager().encrypt(password + NOBODYS_SALT);
        return false;
    }

    // users

    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity entity = (UserEntity) user;
        if (entity.getRevision() == 0) {
            checkAuthorization(CREATE, Resources.USER, null);
            ask(watch -> watch.creating(me(), user.getId()));
        } else if (entity.hasNewPassword()) {
            ask(watch -> watch.settingPassword(me(), user.getId()));
        }
        return super.saveUser(user);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        checkAuthorization(DELETE, Resources.USER, user);
        if (find(user) != null) {
            ask(watch -> watch.deleting(me(), user));
        }
        return super.deleteUser(user);
    }

    @Override
    public IdentityOperationResult unlockUser(String user) {
        ask(watch -> watch.unlocking(me(), user));
        return super.unlockUser(user);
    }

    /** Nobody signs in under her name until she is unlocked. */
    void shutOut(String id) {
        UserEntity user = find(id);
        ask(watch -> watch.locking(me(), id));
        getIdentityInfoManager().updateUserLock(user, Context.getProcessEngineConfiguration().getLoginMaxAttempts(), null);
    }

    // groups and districts

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        checkAuthorization(DELETE, Resources.GROUP, group);
        ask(watch -> watch.deletingGroup(me(), group));
        return super.deleteGroup(group);
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenant) {
        checkAuthorization(DELETE, Resources.TENANT, tenant);
        ask(watch -> watch.deletingDistrict(me(), tenant));
        return super.deleteTenant(tenant);
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        checkAuthorization(CREATE, Resources.GROUP_MEMBERSHIP, group);
        ask(watch -> watch.joining(me(), user, group));
        return super.createMembership(user, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        checkAuthorization(DELETE, Resources.GROUP_MEMBERSHIP, group);
        ask(watch -> watch.leaving(me(), user, group));
        return super.deleteMembership(user, group);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenant, String user) {
        checkAuthorization(CREATE, Resources.TENANT_MEMBERSHIP, tenant);
        ask(watch -> watch.joiningDistrict(me(), user, tenant));
        return super.createTenantUserMembership(tenant, user);
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenant, String user) {
        checkAuthorization(DELETE, Resources.TENANT_MEMBERSHIP, tenant);
        ask(watch -> watch.leavingDistrict(me(), user, tenant));
        return super.deleteTenantUserMembership(tenant, user);
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenant, String group) {
        checkAuthorization(CREATE, Resources.TENANT_MEMBERSHIP, tenant);
        ask(watch -> watch.groupJoiningDistrict(me(), group, tenant));
        return super.createTenantGroupMembership(tenant, group);
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenant, String group) {
        checkAuthorization(DELETE, Resources.TENANT_MEMBERSHIP, tenant);
        ask(watch -> watch.groupLeavingDistrict(me(), group, tenant));
        return super.deleteTenantGroupMembership(tenant, group);
    }

    private UserEntity find(String user) {
        return Context.getCommandContext().runWithoutAuthorization(() -> findUserById(user));
    }

    private void ask(Consumer<PeopleWatch> question) {
        watches.get().forEach(question);
    }

    private String me() {
        Authentication authentication = getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
