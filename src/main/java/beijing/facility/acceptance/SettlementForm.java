package beijing.facility.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.PlanVariables;
import beijing.facility.workflow.TaskForm;

/** 竣工财务决算 opens with the areas as built. */
@Component
class SettlementForm implements TaskForm {

    static final Field SETTLED_INVESTMENT = Field.of("settledInvestment", "决算总投资");
    static final Field SHARED_INVESTMENT = Field.of("sharedInvestment", "公共及分摊投资");

    private final ProjectFiles files;

    SettlementForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("completion-acceptance");
    }

    @Override
    public String task() {
        return "SettleAccounts";
    }

    @Override
    public Map<String, Object> values(String number) {
        return new LinkedHashMap<>(PlanVariables.areas(files.built(files.require(number)).orElseThrow()));
    }
}
