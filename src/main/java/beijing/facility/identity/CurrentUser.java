package beijing.facility.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who is signed in. */
@Component
public class CurrentUser {

    private static final List<String> OVERSEERS = List.of(Groups.MUNICIPAL_DRC, Groups.MUNICIPAL_DRC_SIGNER, Groups.AUDITOR);

    private final IdentityService identity;

    CurrentUser(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Empty where the system works by itself. */
    public Optional<String> ifAny() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** @throws IllegalStateException where nobody is: no decision without somebody who takes it */
    public String id() {
        return ifAny().orElseThrow(() -> new IllegalStateException("没有登录用户，不能办理。"));
    }

    /** Whether she may know in whose hands a task is that is offered to these groups: her own unit's, or as one of those above all. */
    public boolean mayKnowWhoActs(Collection<String> offeredTo) {
        return groups().stream().anyMatch(group -> OVERSEERS.contains(group) || offeredTo.contains(group));
    }

    public List<String> groups() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null || authentication.getGroupIds() == null ? List.of() : authentication.getGroupIds();
    }
}
