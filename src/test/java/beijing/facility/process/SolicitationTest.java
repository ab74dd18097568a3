package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import beijing.facility.identity.District;
import beijing.facility.measures.Function;
import beijing.facility.process.Officials.Official;
import beijing.facility.project.DistrictCollection;
import beijing.facility.project.FiledApplications;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.project.SolicitationStatus;
import beijing.facility.project.SolicitationSummary;
import beijing.facility.project.SolicitationSummary.FunctionTotal;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.RuleException;

/** A round of the yearly solicitation: every sequence flow and event of its diagram is walked here. */
@ProcessTest
@TestPropertySource(properties = "camunda.bpm.process-engine-name=solicitation")
class SolicitationTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Coverage extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(SolicitationTest.class, "project-lifecycle", "joint-review", "funding-approval",
                    "project-implementation", "fund-release", "project-change", "completion-acceptance",
                    "operation-supervision", "project-termination", "consultation");
        }
    }

    private static final String CHAOYANG = "110105";
    private static final String FENGTAI = "110106";

    private static int units = 700_000;

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    ProjectFiles files;
    @Autowired
    SolicitationRounds rounds;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    HistoryService history;
    @Autowired
    ManagementService management;
    @Autowired
    JdbcClient jdbc;

    /** The next test finds no round running. */
    @AfterEach
    void concludeEveryRound() {
        ClockUtil.reset();
        for (ProcessInstance round : runtime.createProcessInstanceQuery().processDefinitionKey("project-solicitation").list()) {
            everyDistrictAnswers(round.getBusinessKey());
            journey.municipal().completes("ConcludeSolicitation", round.getBusinessKey(), Submission.form());
        }
    }

    // ------------------------------------------------------------------ the notice

    @Test
    void aNoticeOpensARoundForTheWholeCityAndAsksEveryDistrict() {
        String round = opened();

        assertThat(round).matches("ZJ-" + year() + "-\\d+");
        assertThat(rounds.require(round).status()).isEqualTo(SolicitationStatus.OPEN);
        assertThat(rounds.require(round).openedBy()).isEqualTo("municipal-drc");
        ProcessInstance instance = instance(round);
        assertThat(instance.getTenantId()).isNull();
        assertThat(runtime.getVariable(instance.getId(), "solicitationId")).isEqualTo(round);
        assertThat(officials.openTasks(round)).hasSize(17).containsOnly("CollectApplications");
        for (District district : District.all()) {
            Task task = district(district.code()).task("CollectApplications", round);
            assertThat(task.getDueDate().toInstant()).isEqualTo(
                    deadline().atTime(LocalTime.of(23, 59, 59)).atZone(BeijingClock.ZONE).toInstant());
            assertThat(tasks.getVariablesLocal(task.getId())).containsEntry("cardNumber", round)
                    .containsEntry("cardName", rounds.require(round).name())
                    .containsEntry("cardDistrict", district.label());
        }
        // what only the list shows has no history, what the process goes by has
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list())
                .extracting(HistoricVariableInstance::getName).contains("solicitationId").doesNotContain("cardNumber");
        assertThat(rows(district(CHAOYANG).opens("CollectApplications", round), "solicitationTable"))
                .contains(round, deadline().toString(), "请各区组织申报");
    }

    @Test
    void ofAYearOnlyOneRoundRunsAtATime() {
        String first = opened();
        String before = everything();
        refused(() -> opens(notice()), RuleException.class, "year", String.valueOf(year()), first, "尚未结束");
        assertThat(everything()).isEqualTo(before);
        String next = opens(notice().with("year", year() + 1));
        assertThat(next).matches("ZJ-" + (year() + 1) + "-\\d+");

        everyDistrictAnswers(first);
        refused(() -> opens(notice()), RuleException.class, "汇总中");
        journey.municipal().completes("ConcludeSolicitation", first, Submission.form());
        String second = opened();
        assertThat(sequence(second)).isEqualTo(sequence(first) + 1);
        assertThat(rounds.require(second).name()).isEqualTo(year() + "年度项目征集（第" + sequence(second) + "次）");
    }

    static Stream<Arguments> badNotices() {
        return Stream.of(
                bad("no year", form -> form.without("year"), "征集年度", "year", "不能为空"),
                bad("last year", form -> form.with("year", year() - 1), "year", String.valueOf(year() - 1), "下一年度"),
                bad("the year after next", form -> form.with("year", year() + 2), "year", String.valueOf(year() + 2), "下一年度"),
                bad("two digits", form -> form.with("year", "26"), "year", "26", "四位数字"),
                bad("no number", form -> form.with("year", "今年"), "year", "今年", "非负整数"),
                bad("no deadline", form -> form.without("deadline"), "申报截止日期", "deadline", "不能为空"),
                bad("a deadline that has passed", form -> form.with("deadline", LocalDate.now().minusDays(1).toString()),
                        "deadline", LocalDate.now().minusDays(1).toString(), "不得早于今天"),
                bad("a deadline that does not exist", form -> form.with("deadline", year() + "-02-30"), "deadline",
                        year() + "-02-30", "存在的日期"),
                bad("a deadline in another century", form -> form.with("deadline", "2126-11-30"), "deadline", "2126-11-30",
                        (year() + 1) + "-12-31"),
                bad("no notice", form -> form.with("notice", " "), "通知内容", "notice", "不能为空"),
                bad("a notice without end", form -> form.with("notice", "长".repeat(2001)), "notice", "2001", "最多2000"),
                bad("everything at once", form -> Submission.form(), "year", "deadline", "notice"),
                bad("a variable of the process", form -> form.with("districts", "[]"), "districts", "没有的字段"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badNotices")
    void aBadNoticeIsRefusedAndLeavesNothing(String name, UnaryOperator<Submission> change, String[] parts) {
        String before = everything();
        refused(() -> opens(change.apply(notice())), InputException.class, parts);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDeadlineOfTodayIsInTime() {
        String round = opens(notice().with("deadline", LocalDate.now().toString()));
        files(CHAOYANG, round);
        assertThat(rounds.filed(round, CHAOYANG)).isEqualTo(new FiledApplications(1, 0));
    }

    // ------------------------------------------------------------------ the districts

    @Test
    void whatADistrictStatesStandsBesideWhatIsOnFileAndTheSumsAreWithoutTheWithdrawn() {
        String round = opened();
        assertThat(rows(district(CHAOYANG).opens("CollectApplications", round), "filedCount")).contains("朝阳区", "\"0\"");
        assertThat(rows(district(CHAOYANG).opens("CollectApplications", round), "filedApplications")).isEqualTo("[]");

        String kept = files(CHAOYANG, round);
        String withdrawn = files(CHAOYANG, round, form -> form.with("meetsGuideline", false));
        journey.district().completes("RectifyApplication", withdrawn,
                Submission.decision("WITHDRAW").with("opinion", "选址不再可用"));
        files(FENGTAI, round);
        files(CHAOYANG, "");

        // the form that has been open all the while shows it
        Map<String, Object> form = district(CHAOYANG).opens("CollectApplications", round);
        assertThat(rows(form, "filedCount")).contains("2（其中已撤回1）");
        assertThat(rows(form, "filedApplications")).contains(kept, withdrawn, "已撤回", "审查中", "\"1000\"");
        assertThat(rows(district(FENGTAI).opens("CollectApplications", round), "filedApplications"))
                .contains("110106-").doesNotContain("110105-");

        answers(CHAOYANG, round, 3, "入户调研43个社区");
        answers(FENGTAI, round, 0, "问卷1200份");
        assertThat(collection(round, CHAOYANG)).extracting(DistrictCollection::stated, DistrictCollection::counted,
                DistrictCollection::withdrawn, DistrictCollection::difference, DistrictCollection::recordedBy,
                DistrictCollection::surveySummary).containsExactly(3, 2, 1, 1, "district-drc-110105", "入户调研43个社区");
        assertThat(collection(round, FENGTAI).difference()).isEqualTo(-1);
        // a district that has answered can still file until the intake is closed
        files(FENGTAI, round);
        everyDistrictAnswers(round);

        assertThat(rounds.require(round).status()).isEqualTo(SolicitationStatus.SUMMARISED);
        SolicitationSummary summary = rounds.summary(round).orElseThrow();
        assertThat(summary.projects()).isEqualTo(3);
        assertThat(summary.totalInvestment()).isEqualByComparingTo("30000000");
        assertThat(summary.subsidyCeiling()).isEqualByComparingTo("8046000");
        assertThat(summary.functions()).extracting(FunctionTotal::function, FunctionTotal::projects)
                .contains(tuple(Function.ELDERLY_CARE, 3));
        assertThat(summary.functions()).filteredOn(total -> total.function() == Function.ELDERLY_CARE)
                .allSatisfy(total -> {
                    assertThat(total.area()).isEqualByComparingTo(new BigDecimal("1800"));
                    assertThat(total.investment()).isEqualByComparingTo(new BigDecimal("14400000"));
                });

        Map<String, Object> conclusion = journey.municipal().opens("ConcludeSolicitation", round);
        assertThat(conclusion).containsEntry("cardNumber", round).containsEntry("cardDistrict", "全市");
        assertThat(rows(conclusion, "districtTable")).contains("入户调研43个社区", "2（其中已撤回1）", "区多填1", "区少填1",
                "1；现为2", "一致", "按期", "北京经济技术开发区").doesNotContain("逾期");
        assertThat(rows(conclusion, "functionTotals")).contains("养老服务", "1800", "1440");
        assertThat(rows(conclusion, "solicitationTotals")).contains("\"3\"", "3000", "804.6");

        journey.municipal().completes("ConcludeSolicitation", round, Submission.form().with("opinion", "差额已核"));
        SolicitationRound concluded = rounds.require(round);
        assertThat(concluded.status()).isEqualTo(SolicitationStatus.CONCLUDED);
        assertThat(concluded.concludedBy()).isEqualTo("municipal-drc");
        assertThat(concluded.opinion()).isEqualTo("差额已核");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).count()).isZero();
    }

    @Test
    void aRoundWithoutApplicationsIsConcludedWithoutAnOpinion() {
        String round = opened();
        everyDistrictAnswers(round);
        Map<String, Object> conclusion = journey.municipal().opens("ConcludeSolicitation", round);
        assertThat(rows(conclusion, "functionTotals")).isEqualTo("[]");
        assertThat(rows(conclusion, "solicitationTotals")).contains("\"0\"");
        refused(() -> journey.municipal().completes("ConcludeSolicitation", round,
                Submission.form().with("opinion", "长".repeat(2001))), InputException.class, "opinion", "2001");
        journey.municipal().completes("ConcludeSolicitation", round, Submission.form());
        assertThat(rounds.require(round).opinion()).isEmpty();
    }

    @Test
    void aDistrictThatHasMissedTheDeadlineIsRemindedAndItsTaskRisesToTheTop() {
        String round = opened();
        answers(CHAOYANG, round, 0, "已调研");
        assertThat(district(FENGTAI).task("CollectApplications", round).getPriority()).isEqualTo(50);

        clock(deadline().atTime(23, 59).atZone(BeijingClock.ZONE).toInstant());
        assertThat(due(round)).isEmpty();
        Instant midnight = deadline().plusDays(1).atStartOfDay(BeijingClock.ZONE).toInstant();
        clock(midnight);
        List<Job> due = due(round);
        assertThat(due).hasSize(16);
        // one by one: a reminder concerns its own district alone
        management.executeJob(due.get(0).getId());
        assertThat(rounds.reminders(round)).hasSize(1);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(round).taskPriority(90).count()).isEqualTo(1);
        due.stream().skip(1).forEach(job -> management.executeJob(job.getId()));

        assertThat(due(round)).isEmpty();
        assertThat(rounds.reminders(round)).hasSize(16).doesNotContainKey(CHAOYANG);
        assertThat(rounds.reminders(round).get(FENGTAI).remindedAt()).isEqualTo(midnight);
        assertThat(district(FENGTAI).task("CollectApplications", round).getPriority()).isEqualTo(90);

        // late, but heard
        clock(midnight.plusSeconds(3600));
        everyDistrictAnswers(round);
        assertThat(rounds.require(round).daysLate(collection(round, FENGTAI).recordedAt(), BeijingClock.ZONE)).isEqualTo(1);
        assertThat(rounds.require(round).daysLate(collection(round, CHAOYANG).recordedAt(), BeijingClock.ZONE)).isZero();
        assertThat(rows(journey.municipal().opens("ConcludeSolicitation", round), "districtTable"))
                .contains("按期", deadline().plusDays(1) + " 01:00 逾期1天，" + deadline().plusDays(1) + " 00:00催办");
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                bad("no survey", form -> form.without("surveySummary"), "调研和征询意见情况", "surveySummary", "不能为空"),
                bad("a survey without end", form -> form.with("surveySummary", "长".repeat(2001)), "surveySummary", "2001"),
                bad("no number", form -> form.without("applicationsFiled"), "申报项目数", "applicationsFiled", "不能为空"),
                bad("a negative number", form -> form.with("applicationsFiled", -1), "applicationsFiled", "-1", "非负整数"),
                bad("a fraction", form -> form.with("applicationsFiled", "1.5"), "applicationsFiled", "1.5", "非负整数"),
                bad("a word", form -> form.with("applicationsFiled", "三"), "applicationsFiled", "三", "非负整数"),
                bad("another district", form -> form.with("district", FENGTAI), "district", "没有的字段"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void aBadAnswerIsRefusedAndTheTaskStays(String name, UnaryOperator<Submission> change, String[] parts) {
        String round = opened();
        String before = everything();
        refused(() -> district(CHAOYANG).completes("CollectApplications", round, change.apply(answer(0))),
                InputException.class, parts);
        assertThat(everything()).isEqualTo(before);
        assertThat(district(CHAOYANG).sees("CollectApplications", round)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"district-drc-110106", "municipal-drc", "municipal-drc-signer", "dept-health",
            "dept-fire-rescue-110105", "process-owner", "admin", "auditor"})
    void theTaskOfADistrictIsItsOwn(String other) {
        String round = opened();
        String task = district(CHAOYANG).task("CollectApplications", round).getId();
        assertThatThrownBy(() -> officials.official(other).as(() -> {
            forms.submitTaskForm(task, answer(0).values());
            return null;
        })).isInstanceOfAny(AuthorizationException.class, NotEntitledException.class);
        assertThat(rounds.collections(round)).isEmpty();
        assertThat(district(CHAOYANG).sees("CollectApplications", round)).isTrue();
    }

    @Test
    void whatADistrictHandsInStaysInItsBranchAndIsTakenOutOfTheInstance() {
        String round = opened();
        answers(CHAOYANG, round, 2, "入户调研43个社区");
        assertThat(district(FENGTAI).opens("CollectApplications", round)).doesNotContainValue("入户调研43个社区");
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance(round).getId()).list())
                .filteredOn(variable -> List.of("surveySummary", "applicationsFiled").contains(variable.getName()))
                .allSatisfy(variable -> assertThat(variable.getValue()).isNull());
    }

    // ------------------------------------------------------------------ the applications

    @Test
    void anApplicationNamesARoundThatExistsIsOpenAndWhoseDeadlineHasNotPassed() {
        String round = opened();
        String before = everything();
        refused(() -> files(CHAOYANG, "ZJ-2020-1"), InputException.class, "征集批次", "solicitationId", "ZJ-2020-1", "没有这个征集批次");
        clock(deadline().plusDays(1).atTime(8, 0).atZone(BeijingClock.ZONE).toInstant());
        refused(() -> files(CHAOYANG, round), InputException.class, "solicitationId", round, deadline().toString(), "已经截止");
        ClockUtil.reset();
        assertThat(everything()).isEqualTo(before);

        everyDistrictAnswers(round);
        refused(() -> files(CHAOYANG, round), InputException.class, "solicitationId", round, "汇总中", "不再受理");
        journey.municipal().completes("ConcludeSolicitation", round, Submission.form());
        refused(() -> files(CHAOYANG, round), InputException.class, "solicitationId", round, "已结束", "不再受理");
        // with its other mistakes
        refused(() -> files(CHAOYANG, round, form -> form.with("projectName", "")), InputException.class,
                "projectName", "solicitationId");
        assertThat(rounds.filed(round)).isEmpty();
    }

    @Test
    void anApplicationThatWasInTimeStaysInItsRoundWhenItIsCorrected() {
        String round = opened();
        String project = files(CHAOYANG, round, form -> form.with("meetsGuideline", false));
        String free = files(CHAOYANG, "", form -> form.with("meetsGuideline", false));
        everyDistrictAnswers(round);
        journey.municipal().completes("ConcludeSolicitation", round, Submission.form());

        assertThat(journey.district().opens("RectifyApplication", project)).containsEntry("solicitationId", round);
        refused(() -> journey.district().completes("RectifyApplication", project,
                Submission.decision("RESUBMIT").with("solicitationId", "ZJ-2020-1")), InputException.class, "ZJ-2020-1");
        journey.district().completes("RectifyApplication", project,
                Submission.decision("RESUBMIT").with("meetsGuideline", true));
        assertThat(files.application(files.require(project)).solicitationId()).isEqualTo(round);
        // but none gets in afterwards
        refused(() -> journey.district().completes("RectifyApplication", free,
                Submission.decision("RESUBMIT").with("meetsGuideline", true).with("solicitationId", round)),
                InputException.class, "solicitationId", round, "不再受理");
        assertThat(rounds.filed(round, CHAOYANG).count()).isEqualTo(1);
    }

    // ------------------------------------------------------------------ the record

    @Test
    void theDatabaseKeepsTheRecordAsItIs() {
        String round = opened();
        answers(CHAOYANG, round, 1, "已调研");
        clock(deadline().plusDays(1).atTime(8, 0).atZone(BeijingClock.ZONE).toInstant());
        due(round).forEach(job -> management.executeJob(job.getId()));
        files(FENGTAI, "");
        everyDistrictAnswers(round);
        for (String table : List.of("solicitation_collection", "solicitation_reminder", "solicitation_summary",
                "solicitation_function", "solicitation_round")) {
            assertThatThrownBy(() -> jdbc.sql("delete from " + table).update())
                    .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> jdbc.sql("update solicitation_collection set stated = 9").update())
                .hasMessageContaining("append-only");
        journey.municipal().completes("ConcludeSolicitation", round, Submission.form());
        assertThatThrownBy(() -> jdbc.sql("update solicitation_round set opinion = 'x' where id = ?").param(round).update())
                .hasMessageContaining("append-only");
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(round).finished().count())
                .isEqualTo(1);
    }

    // ------------------------------------------------------------------ what the tests are made of

    private static int year() {
        return LocalDate.now().getYear();
    }

    private static LocalDate deadline() {
        return LocalDate.now().plusDays(30);
    }

    private static Submission notice() {
        return Submission.form().with("year", year()).with("deadline", deadline().toString()).with("notice", "请各区组织申报");
    }

    private static Submission answer(int stated) {
        return Submission.form().with("surveySummary", "已调研").with("applicationsFiled", stated);
    }

    private static Arguments bad(String name, UnaryOperator<Submission> change, String... parts) {
        return Arguments.of(name, change, parts);
    }

    private String opened() {
        return opens(notice());
    }

    private String opens(Submission notice) {
        String instance = journey.municipal().starts("project-solicitation", notice);
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private Official district(String code) {
        return officials.official("district-drc-" + code);
    }

    private String files(String district, String round) {
        return files(district, round, form -> form);
    }

    private String files(String district, String round, UnaryOperator<Submission> change) {
        return district(district).files(change.apply(Submission.application("compliant").with("districtCode", district)
                .with("creditCode", CreditCodes.next(units++)).with("solicitationId", round)));
    }

    private void answers(String district, String round, int stated, String survey) {
        district(district).completes("CollectApplications", round, answer(stated).with("surveySummary", survey));
    }

    private void everyDistrictAnswers(String round) {
        District.all().stream()
                .filter(district -> district(district.code()).sees("CollectApplications", round))
                .forEach(district -> answers(district.code(), round, 0, "已调研"));
    }

    private DistrictCollection collection(String round, String district) {
        return rounds.collections(round).get(district);
    }

    private ProcessInstance instance(String round) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).singleResult();
    }

    private static int sequence(String round) {
        return Integer.parseInt(round.substring(round.lastIndexOf('-') + 1));
    }

    private List<Job> due(String round) {
        return management.createJobQuery().processInstanceId(instance(round).getId())
                .duedateLowerThan(ClockUtil.getCurrentTime()).list();
    }

    private static void clock(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    private static String rows(Map<String, Object> form, String table) {
        return form.get(table).toString();
    }

    /** How much there is of all that a submission could leave behind. */
    private String everything() {
        return jdbc.sql("""
                select concat_ws(' ', (select count(*) from solicitation_round), (select count(*) from solicitation_collection),
                    (select count(*) from project), (select count(*) from decision), (select count(*) from act_ru_execution),
                    (select count(*) from act_ru_task), (select count(*) from act_ru_variable),
                    (select count(*) from act_hi_procinst), (select count(*) from act_hi_varinst))""")
                .query(String.class).single();
    }

    private static void refused(ThrowingCallable attempt, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(attempt).isInstanceOf(type).message().contains(parts);
    }
}
