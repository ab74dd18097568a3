package beijing.facility.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** Officials who read while others work. */
@ProcessTest
class NoticesTest {

    private static final String HEALTH = "dept-health";

    @Autowired
    Journey journey;
    @Autowired
    Notices notices;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;

    @Test
    void whoReadsAllDoesNotWaitForWhoCompletes() {
        journey.filed();
        String other = journey.filed();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from notice where user_id = ? and project_number = ? for update").params(HEALTH, other)
                    .query(Long.class).single();
            CompletableFuture.runAsync(() -> notices.readAll(HEALTH)).orTimeout(10, TimeUnit.SECONDS).join();
        });
        assertThat(notices.of(HEALTH, Optional.empty(), true, 0, 100)).extracting(Notice::project)
                .containsExactly(Optional.of(other));
        journey.department("health").completes("DepartmentOpinion", other, Submission.decision("AGREE"));
        assertThat(notices.count(HEALTH, Optional.empty(), true)).isZero();
    }

    @Test
    void theNewestComesFirst() {
        String first = journey.filed();
        String second = journey.filed();
        jdbc.sql("update notice set created_at = created_at + interval '1 minute' where project_number = ?").param(first).update();
        assertThat(notices.of(HEALTH, Optional.empty(), false, 0, 100)).extracting(notice -> notice.project().orElseThrow())
                .containsSubsequence(first, second);
    }
}
