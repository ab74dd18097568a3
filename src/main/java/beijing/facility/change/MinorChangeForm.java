package beijing.facility.change;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.workflow.TaskForm;

/** 一般变更备案 shows what changes. */
@Component
class MinorChangeForm implements TaskForm {

    private final ChangeTables tables;

    MinorChangeForm(ChangeTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-change");
    }

    @Override
    public String task() {
        return "FileMinorChange";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return tables.of(project);
    }
}
