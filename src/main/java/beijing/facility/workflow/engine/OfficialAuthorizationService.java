package beijing.facility.workflow.engine;

import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** The engine's authorizations; when one is made, changed or taken away, the house is asked ({@link PeopleWatch}). */
class OfficialAuthorizationService extends AuthorizationServiceImpl {

    private final IdentityService identity;
    private final Supplier<List<PeopleWatch>> watches;

    OfficialAuthorizationService(IdentityService identity, ListableBeanFactory beans) {
        this.identity = identity;
        this.watches = SingletonSupplier.of(() -> beans.getBeanProvider(PeopleWatch.class).orderedStream().toList());
    }

    @Override
    public Authorization saveAuthorization(Authorization authorization) {
        return commandExecutor.execute(context -> {
            // the engine asks first whether she may at all
            Authorization saved = super.saveAuthorization(authorization);
            watches.get().forEach(watch -> watch.granting(me(), authorization));
            return saved;
        });
    }

    @Override
    public void deleteAuthorization(String id) {
        commandExecutor.execute(context -> {
            Authorization known = createAuthorizationQuery().authorizationId(id).singleResult();
            super.deleteAuthorization(id);
            if (known != null) {
                watches.get().forEach(watch -> watch.revoking(me(), known));
            }
            return null;
        });
    }

    private String me() {
        return identity.getCurrentAuthentication() == null ? null : identity.getCurrentAuthentication().getUserId();
    }
}
