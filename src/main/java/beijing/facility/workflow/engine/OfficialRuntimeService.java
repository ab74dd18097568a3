package beijing.facility.workflow.engine;

import java.util.List;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;

import beijing.facility.workflow.NotEntitledException;

/** The engine's runtime service, but an instance is carried over to where it stands already: nobody is migrated past a check. */
class OfficialRuntimeService extends RuntimeServiceImpl {

    @Override
    public MigrationPlanExecutionBuilder newMigration(MigrationPlan plan) {
        if (!key(plan.getSourceProcessDefinitionId()).equals(key(plan.getTargetProcessDefinitionId()))) {
            throw new NotEntitledException("流程实例只能迁移到同一流程的其他版本。");
        }
        for (MigrationInstruction instruction : plan.getInstructions()) {
            if (!instruction.getSourceActivityId().equals(instruction.getTargetActivityId())) {
                throw new NotEntitledException("流程实例只能迁移到原来的环节：不能从“" + instruction.getSourceActivityId() + "”迁移到“"
                        + instruction.getTargetActivityId() + "”，请保留环节的标识（id）。");
            }
        }
        if (plan.getVariables() != null && !plan.getVariables().isEmpty()) {
            throw new NotEntitledException("迁移流程实例时不能设定流程变量：" + String.join("、", List.copyOf(plan.getVariables().keySet())) + "。");
        }
        return super.newMigration(plan);
    }

    /** An id that there is not is told by the engine. */
    private String key(String definition) {
        return commandExecutor.execute(context -> {
            var found = definition == null ? null : context.getProcessDefinitionManager().findLatestDefinitionById(definition);
            return found == null ? String.valueOf(definition) : found.getKey();
        });
    }
}
