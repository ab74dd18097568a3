package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What an administrator does with an account beside the engine's own interface. */
@Component
public class Accounts {

    private final ProcessEngine engine;
    private final IdentityService identity;

    Accounts(@Lazy ProcessEngine engine, @Lazy IdentityService identity) {
        this.engine = engine;
        this.identity = identity;
    }

    public boolean exists(String user) {
        return configuration().getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
                () -> identity.createUserQuery().userId(user).count() > 0));
    }

    /** Shuts a user out until she is let in again. Who may do it is for the caller to check. */
    public void shutOut(String user) {
        configuration().getCommandExecutorTxRequired().execute(context -> {
            ((OfficialIdentities) context.getSession(WritableIdentityProvider.class)).shutOut(user);
            return null;
        });
    }

    /** @throws org.camunda.bpm.engine.AuthorizationException if the signed-in user is no administrator */
    public void letIn(String user) {
        identity.unlockUser(user);
    }

    /** From how many failures on the engine's column tells that a user is shut out. */
    public int shutOutFrom() {
        return configuration().getLoginMaxAttempts();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
