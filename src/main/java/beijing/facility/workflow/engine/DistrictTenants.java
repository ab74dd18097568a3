package beijing.facility.workflow.engine;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import beijing.facility.typed.Text;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;

/**
 * Gives each instance the district that it belongs to as its tenant: the one of the form or the project that starts it, if the
 * official works for that district, and the caller's for an instance that is called.
 */
@Component
class DistrictTenants implements TenantIdProvider {

    private static final String DISTRICT_CODE = "districtCode";
    private static final Field DISTRICT = Field.of(DISTRICT_CODE, "所在区");
    private static final Field PROJECT_NUMBER = Field.of("projectNumber", "项目编号");
    /** A round of solicitation is the whole city's; each district's task in it is offered to that district alone. */
    private static final String WHOLE_CITY = "project-solicitation";
    /** Started by our own code from a task of the project, whose district it is given. */
    private static final String BESIDE = "consultation";
    /** Those that an official starts by the number of a project. */
    private static final Set<String> BY_NUMBER = Set.of("project-change", "project-termination");
    private static final Pattern NUMBER = Pattern.compile("(\\d{6})-\\d{4}-\\d{4}");

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        DelegateExecution caller = context.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        String process = context.getProcessDefinition().getKey();
        if (process.equals(WHOLE_CITY)) {
            return null;
        }
        if (process.equals(BESIDE)) {
            return Objects.toString(context.getVariables().get(DISTRICT_CODE), null);
        }
        return BY_NUMBER.contains(process) ? ofProject() : ofApplication();
    }

    private static String ofProject() {
        Form form = handedIn();
        String given = form.text(PROJECT_NUMBER);
        form.accept();
        Matcher number = NUMBER.matcher(Text.code(given));
        if (!number.matches() || District.of(number.group(1)).isEmpty()) {
            throw new InputException("“项目编号”（projectNumber）填写的“" + Text.shown(given)
                    + "”不正确，格式为区代码-年份-四位序号，如 110105-2026-0001。");
        }
        String district = number.group(1);
        Authentication user = Context.getCommandContext().getAuthentication();
        if (user != null && user.getUserId() != null && !user.getTenantIds().contains(district)) {
            throw new RuleException("“项目编号”（projectNumber）填写的“" + given + "”不属于您（" + user.getUserId() + "）所在的区，不能办理。");
        }
        return district;
    }

    /** The form that starts the instance. */
    private static Form handedIn() {
        return Form.in(Submissions.of(Context.getCommandContext()).current().map(Submission::handedIn).orElseGet(Map::of));
    }

    private static String ofApplication() {
        Form form = handedIn();
        String given = form.text(DISTRICT);
        form.accept();
        District district = District.of(given).orElseThrow(() -> new InputException("“所在区”（districtCode）填写的“" + Text.shown(given)
                + "”不正确，须为本市16个区或北京经济技术开发区的代码，如 110105。"));
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
