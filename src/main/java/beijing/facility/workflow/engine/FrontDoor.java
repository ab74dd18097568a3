package beijing.facility.workflow.engine;

import java.util.Set;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import beijing.facility.workflow.RuleException;

/**
 * Keeps a project at the front door, the start form: who may start a process could otherwise start it with variables of her own,
 * behind its checks, or start an ended one again in the middle. What our own code starts while a form is handled goes through.
 */
class FrontDoor extends CommandInterceptor {

    private static final Set<Class<?>> SIDE_DOORS = Set.of(StartProcessInstanceCmd.class,
            StartProcessInstanceAtActivitiesCmd.class, RestartProcessInstancesCmd.class,
            RestartProcessInstancesBatchCmd.class);

    private final BooleanSupplier signedIn;

    FrontDoor(BooleanSupplier signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (SIDE_DOORS.contains(command.getClass()) && Context.getCommandContext() == null && signedIn.getAsBoolean()) {
            throw new RuleException("流程只能通过提交申报表单启动，不能从中间环节启动或重新启动。");
        }
        return next.execute(command);
    }
}
