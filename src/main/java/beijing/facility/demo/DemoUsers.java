package beijing.facility.demo;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import beijing.facility.identity.FirstUsers;
import beijing.facility.identity.Group;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Seeds;
import beijing.facility.signin.PasswordsAreKnown;

/** One user a group, a second reviewer and the administrator, each with the password {@value #PASSWORD}: in the demo only. */
@Component
@ConditionalOnDemo
@Order(0)
class DemoUsers implements FirstUsers, PasswordsAreKnown {

    static final String PASSWORD = "demo";

    private final IdentityService identity;

    DemoUsers(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void create(Seeds.Sowing sowing) {
        for (Group group : Group.all()) {
            String user = group.kind() == Group.Kind.ADMINISTRATOR ? "admin" : group.id();
            sowing.once("demo user " + user, () -> create(user, group.name(), group.id()));
        }
        sowing.once("demo user municipal-drc-2",
                () -> create("municipal-drc-2", "市发展改革委（经办二）", Groups.MUNICIPAL_DRC));
    }

    private void create(String id, String name, String group) {
        User user = identity.newUser(id);
        user.setFirstName("");
        user.setLastName(name);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }
}
