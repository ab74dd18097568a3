package beijing.facility.lifecycle;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.TaskForm;

/** 补正申报材料 opens with the application as it was last handed in. */
@Component
class RectificationForm implements TaskForm {

    private final ProjectFiles files;

    RectificationForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-lifecycle");
    }

    @Override
    public String task() {
        return "RectifyApplication";
    }

    @Override
    public Map<String, Object> values(String projectNumber) {
        return ApplicationForm.values(files.application(files.require(projectNumber)));
    }
}
