package beijing.facility.workflow.engine;

import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Keeps a project at the front door, its forms: whatever rights in the engine somebody has, she can't start a process behind its checks,
 * move it past them, tell it what its variables are, or take from its history. What our own code does while a form is handled, or for
 * one of the verbs, goes through.
 */
class FrontDoor extends CommandInterceptor {

    private final EngineDoors doors = new EngineDoors();
    private final BooleanSupplier signedIn;

    FrontDoor(BooleanSupplier signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && signedIn.getAsBoolean()) {
            doors.refusal(command.getClass()).ifPresent(refusal -> {
                throw refusal.exception();
            });
        }
        return next.execute(command);
    }
}
