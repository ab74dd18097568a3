package beijing.facility.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.InvestmentPlan;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.PlanVariables;
import beijing.facility.workflow.TaskForm;

/** 组织竣工验收 opens with the approved areas, after a failed check with those handed in. */
@Component
class OrganisationForm implements TaskForm {

    static final Field COMPLETION_DATE = Field.of("completionDate", "竣工日期");
    static final Field ACCEPTANCE_DATE = Field.of("acceptanceDate", "验收日期");

    private final ProjectFiles files;

    OrganisationForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("completion-acceptance");
    }

    @Override
    public String task() {
        return "OrganiseAcceptance";
    }

    @Override
    public Map<String, Object> values(String number) {
        Project project = files.require(number);
        Map<String, Object> values = new LinkedHashMap<>(files.built(project).map(PlanVariables::areas).orElse(Map.of()));
        project.completedOn().ifPresent(date -> values.put(COMPLETION_DATE.key(), date.toString()));
        project.acceptedOn().ifPresent(date -> values.put(ACCEPTANCE_DATE.key(), date.toString()));
        return values;
    }

    @Override
    public Map<String, Object> suggestions(String number) {
        return PlanVariables.areas(files.plan(files.require(number)));
    }
}
