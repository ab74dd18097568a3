package beijing.facility.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/** What officials are told of due dates. */
@ProcessTest
class DueDatesTest {

    @Autowired
    Journey journey;
    @Autowired
    DueDates dueDates;
    @Autowired
    Notices notices;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskWatch subjects;
    @Autowired
    TenantMembers members;
    @Autowired
    NoticeSettings settings;
    @Autowired
    BeijingClock clock;

    @AfterEach
    void today() {
        ClockUtil.reset();
        jdbc.sql("update due_date_watch set watched_to = null").update();
    }

    @Test
    void aTaskIsCalledSoonDueAndOverdueOnceEach() {
        dueDates.watch();
        String project = journey.filed();
        due(project, "dept-health", Duration.ofDays(5));
        dueDates.watch();
        assertThat(told(project, "dept-health")).isEmpty();
        later(Duration.ofDays(2).plusHours(1));
        dueDates.watch();
        dueDates.watch();
        assertThat(told(project, "dept-health")).singleElement().asString().contains("部门审查意见", project, "即将到期");
        later(Duration.ofDays(1));
        dueDates.watch();
        assertThat(told(project, "dept-health")).hasSize(1);
        later(Duration.ofDays(2));
        dueDates.watch();
        dueDates.watch();
        assertThat(told(project, "dept-health")).hasSize(2).last().asString().contains("已逾期");
        assertThat(told(project, "district-drc-110105")).as("not hers").isEmpty();
    }

    @Test
    void whoHasTakenTheTaskIsToldAlone() {
        dueDates.watch();
        String project = journey.determinable();
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(project).singleResult();
        tasks.setAssignee(task.getId(), "municipal-drc-2");
        task = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        task.setDueDate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(1))));
        tasks.saveTask(task);
        later(Duration.ofHours(2));
        dueDates.watch();
        assertThat(told(project, "municipal-drc-2")).singleElement().asString().contains("统筹确定项目", "已逾期");
        assertThat(told(project, "municipal-drc")).isEmpty();
    }

    @Test
    void severalServersTellItOnce() throws Exception {
        dueDates.watch();
        String project = journey.filed();
        due(project, "dept-health", Duration.ofHours(1));
        later(Duration.ofHours(2));
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(dueDates::watch)).limit(4)
                .toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(told(project, "dept-health")).hasSize(1);
    }

    @Test
    void whatIsOldIsThrownAway() {
        String project = journey.filed();
        later(Duration.ofDays(179));
        notices.forget();
        assertThat(all(project)).isPositive();
        later(Duration.ofDays(2));
        notices.forget();
        assertThat(all(project)).isZero();
    }

    /** It may be handed in between the look at the due dates and the telling. */
    @Test
    void aTaskThatEndsMeanwhileSilencesNoOther() {
        dueDates.watch();
        String ending = journey.filed();
        due(ending, "dept-health", Duration.ofHours(1));
        String other = journey.filed();
        due(other, "dept-health", Duration.ofHours(2));
        later(Duration.ofHours(3));
        whileLooking(() -> journey.department("health").completes("DepartmentOpinion", ending, Submission.decision("AGREE")));
        assertThat(told(other, "dept-health")).singleElement().asString().contains(other, "已逾期");
        assertThat(told(ending, "dept-health")).isEmpty();
    }

    @Test
    void whatCannotBeToldOfOneTaskIsToldOfTheOthers() {
        dueDates.watch();
        String broken = journey.filed();
        due(broken, "dept-health", Duration.ofHours(1));
        String other = journey.filed();
        due(other, "dept-health", Duration.ofHours(2));
        later(Duration.ofHours(3));
        jdbc.sql("alter table notice add constraint no_news check (project_number <> '" + broken + "') not valid").update();
        try {
            dueDates.watch();
        } finally {
            jdbc.sql("alter table notice drop constraint no_news").update();
        }
        assertThat(told(other, "dept-health")).singleElement().asString().contains(other, "已逾期");
    }

    /** Told at the very moment at which it ended, it is no news for long. */
    @Test
    void whatWasToldOfAnEndedTaskIsSettled() {
        dueDates.watch();
        String project = journey.filed();
        due(project, "dept-health", Duration.ofHours(1));
        later(Duration.ofHours(2));
        dueDates.watch();
        jdbc.sql("update notice set task_id = 'ended' where project_number = ? and kind = 'OVERDUE'").param(project).update();
        dueDates.watch();
        assertThat(jdbc.sql("select count(*) from notice where project_number = ? and kind = 'OVERDUE' and read_at is null")
                .param(project).query(Long.class).single()).isZero();
    }

    /** The due dates are looked at, and then something happens. */
    private void whileLooking(Runnable event) {
        TaskService eventful = mock(TaskService.class, delegatesTo(tasks));
        doAnswer(called -> eventful(tasks.createTaskQuery(), event)).when(eventful).createTaskQuery();
        DueDates watch = new DueDates(jdbc, transactions, eventful, runtime, notices, subjects, members, settings, clock);
        new TransactionTemplate(transactions).executeWithoutResult(status -> watch.watch());
    }

    private static TaskQuery eventful(TaskQuery query, Runnable event) {
        return mock(TaskQuery.class, called -> {
            Object answer = called.getMethod().invoke(query, called.getArguments());
            if (answer instanceof List<?> found && !found.isEmpty()) {
                CompletableFuture.runAsync(event).get(60, TimeUnit.SECONDS);
            }
            return answer == query ? called.getMock() : answer;
        });
    }

    private void due(String project, String group, Duration fromNow) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(project).taskCandidateGroup(group).singleResult();
        task.setDueDate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(fromNow)));
        tasks.saveTask(task);
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    }

    private List<String> told(String project, String user) {
        return jdbc.sql("select sentence from notice where project_number = ? and user_id = ? and kind in ('DUE_SOON', 'OVERDUE') order by id")
                .params(project, user).query(String.class).list();
    }

    private long all(String project) {
        return jdbc.sql("select count(*) from notice where project_number = ?").param(project).query(Long.class).single();
    }
}
