package beijing.facility.workflow.engine;

import java.util.Date;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.impl.repository.UpdateProcessDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

import beijing.facility.workflow.RuleException;

/** The engine's repository service, by which nobody who is signed in brings a process to a halt or shortens the life of its record. */
class OfficialRepositoryService extends RepositoryServiceImpl {

    @Override
    public DeploymentBuilder createDeployment() {
        return new DeploymentBuilderImpl(this) {

            private static final long serialVersionUID = 1L;

            @Override
            public DeploymentBuilderImpl activateProcessDefinitionsOn(Date date) {
                // the new version would be the latest, and until then suspended: nobody could start or go on
                throw new RuleException("不能指定流程的启用时间（deployment-activation-time），在此之前全市将不能办理；请在需要时再部署。");
            }
        };
    }

    @Override
    public UpdateProcessDefinitionSuspensionStateBuilderImpl updateProcessDefinitionSuspensionState() {
        return new UpdateProcessDefinitionSuspensionStateBuilderImpl(commandExecutor) {
            @Override
            public UpdateProcessDefinitionSuspensionStateBuilderImpl executionDate(Date date) {
                OfficialManagementService.onlyAtOnce(commandExecutor, date);
                return super.executionDate(date);
            }
        };
    }

    @Override
    public void updateProcessDefinitionHistoryTimeToLive(String definition, Integer days) {
        commandExecutor.execute(context -> {
            if (context.getAuthentication() != null && context.getAuthentication().getUserId() != null) {
                throw new RuleException("办理记录的保存期限由流程文件规定，不能另行修改。");
            }
            return null;
        });
        super.updateProcessDefinitionHistoryTimeToLive(definition, days);
    }
}
