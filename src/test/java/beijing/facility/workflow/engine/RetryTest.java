package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RetryTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aCollisionIsTriedAgain() {
        assertThat(retry(true, 3, new OptimisticLockingException("engine"))).isEqualTo("done");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void aCollisionInOurTablesIsTriedAgain() {
        assertThat(retry(true, 1, new OptimisticLockingFailureException("ours"))).isEqualTo("done");
    }

    @Test
    void notForEver() {
        assertThatThrownBy(() -> retry(true, 1000, new OptimisticLockingException("engine")))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(attempts).hasValueBetween(5, 20);
    }

    @Test
    void anErrorIsNotTriedAgain() {
        assertThatThrownBy(() -> retry(true, 1, new ProcessEngineException("no"))).hasMessage("no");
        assertThatThrownBy(() -> retry(true, 1, new IllegalStateException("no"))).hasMessage("no");
    }

    @Test
    void theEnginesOwnWorkIsLeftToIt() {
        assertThatThrownBy(() -> retry(false, 1, new OptimisticLockingException("engine")))
                .isInstanceOf(OptimisticLockingException.class);
    }

    /** It would go on in a transaction that can only be rolled back. */
    @Test
    void notWithinATransactionOfSomebodyElse() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> retry(true, 1, new OptimisticLockingException("engine")))
                    .isInstanceOf(OptimisticLockingException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    private String retry(boolean signedIn, int failures, RuntimeException failure) {
        attempts.set(0);
        Retry retry = new Retry(() -> signedIn);
        retry.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (attempts.incrementAndGet() <= failures) {
                    throw failure;
                }
                return command.execute(null);
            }
        });
        return retry.execute(context -> "done");
    }
}
