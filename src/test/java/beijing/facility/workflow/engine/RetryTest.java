package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import beijing.facility.workflow.RuleException;

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

    /** It may come of what somebody else has changed meanwhile. */
    @Test
    void anErrorIsTriedAgainOnce() {
        assertThat(retry(true, 1, new ProcessEngineException("no"))).isEqualTo("done");
        assertThat(retry(true, 1, new IllegalStateException("no"))).isEqualTo("done");
        assertThatThrownBy(() -> retry(true, 1000, new IllegalStateException("no"))).hasMessage("no");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void whatAnOfficialTypedWrongIsNotTriedAgain() {
        assertThatThrownBy(() -> retry(true, 1, new RuleException("不正确"))).hasMessage("不正确");
        assertThat(attempts).hasValue(1);
    }

    /** Nobody knows whether it was stored. */
    @Test
    void afterALostConnectionNothingIsTriedAgain() {
        assertThatThrownBy(() -> retry(true, 1, new TransactionSystemException("commit"))).hasMessage("commit");
        assertThat(attempts).hasValue(1);
        for (String state : Arrays.asList("08006", "57P01", null)) {
            assertThatThrownBy(() -> retry(true, 1, new ProcessEngineException("lost", new SQLException("lost", state))))
                    .hasMessage("lost");
            assertThat(attempts).hasValue(1);
        }
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
