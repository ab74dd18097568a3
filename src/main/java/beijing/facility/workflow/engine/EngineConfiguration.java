package beijing.facility.workflow.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the parts of this package into the engine before it is built. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final DistrictTenants tenants;
    private final ListableBeanFactory beans;

    EngineConfiguration(DistrictTenants tenants, ListableBeanFactory beans) {
        this.tenants = tenants;
        this.beans = beans;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setTenantIdProvider(tenants);
        configuration.setExpressionManager(new ProcessExpressions(beans));
        configuration.setCustomPreBPMNParseListeners(
                with(configuration.getCustomPreBPMNParseListeners(), new ProcessFileRules(beans)));

        OfficialFormService forms = new OfficialFormService(new FormFields());
        configuration.setFormService(forms);
        configuration.setTaskService(new OfficialTaskService(forms));
        List<CommandInterceptor> outermost = with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Retry());
        configuration.setCustomPreCommandInterceptorsTxRequired(outermost);
        configuration.setCustomPostCommandInterceptorsTxRequired(
                with(configuration.getCustomPostCommandInterceptorsTxRequired(), new FrontDoor()));

        // a task's bpmnError that nothing catches must not end the step as if it were done
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // what an official typed wrong is no error of the system; unexpected errors are logged where they end
        configuration.setEnableCmdExceptionLogging(false);
        // a candidate claims and completes her task, and changes nothing else about it
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
    }

    private static <T> List<T> with(List<T> present, T more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(more);
        return all;
    }
}
