package beijing.facility.workflow;

import static io.holunda.camunda.bpm.data.CamundaBpmData.stringVariable;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** The variables that every process of a project has. */
public final class ProcessVariables {

    /** For call activities; who needs to rely on it asks {@link #projectNumber}. */
    public static final VariableFactory<String> PROJECT_NUMBER = stringVariable("projectNumber");
    /** Names the candidate group of the district's tasks. */
    public static final VariableFactory<String> DISTRICT_CODE = stringVariable("districtCode");

    private ProcessVariables() {
    }

    /**
     * The project of an instance, taken from its business key, which no form can overwrite.
     *
     * @throws RuleException where the process was started by itself, without a project, or with one of another district
     */
    public static String projectNumber(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        if (number == null) {
            throw new RuleException("该流程由“项目全生命周期”调用，不能单独启动。");
        }
        if (!number.startsWith(execution.getTenantId() + "-")) {
            throw new RuleException("项目" + number + "不属于流程所属的区，不能办理。");
        }
        return number;
    }
}
