package beijing.facility.workflow.engine;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import beijing.facility.workflow.OfficialException;

/**
 * Two departments that give their opinions at the same moment meet at the end of the parallel review, and one of the two
 * transactions is rolled back: it runs again, unseen by the official. So it does, once, after any other failure that is not hers: it
 * may come of a task, or a state of the project, that somebody else has just put an end to, and then the second attempt finds that
 * out. Stands outside of the transaction, so not where somebody else began it, and only where an official waits: the engine has its
 * own way with jobs.
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
        boolean doubted = false;
        for (int attempt = 1;; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                boolean collision = collision(failure);
                if (attempt == ATTEMPTS || !collision && (doubted || !doubtful(failure))) {
                    throw failure;
                }
                doubted |= !collision;
                pause(attempt);
            }
        }
    }

    /**
     * Neither what the official handed in nor the database, which may have kept what was done before it was lost: that must not be
     * done twice.
     */
    private static boolean doubtful(RuntimeException failure) {
        return !caused(failure, OfficialException.class::isInstance)
                && !caused(failure, TransactionException.class::isInstance)
                && !caused(failure, cause -> cause instanceof SQLException lost && connectionLost(lost.getSQLState()));
    }

    private static boolean connectionLost(String state) {
        return state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("58");
    }

    private static boolean caused(Throwable failure, Predicate<Throwable> by) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(by);
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
