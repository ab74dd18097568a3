package beijing.facility.process;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
@ProcessTest
class SmokeTest {
    @Autowired Journey journey;
    @Autowired Officials officials;
    @Autowired org.camunda.bpm.engine.ProcessEngine engine;
    @Autowired org.springframework.transaction.PlatformTransactionManager tm;
    @Autowired beijing.facility.project.ProjectFiles files;
    void user(String id) {
        var is = engine.getIdentityService();
        var u = is.newUser(id); u.setPassword("demo"); is.saveUser(u);
        if (is.createGroupQuery().groupId(id).count()==0) { var g = is.newGroup(id); is.saveGroup(g);} is.createMembership(id, id);
    }
    @Test void goes() {
        ((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setAuthorizationEnabled(false);
        ((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setTenantIdProvider(new org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider(){
          public String provideTenantIdForProcessInstance(org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext c){ return c.getSuperExecution()!=null? c.getSuperExecution().getTenantId() : (String) c.getVariables().get("districtCode"); }
          public String provideTenantIdForCaseInstance(org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext c){return null;}
          public String provideTenantIdForHistoricDecisionInstance(org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext c){return null;}
        });
        for (String id : new String[]{"district-drc-110105","municipal-drc","municipal-drc-signer","dept-civil-affairs","dept-health","dept-commerce","dept-disabled-federation","dept-housing-construction","dept-planning-resources"}) user(id);
        var is = engine.getIdentityService(); is.saveTenant(is.newTenant("110105"));
        for (String id : new String[]{"district-drc-110105","municipal-drc","municipal-drc-signer","dept-civil-affairs","dept-health","dept-commerce","dept-disabled-federation","dept-housing-construction","dept-planning-resources"}) is.createTenantGroupMembership("110105", id);
        String p = journey.approved();
        System.out.println("XX " + p + officials.openTasks(p));
        var project = files.require(p);
        System.out.println("XX " + project.status() + project.approvedSubsidy() + project.findings());
    }
}
