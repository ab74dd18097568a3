package beijing.facility.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

import beijing.facility.TestDatabase;
import beijing.facility.demo.SampleProject.Standing;

/** What somebody finds who has just started the demo. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "camunda.bpm.process-engine-name=samples"})
@ContextConfiguration(initializers = TestDatabase.Demo.class)
class SampleProjectsTest {

    private static final Map<Standing, List<String>> TASKS = new EnumMap<>(Map.ofEntries(
            Map.entry(Standing.RECTIFY, List.of("RectifyApplication")),
            Map.entry(Standing.OPINIONS, List.of("DepartmentOpinion")),
            Map.entry(Standing.RESOLVE, List.of("ResolveReview")),
            Map.entry(Standing.DETERMINE, List.of("DetermineProject")),
            Map.entry(Standing.ASSIGN, List.of("AssignResponsibility")),
            Map.entry(Standing.ESTABLISH, List.of("RecordEstablishment")),
            Map.entry(Standing.APPLY, List.of("SubmitFundApplication")),
            Map.entry(Standing.REVIEW, List.of("ReviewFundApplication")),
            Map.entry(Standing.SIGN, List.of("SignFundApproval")),
            Map.entry(Standing.START, List.of("ReportStart")),
            Map.entry(Standing.RELEASE, List.of("ReleaseFunds", "ReportProgress")),
            Map.entry(Standing.DISBURSE, List.of("DisburseFunds", "ReportProgress")),
            Map.entry(Standing.OVERDUE, List.of("DisburseFunds", "ReportProgress", "SuperviseDisbursement")),
            Map.entry(Standing.CHANGE, List.of("RecordChangeProcedures", "ReportProgress")),
            Map.entry(Standing.ADJUST, List.of("ReportProgress", "ReviewSubsidyAdjustment")),
            Map.entry(Standing.REPAY, List.of("RepayOverpayment", "ReportProgress")),
            Map.entry(Standing.ORGANISE, List.of("OrganiseAcceptance")),
            Map.entry(Standing.OPINIONS_ON_ACCEPTANCE, List.of("AcceptanceOpinion")),
            Map.entry(Standing.RECTIFY_DEFECTS, List.of("RectifyDefects")),
            Map.entry(Standing.SETTLE, List.of("SettleAccounts")),
            Map.entry(Standing.APPOINT, List.of("AppointOperator")),
            Map.entry(Standing.OPERATE, List.of()),
            Map.entry(Standing.EVALUATE, List.of("EvaluateOperation")),
            Map.entry(Standing.RECTIFY_OPERATION, List.of("RectifyDefects"))));

    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void eachProjectStandsWhereItShould() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        Map<String, List<String>> found = new LinkedHashMap<>();
        SampleProject.all().forEach(sample -> {
            expected.put(sample.name(), TASKS.get(sample.standing()));
            String number = jdbc.queryForObject("select number from project where name = ?", String.class, sample.name());
            found.put(sample.name(), tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                    .map(Task::getTaskDefinitionKey).sorted().toList());
        });
        assertThat(found).isEqualTo(expected);
        assertThat(SampleProject.all()).extracting(SampleProject::standing).contains(Standing.values());
    }

    @Test
    void whatIsNewToThemIsOfOpenTasksAndOfThisWeek() {
        assertThat(jdbc.queryForObject("select count(*) from notice where read_at is null and kind = 'ASSIGNED'", Integer.class)).isPositive();
        assertThat(jdbc.queryForObject("select count(*) from notice where read_at is null and kind = 'ASSIGNED'"
                + " and task_id not in (select id_ from act_ru_task)", Integer.class)).isZero();
        assertThat(jdbc.queryForObject("select count(*) from notice where read_at is null and kind <> 'ASSIGNED'"
                + " and created_at < now() - interval '9 days'", Integer.class)).isZero();
    }

    @Test
    void nothingIsLateButTheDisbursementThatIsSupervised() {
        assertThat(jdbc.queryForObject("select count(*) from project where report_due_on < current_date", Integer.class)).isZero();
        assertThat(jdbc.queryForObject("select count(*) from progress_report where (reported_at at time zone 'Asia/Shanghai')::date > due_on",
                Integer.class)).isZero();
        assertThat(management.createJobQuery().timers().duedateLowerThan(ClockUtil.getCurrentTime()).count()).isZero();
        assertThat(Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime())).isCloseTo(Instant.now(), within());
    }

    @Test
    void noPaperHasTheNumberOfAnother() {
        assertThat(jdbc.queryForList("select project_code from project where project_code is not null", String.class))
                .hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(jdbc.queryForList("select number from fund_release union all select voucher_number from disbursement"
                + " union all select finance_document_number from disbursement union all"
                + " select approval_number from project where approval_number is not null", String.class))
                .hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @Test
    void noProjectIsPaidTwiceOnOneDay() {
        assertThat(jdbc.queryForList("select project_number || ' ' || release_date from fund_release", String.class)).doesNotHaveDuplicates();
        assertThat(jdbc.queryForObject("select count(*) from fund_release r join disbursement d on d.release = r.id"
                + " where d.disbursement_date <= r.release_date", Integer.class)).isZero();
    }

    @Test
    void theDistrictOfTheReadmeFindsItsDeskFull() {
        assertThat(tasks.createTaskQuery().taskCandidateGroup("district-drc-110105").list()).extracting(Task::getTaskDefinitionKey)
                .contains("SubmitFundApplication", "DisburseFunds", "ReportProgress", "RectifyDefects", "CollectApplications");
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return new org.assertj.core.data.TemporalUnitWithinOffset(1, ChronoUnit.MINUTES);
    }
}
