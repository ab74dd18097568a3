package beijing.facility.signin;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the engine ask our rules whenever somebody gets a password. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EnginePasswords extends AbstractCamundaConfiguration {

    private final SecuritySettings settings;
    private final ListableBeanFactory beans;

    EnginePasswords(SecuritySettings settings, ListableBeanFactory beans) {
        this.settings = settings;
        this.beans = beans;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setPasswordPolicy(new PasswordRules(settings.password()));
        // not the bean itself: it may need the engine
        configuration.setEnablePasswordPolicy(beans.getBeanNamesForType(PasswordsAreKnown.class, true, false).length == 0);
    }
}
