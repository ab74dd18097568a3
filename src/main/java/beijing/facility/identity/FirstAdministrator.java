package beijing.facility.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The first administrator as the environment names her; without one the start does not go on. */
@Component
class FirstAdministrator implements FirstUsers {

    private static final int SHORTEST_PASSWORD = 12;

    private final IdentityService identity;
    private final Environment environment;

    FirstAdministrator(IdentityService identity, Environment environment) {
        this.identity = identity;
        this.environment = environment;
    }

    @Override
    public void create(Seeds.Sowing sowing) {
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        String id = environment.getProperty("ADMIN_USER");
        String password = environment.getProperty("ADMIN_PASSWORD");
        if (!StringUtils.hasText(id) || !StringUtils.hasText(password)) {
            throw new NoAdministrator("系统中还没有管理员，且未设置环境变量 ADMIN_USER 和 ADMIN_PASSWORD。"
                    + "There is no administrator yet, and ADMIN_USER and ADMIN_PASSWORD are not set.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new NoAdministrator("环境变量 ADMIN_PASSWORD 共" + password.length() + "个字符，至少须" + SHORTEST_PASSWORD
                    + "个。ADMIN_PASSWORD is too short.");
        }
        User user = identity.newUser(id);
        user.setFirstName("");
        user.setLastName("系统管理员");
        user.setPassword(password);
        try {
            identity.saveUser(user);
        } catch (ProcessEngineException refused) {
            throw new NoAdministrator("环境变量 ADMIN_USER 或 ADMIN_PASSWORD 不符合要求：" + refused.getMessage()
                    + "ADMIN_USER or ADMIN_PASSWORD is refused.");
        }
        identity.createMembership(id, Groups.CAMUNDA_ADMIN);
    }
}
