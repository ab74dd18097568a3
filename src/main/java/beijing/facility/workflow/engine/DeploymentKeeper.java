package beijing.facility.workflow.engine;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.RuleException;

/**
 * Keeps what projects run on: only an administrator deletes a deployment or a process, and nobody one by which a project runs or
 * ran, or the only version of a process. Who deployed it has no right of her own to it. Asked beside the engine's authorizations, so
 * that none of them opens what is closed here.
 */
class DeploymentKeeper extends AuthorizationCommandChecker {

    /** What one command is about to delete: all versions of a process at once are refused as well. */
    private static final Map<CommandContext, Set<String>> GOING = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void checkDeleteDeployment(String deployment) {
        super.checkDeleteDeployment(deployment);
        check(commandContext().getProcessDefinitionManager().findProcessDefinitionsByDeploymentId(deployment));
    }

    @Override
    public void checkDeleteProcessDefinitionById(String id) {
        super.checkDeleteProcessDefinitionById(id);
        ProcessDefinitionEntity definition = commandContext().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        check(definition == null ? List.of() : List.of(definition));
    }

    private static void check(List<? extends ProcessDefinition> definitions) {
        CommandContext context = commandContext();
        if (!context.isAuthorizationCheckEnabled() || context.getAuthentication() == null || context.getAuthentication().getUserId() == null) {
            return;
        }
        if (!context.getAuthorizationManager().isCamundaAdmin(context.getAuthentication())) {
            throw new NotAnAdministrator();
        }
        context.runWithoutAuthorization(() -> {
            definitions.forEach(definition -> check(context, definition));
            return null;
        });
    }

    private static void check(CommandContext context, ProcessDefinition definition) {
        HistoricProcessInstanceQueryImpl instances = new HistoricProcessInstanceQueryImpl();
        instances.processDefinitionId(definition.getId());
        long count = context.getHistoricProcessInstanceManager().findHistoricProcessInstanceCountByQueryCriteria(instances);
        String called = "“" + definition.getName() + "”第" + definition.getVersion() + "版";
        if (count > 0) {
            throw new RuleException(called + "有" + count + "件在办或已办结的事项，其记录须保留，不能删除。");
        }
        Set<String> going = GOING.computeIfAbsent(context, command -> new HashSet<>());
        going.add(definition.getId());
        if (context.getProcessDefinitionManager().findDefinitionsByKeyAndTenantId(definition.getKey(), definition.getTenantId(), true).stream()
                .allMatch(version -> going.contains(version.getId()))) {
            throw new RuleException(called + "是该流程唯一的版本，删除后全市不能再办理，不能删除。");
        }
    }

    private static CommandContext commandContext() {
        return Context.getCommandContext();
    }

    private static final class NotAnAdministrator extends OfficialException {

        private static final long serialVersionUID = 1L;

        private NotAnAdministrator() {
            super("只有系统管理员可以删除流程部署，且只能删除没有办理过任何事项的部署。", 20_403);
        }
    }
}
