package beijing.facility.review;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.TaskForm;

/** 明确实施和管护主体 opens with the project unit as the one that builds: mostly it is. */
@Component
class ResponsibilityForm implements TaskForm {

    static final Field IMPLEMENTING_ENTITY = Field.of("implementingEntity", "项目实施主体");
    static final Field MAINTENANCE_ENTITY = Field.of("maintenanceEntity", "后期管护责任主体");

    private final ProjectFiles files;

    ResponsibilityForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("joint-review");
    }

    @Override
    public String task() {
        return "AssignResponsibility";
    }

    @Override
    public Map<String, Object> suggestions(String projectNumber) {
        return Map.of(IMPLEMENTING_ENTITY.key(), files.require(projectNumber).unit());
    }
}
