package beijing.facility.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.PlanVariables;
import beijing.facility.workflow.TaskForm;

/** 整改 opens with the areas as built: they are corrected where they were measured again. */
@Component("acceptanceRectificationForm")
class RectificationForm implements TaskForm {

    private final ProjectFiles files;

    RectificationForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("completion-acceptance");
    }

    @Override
    public String task() {
        return "RectifyDefects";
    }

    @Override
    public Map<String, Object> values(String project) {
        return new LinkedHashMap<>(PlanVariables.areas(files.built(files.require(project)).orElseThrow()));
    }
}
