package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.identity.Groups;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;

/**
 * Gives each instance the district that it belongs to as its tenant: the one of the form that starts it, if the official is of
 * that district, and the caller's for an instance that is called.
 */
@Component
class DistrictTenants implements TenantIdProvider {

    private static final String DISTRICT_CODE = "districtCode";

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        DelegateExecution caller = context.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        Object given = context.getVariables().get(DISTRICT_CODE);
        District district = District.of(String.valueOf(given)).orElseThrow(() -> new InputException("“所在区”（districtCode）"
                + (given == null || given.equals("") ? "不能为空" : "填写的“" + given + "”不正确")
                + "，须为本市16个区或北京经济技术开发区的代码，如 110105。"));
        Authentication user = Context.getCommandContext().getAuthentication();
        if (user != null && user.getUserId() != null && !user.getGroupIds().contains(Groups.districtDrc(district.code()))) {
            throw new RuleException("“所在区”（districtCode）为" + district.code() + "（" + district.label() + "），您（" + user.getUserId()
                    + "）不是" + district.agency() + "的工作人员，不能在该区申报。");
        }
        return district.code();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return null;
    }
}
