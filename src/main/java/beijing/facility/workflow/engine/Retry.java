package beijing.facility.workflow.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two departments that give their opinions at the same moment meet at the end of the parallel review, and one of the two
 * transactions is rolled back: it runs again, unseen by the official. Stands outside of the transaction, so not where somebody
 * else began it, and only where an official waits: the engine has its own way with jobs.
 */
class Retry extends CommandInterceptor {

    /** All 17 districts of a solicitation at once need one attempt each in the worst case, and a review has fewer departments. */
    private static final int ATTEMPTS = 20;
    /** In milliseconds, times the number of the attempt. */
    private static final int LONGEST_PAUSE = 25;

    private final BooleanSupplier signedIn;

    Retry(BooleanSupplier signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || !signedIn.getAsBoolean()) {
            return next.execute(command);
        }
        for (int attempt = 1;; attempt++) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException | ConcurrencyFailureException failure) {
                if (attempt == ATTEMPTS || !collision(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    private static boolean collision(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException
                || failure instanceof OptimisticLockingException
                || failure instanceof ProcessEngineException engine
                        && engine.getCode() == BuiltinExceptionCode.DEADLOCK.getCode()
                // the instance went on while this attempt was reading it
                || String.valueOf(failure.getMessage()).contains("Cannot restore state of process instance");
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE) * (long) attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
