package beijing.facility.change;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.workflow.TaskForm;

/** 签批补助调整 shows what changes and what the reviewer proposes. */
@Component
class AdjustmentSignatureForm implements TaskForm {

    private final ChangeTables tables;

    AdjustmentSignatureForm(ChangeTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-change");
    }

    @Override
    public String task() {
        return "SignSubsidyAdjustment";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return tables.of(project);
    }
}
