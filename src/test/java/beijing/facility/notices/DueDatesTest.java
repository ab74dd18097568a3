package beijing.facility.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

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
