package beijing.facility.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ChangeRegister;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.TaskForm;

/** 办理前期手续变更 opens, after a return, with the procedures as they were handed in. */
@Component
class ProceduresForm implements TaskForm {

    static final Field NUMBER = Field.of("changeApprovalNumber", "变更批复文号");
    static final Field DATE = Field.of("changeApprovalDate", "变更批复日期");

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeTables tables;

    ProceduresForm(ProjectFiles files, ChangeRegister changes, ChangeTables tables) {
        this.files = files;
        this.changes = changes;
        this.tables = tables;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-change");
    }

    @Override
    public String task() {
        return "RecordChangeProcedures";
    }

    @Override
    public Map<String, Object> values(String project) {
        ProjectChange change = changes.require(files.require(project));
        Map<String, Object> values = new LinkedHashMap<>();
        change.procedureNumber().ifPresent(number -> values.put(NUMBER.key(), number));
        change.procedureDate().ifPresent(date -> values.put(DATE.key(), date.toString()));
        return values;
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return tables.of(project);
    }
}
