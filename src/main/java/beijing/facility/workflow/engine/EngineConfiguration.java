package beijing.facility.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import beijing.facility.audit.AuditTrail;

/** Puts the parts of this package into the engine before it is built. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final DistrictTenants tenants;
    private final OfficeGuard guard;
    private final ListableBeanFactory beans;
    private final HandedIn handedIn;
    private final AuditTrail trail;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    EngineConfiguration(DistrictTenants tenants, OfficeGuard guard, ListableBeanFactory beans, HandedIn handedIn, AuditTrail trail,
            JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.guard = guard;
        this.beans = beans;
        this.handedIn = handedIn;
        this.trail = trail;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setTenantIdProvider(tenants);
        configuration.setCustomSessionFactories(with(configuration.getCustomSessionFactories(), Submissions.factory(),
                OwnGroups.factory()));
        configuration.setHistoryEventHandler(new NoHistoryOfCards());

        ProcessExpressions expressions = new ProcessExpressions(beans);
        configuration.setExpressionManager(expressions);
        configuration.setBpmnParseFactory(new ProcessFileRules());
        configuration.setCustomPreDeployers(with(configuration.getCustomPreDeployers(), new DeploymentRules(expressions, beans)));

        configuration.setRepositoryService(new OfficialRepositoryService());
        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new DeploymentKeeper())));

        OfficialIdentityService identity = new OfficialIdentityService();
        configuration.setIdentityService(identity);
        configuration.setIdentityProviderSessionFactory(OfficialIdentities.factory(beans));
        configuration.setAuthorizationService(new OfficialAuthorizationService(identity, beans));
        configuration.setResourceAuthorizationProvider(new OwnUser());
        BooleanSupplier signedIn = () -> identity.getCurrentAuthentication() != null
                && identity.getCurrentAuthentication().getUserId() != null;
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired(), new FrontDoor(signedIn), new Retry(signedIn)));
        OfficialFormService forms = new OfficialFormService(new FormFields(), new OpenForms(beans), guard, handedIn, events);
        configuration.setFormService(forms);
        configuration.setTaskService(new OfficialTaskService(forms, guard, identity));
        configuration.setRuntimeService(new OfficialRuntimeService());

        // a task's bpmnError that nothing catches must not end the step as if it were done
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // what an official typed wrong is no error of the system; unexpected errors are logged where they end
        configuration.setEnableCmdExceptionLogging(false);
        // a candidate claims and completes her task, and changes nothing else about it
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        // a variable names the class that it wants to become: only those of the JDK's java.lang and java.util
        configuration.setDeserializationTypeValidationEnabled(true);
    }

    @Override
    public void postInit(SpringProcessEngineConfiguration configuration) {
        TaskListMapping.putInto(configuration);
        configuration.getSessionFactories().put(DbEntityManager.class,
                new RecordedChanges(configuration.getIdGenerator(), trail, jdbc));
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        TaskListIndexes.create(engine.getProcessEngineConfiguration().getDataSource());
    }

    @SafeVarargs
    private static <T> List<T> with(List<T> present, T... more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(List.of(more));
        return all;
    }
}
