package beijing.facility.change;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.TaskForm;

/** 审核补助调整 opens with the rate of the approval, or the one proposed before the signer sent it back. */
@Component
class AdjustmentForm implements TaskForm {

    static final String TASK = "ReviewSubsidyAdjustment";
    static final Field INCLUSIVE_RATE = Field.of("inclusiveRate", "普惠补助比例");
    static final Field EXCEPTION_ACCEPTED = Field.of("exceptionAccepted", "接受例外");

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeEffect effect;
    private final ChangeTables tables;

    AdjustmentForm(ProjectFiles files, ChangeRegister changes, ChangeEffect effect, ChangeTables tables) {
        this.files = files;
        this.changes = changes;
        this.effect = effect;
        this.tables = tables;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-change");
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Map<String, Object> values(String number) {
        return changes.require(files.require(number)).inclusiveRate()
                .map(rate -> Map.<String, Object>of(INCLUSIVE_RATE.key(), Amounts.inPercent(rate))).orElse(Map.of());
    }

    @Override
    public Map<String, Object> suggestions(String number) {
        return Map.of(INCLUSIVE_RATE.key(), Amounts.inPercent(effect.rate(files.require(number))));
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return tables.of(project);
    }
}
