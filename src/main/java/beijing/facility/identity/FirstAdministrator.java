package beijing.facility.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import beijing.facility.demo.ConditionalOnDemo;

/** On an external database somebody must be able to make the first users: the start does not go on without. */
@Component
@ConditionalOnDemo(false)
@Order(1)
class FirstAdministrator implements SmartInitializingSingleton {

    private static final int SHORTEST_PASSWORD = 12;

    private final IdentityService identity;
    private final Environment environment;
    private final Seeds seeds;

    FirstAdministrator(IdentityService identity, Environment environment, Seeds seeds) {
        this.identity = identity;
        this.environment = environment;
        this.seeds = seeds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seeds.sow(sowing -> {
            if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
                create(environment.getProperty("ADMIN_USER"), environment.getProperty("ADMIN_PASSWORD"));
            }
        });
    }

    private void create(String id, String password) {
    }
}
