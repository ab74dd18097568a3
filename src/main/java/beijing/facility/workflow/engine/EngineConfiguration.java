package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the parts of this package into the engine before it is built. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final DistrictTenants tenants;

    EngineConfiguration(DistrictTenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setTenantIdProvider(tenants);
        // a task's bpmnError that nothing catches must not end the step as if it were done
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // what an official typed wrong is no error of the system; unexpected errors are logged where they end
        configuration.setEnableCmdExceptionLogging(false);
        // a candidate claims and completes her task, and changes nothing else about it
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
    }
}
