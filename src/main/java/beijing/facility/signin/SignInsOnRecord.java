package beijing.facility.signin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import beijing.facility.audit.Actor;
import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;

/** Puts on the audit chain who came, who went and who tried, from where. */
@Component
class SignInsOnRecord {

    private final AuditTrail trail;

    SignInsOnRecord(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void happened(SignInEvent event) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("account", event.account());
        content.put("address", event.address());
        switch (event.kind()) {
            case SIGNED_IN -> trail.append(AuditKind.SIGN_IN, event.account(), content);
            case SIGNED_OUT -> trail.append(AuditKind.SIGN_OUT, event.by() == null ? event.account() : event.by(), content);
            // whoever it was, nobody knows that it was she whose name was given
            case FAILED -> trail.append(AuditKind.SIGN_IN_FAILED, Actor.unknown(event.account()), content);
            case LOCKED_OUT -> trail.append(AuditKind.LOCKED_OUT, Actor.SYSTEM, content);
        }
    }
}
