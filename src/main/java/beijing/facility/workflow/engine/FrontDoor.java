package beijing.facility.workflow.engine;

import java.util.Set;

import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import beijing.facility.identity.Groups;
import beijing.facility.workflow.RuleException;

/**
 * Keeps a project at the front door: who may start a process could otherwise start it behind its checks, or start an ended one
 * again in the middle. An administrator may, to mend what has gone wrong; the engine records it.
 */
class FrontDoor extends CommandInterceptor {

    private static final Set<Class<?>> SIDE_DOORS = Set.of(StartProcessInstanceAtActivitiesCmd.class,
            RestartProcessInstancesCmd.class, RestartProcessInstancesBatchCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (SIDE_DOORS.contains(command.getClass())) {
            Authentication user = Context.getCommandContext().getAuthentication();
            if (user != null && user.getUserId() != null && !user.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
                throw new RuleException("流程只能从起点启动，不能从中间环节启动或重新启动。");
            }
        }
        return next.execute(command);
    }
}
