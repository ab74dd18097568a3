package beijing.facility.workflow;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.measures.Parameters;

/** Puts the parameters of the regulation on the audit chain where a start finds others than the start before. */
@Component
class PolicyOnRecord implements SmartInitializingSingleton {

    private final AuditTrail trail;
    private final Parameters parameters;

    PolicyOnRecord(AuditTrail trail, Parameters parameters) {
        this.trail = trail;
        this.parameters = parameters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        trail.appendIfChanged(AuditKind.POLICY, parameters);
    }
}
