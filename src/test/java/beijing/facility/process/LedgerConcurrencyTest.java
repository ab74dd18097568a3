package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.ReleaseDue;
import beijing.facility.project.Balance;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.FundLedger;
import beijing.facility.workflow.BeijingClock;

/** Contract §7 when many act on one project at the same moment, on a real PostgreSQL. */
@ProcessTest
class LedgerConcurrencyTest {

    private static final Mandate REVIEWER = new Mandate("municipal-drc", "市发展改革委（经办）", "municipal-drc", "市发展改革委（经办）",
            "ReleaseFunds", "task", "下达市级资金", "instance", Map.of());

    private static final int AT_ONCE = 12;

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    FundLedger ledger;
    @Autowired
    Decisions decisions;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aTrancheThatManyReleaseAtOnceIsReleasedOnce() throws Exception {
        String project = journey.started();
        List<String> answers = atOnce(AT_ONCE, i -> {
            officials.official(i % 2 == 0 ? "municipal-drc" : "municipal-drc-2")
                    .completes("ReleaseFunds", project, Journey.release("70.92"));
            return "released";
        });
        assertThat(answers).containsOnlyOnce("released");
        assertThat(transactions.<Integer>execute(status -> ledger.releases(project).size())).isOne();
        assertThat(balance(project).released()).isEqualByComparingTo("709200");
        assertSound(project);
    }

    @Test
    void sumsThatAreDisbursedAtOnceNeverPassTheTranche() throws Exception {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        List<String> answers = atOnce(AT_ONCE, i -> {
            journey.district().completes("DisburseFunds", project, Journey.disbursement("20"));
            return "disbursed";
        });
        long disbursed = answers.stream().filter("disbursed"::equals).count();
        assertThat(disbursed).isBetween(1L, 3L);
        assertThat(balance(project).disbursed()).isEqualByComparingTo(new BigDecimal(disbursed * 200_000));
        assertThat(decisions.findByProjectNumberOrderById(project)).extracting(Decision::decision)
                .filteredOn("DISBURSE"::equals).hasSize((int) disbursed);
        assertSound(project);
        // and it goes on
        journey.district().completes("DisburseFunds", project,
                Journey.disbursement(balance(project).outstanding().movePointLeft(4).toPlainString()));
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
    }

    @Test
    void entriesThatAreWrittenAtOnceAreRefusedByTheDatabaseItself() throws Exception {
        String project = journey.funded();
        ReleaseDue due = new ReleaseDue("", new BigDecimal("0.8"), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE);
        LocalDate today = LocalDate.now(BeijingClock.ZONE);
        List<String> answers = atOnce(AT_ONCE, i -> officials.official("municipal-drc").as(() -> transactions.execute(status -> {
            ledger.release(REVIEWER, project, new BigDecimal("1000000"), "x" + i, today, today, due);
            return "released";
        })));
        assertThat(answers).containsOnlyOnce("released");
        assertSound(project);
    }

    @Test
    void aReleaseWrittenByHandWaitsForAChangeThatIsBeingOpened() throws Exception {
        String project = journey.funded();
        BigDecimal released = balance(project).released();
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        List<String> answers = atOnce(2, i -> transactions.execute(status -> {
            if (i == 0) {
                jdbc.update("""
                        insert into project_change (project_number, reason, requested_by, requested_at, old_address, old_mode,
                            old_plan_id, address, mode, plan_id)
                        select number, 'by hand', 'x', now(), address, construction_mode, plan_id, 'elsewhere', construction_mode,
                            plan_id from project where number = ?""", project);
                opened.countDown();
                await(waiting);
                return "changed";
            }
            await(opened);
            waiting.countDown();
            jdbc.update("""
                    insert into fund_release (project_number, tranche, amount, number, release_date, due_on, share, entitled,
                        recorded_by, recorded_at)
                    values (?, 9, 1, 'x', current_date, current_date, 1, 1, 'x', now())""", project);
            return "released";
        }));
        assertThat(answers.get(0)).isEqualTo("changed");
        assertThat(answers.get(1)).contains("a change of " + project + " is open");
        assertThat(balance(project).released()).isEqualByComparingTo(released);
    }

    private static void await(CountDownLatch moment) {
        try {
            if (!moment.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the moment never came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReleaseAndAChangeAtTheSameMomentNeverBothGoThrough() throws Exception {
        for (int round = 0; round < 5; round++) {
            String project = journey.started();
            List<String> answers = atOnce(2, i -> {
                if (i == 0) {
                    journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
                    return "released";
                }
                journey.district().starts("project-change", Journey.smaller(project, "960", "440"));
                return "changed";
            });
            // the change always gets in; the release only where it was first
            assertThat(answers).contains("changed");
            boolean released = answers.contains("released");
            assertThat(balance(project).released().signum()).isEqualTo(released ? 1 : 0);
            assertThat(officials.openTasks(project)).containsExactlyInAnyOrder(released
                    ? new String[] {"DisburseFunds", "FileMinorChange", "ReportProgress"}
                    : new String[] {"FileMinorChange", "ReportProgress"});
            journey.district().completes("FileMinorChange", project, Submission.decision("WITHDRAW").with("opinion", "不再实施"));
            assertThat(officials.openTasks(project)).contains(released ? "DisburseFunds" : "ReleaseFunds");
            assertSound(project);
        }
    }

    @Test
    void everythingAtOnceLeavesTheLedgerSound() throws Exception {
        String project = journey.completedSteps();
        journey.district().starts("project-change", Journey.smaller(project, "700", "180"));
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project, Journey.adjustment());
        List<String> answers = atOnce(AT_ONCE, i -> switch (i % 4) {
            case 0, 1 -> {
                journey.district().completes("RepayOverpayment", project, Journey.repayment("15"));
                yield "repaid";
            }
            case 2 -> {
                journey.district().completes("ReportProgress", project, Journey.report("2026-08", "70", "600"));
                yield "reported";
            }
            default -> {
                journey.municipal().starts("project-termination", Journey.termination(project));
                yield "terminated";
            }
        });
        assertThat(answers).containsOnlyOnce("terminated");
        long repaid = answers.stream().filter("repaid"::equals).count();
        assertThat(balance(project).repaid()).isEqualByComparingTo(new BigDecimal(repaid * 150_000));
        assertSound(project);
        assertThat(officials.openTasks(project)).as("only what is left to repay").containsExactly("RepayOverpayment");
        journey.district().completes("RepayOverpayment", project,
                Journey.repayment(balance(project).overpaid().movePointLeft(4).toPlainString()));
        assertThat(officials.openTasks(project)).isEmpty();
        assertThat(balance(project).netReleased()).isZero();
    }

    @Test
    void aTimerThatFiresTwiceActsOnce() throws Exception {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        String job = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId())
                        .activityId("DisbursementOverdue").list().stream())
                .map(Job::getId).findFirst().orElseThrow();
        List<String> answers = atOnce(4, i -> {
            management.executeJob(job);
            return "fired";
        });
        assertThat(answers).containsOnlyOnce("fired");
        assertThat(decisions.findByProjectNumberOrderById(project)).extracting(Decision::task)
                .containsOnlyOnce("RaiseSupervision");
        assertThat(officials.openTasks(project)).containsOnlyOnce("SuperviseDisbursement");
    }

    private interface Attempt {
        String run(int place) throws Exception;
    }

    /** What each attempt came to: its own word, or what it was told. All begin at the same moment. */
    private static List<String> atOnce(int attempts, Attempt attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(attempts);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < attempts; i++) {
                int place = i;
                Callable<String> one = () -> {
                    start.await();
                    try {
                        return attempt.run(place);
                    } catch (Exception | AssertionError refusal) {
                        return "refused: " + refusal.getMessage();
                    }
                };
                running.add(threads.submit(one));
            }
            start.countDown();
            List<String> answers = new ArrayList<>();
            for (Future<String> future : running) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** 0 ≤ disbursed ≤ released ≤ approved but for what is to be repaid, and the balance is what the entries say. */
    private void assertSound(String project) {
        Balance balance = balance(project);
        assertThat(balance.disbursed()).isNotNegative().isLessThanOrEqualTo(balance.released());
        assertThat(balance.netReleased().subtract(balance.overpaid())).isLessThanOrEqualTo(balance.approved());
        assertThat(sum("fund_release", project)).isEqualByComparingTo(balance.released());
        assertThat(sum("disbursement", project)).isEqualByComparingTo(balance.disbursed());
        assertThat(sum("repayment", project)).isEqualByComparingTo(balance.repaid());
        assertThat(jdbc.queryForObject("""
                select count(*) from fund_release r where project_number = ? and tranche < (
                    select max(tranche) from fund_release where project_number = r.project_number)
                and amount > (select coalesce(sum(amount), 0) from disbursement where release = r.id)""", Integer.class, project))
                .as("tranches before the last that are not disbursed in full").isZero();
    }

    private BigDecimal sum(String table, String project) {
        return jdbc.queryForObject("select coalesce(sum(amount), 0) from " + table + " where project_number = ?", BigDecimal.class,
                project);
    }

    private Balance balance(String project) {
        return transactions.execute(status -> ledger.balance(project));
    }
}
