package beijing.facility.workflow.engine;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two departments that give their opinions at the same moment meet at the end of the parallel review, and one of the two
 * transactions is rolled back: it runs again, unseen by the official. Stands outside of the transaction.
 */
class Retry extends CommandInterceptor {

    private static final int ATTEMPTS = 6;
    private static final int LONGEST_PAUSE = 60;
    private static final Set<Class<?>> BY_OFFICIALS =
            Set.of(SubmitTaskFormCmd.class, CompleteTaskCmd.class, SubmitStartFormCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (!BY_OFFICIALS.contains(command.getClass()) || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int attempt = 1;; attempt++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException | ConcurrencyFailureException collision) {
                if (attempt == ATTEMPTS) {
                    throw collision;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE) * (long) attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
