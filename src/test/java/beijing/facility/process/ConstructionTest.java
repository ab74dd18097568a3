package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Finding;
import beijing.facility.project.Balance;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.Evaluations;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ProjectStatus;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;

/**
 * From the approved subsidy to the end of supervision, and the lifecycle as a whole: every sequence flow and event of these
 * diagrams is walked here.
 */
@ProcessTest
@TestPropertySource(properties = "camunda.bpm.process-engine-name=construction")
class ConstructionTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Coverage extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(ConstructionTest.class, "joint-review", "funding-approval", "project-solicitation", "consultation");
        }
    }


    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    ProjectFiles files;
    @Autowired
    FundLedger ledger;
    @Autowired
    ChangeRegister changes;
    @Autowired
    ProgressReports reports;
    @Autowired
    Evaluations evaluations;
    @Autowired
    Decisions decisions;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    TransactionTemplate transactions;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    // ------------------------------------------------------------------ start and progress (Articles 26, 27)

    @Test
    void noWorksStartWithoutBidding() {
        String project = journey.approved();
        assertThat(officials.openTasks(project)).containsExactly("ReportStart");

        refused(() -> journey.district().completes("ReportStart", project, Journey.start().with("biddingCompleted", false)),
                RuleException.class, "第二十六条", "招标");
        refused(() -> journey.district().completes("ReportStart", project, Journey.start().with("startDate", "2026-05-31")),
                RuleException.class, "startDate", "2026-05-31", "2026-06-01");
        refused(() -> journey.district().completes("ReportStart", project,
                Journey.start().with("startDate", LocalDate.now().plusDays(2).toString()).without("contractNumber")),
                InputException.class, "startDate", "不得晚于今天", "contractNumber");
        assertThat(status(project)).isEqualTo(ProjectStatus.APPROVED);
        assertThat(officials.openTasks(project)).containsExactly("ReportStart");

        journey.district().completes("ReportStart", project, Journey.start());
        assertThat(status(project)).isEqualTo(ProjectStatus.UNDER_CONSTRUCTION);
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
    }

    @Test
    void progressIsReportedMonthByMonthAndNeverFalls() {
        String project = journey.started();
        assertThat(journey.district().opens("ReportProgress", project)).containsEntry("reportMonth", "2026-07");
        assertThat(journey.district().task("ReportProgress", project).getDueDate().toInstant())
                .isEqualTo(Instant.parse("2026-08-10T15:59:59Z"));
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "20.5", "200"));

        Submission good = Journey.report("2026-09", "30", "300");
        assertThat(journey.district().opens("ReportProgress", project)).containsEntry("progressPercent", "20.5")
                .containsEntry("investmentPaid", "200");
        refuseReport(project, good("2026-07", "30", "300"), RuleException.class, "2026-07", "已经报送");
        refuseReport(project, good("2026-06", "30", "300"), RuleException.class, "2026-06");
        String future = LocalDate.now(BeijingClock.ZONE).plusMonths(1).toString().substring(0, 7);
        refuseReport(project, good(future, "30", "300"), RuleException.class, future, "不得晚于本月");
        refuseReport(project, good("2026-09", "20.49", "300"), RuleException.class, "20.49", "20.5");
        refuseReport(project, good("2026-09", "100.01", "300"), InputException.class, "progressPercent", "100");
        refuseReport(project, good("2026-09", "30", "199.999999"), RuleException.class, "investmentPaid", "199.999999", "200");
        refuseReport(project, good("2026-09", "30", "1000.000001"), RuleException.class, "1000.000001", "总投资1000");
        refuseReport(project, good("2026-13", "30", "300"), InputException.class, "reportMonth", "2026-13");
        refuseReport(project, good("2026-09", "30", "300").with("safetyIncident", true), InputException.class, "remark");
        assertThat(reports.findByProjectNumberOrderById(project)).hasSize(1);

        // August had no work
        journey.district().completes("ReportProgress", project, good);
        assertThat(reports.findByProjectNumberOrderById(project)).extracting(report -> report.month())
                .containsExactly("2026-07", "2026-09");
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
    }

    @Test
    void anOverdueReportIsRemindedAndFoundUntilItIsHandedIn() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-07-20T02:00:00Z")));
        String project = journey.started();
        assertThat(fire(project, "ReportOverdue")).isZero();

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-08-10T16:00:01Z")));
        assertThat(fire(project, "ReportOverdue")).isOne();
        assertThat(codes(project)).containsExactly(FindingCode.REPORT_OVERDUE);
        assertThat(files.require(project).reportRemindedAt()).isPresent();
        assertThat(journey.district().task("ReportProgress", project).getPriority()).isEqualTo(90);

        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "10", "100"));
        assertThat(codes(project)).isEmpty();
        assertThat(files.require(project).reportDueOn()).contains(LocalDate.of(2026, 9, 10));
    }

    // ------------------------------------------------------------------ release and disbursement (Article 25)

    @Test
    void aTrancheIsAtMostWhatItsStepAllows() {
        String project = journey.started();
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "70.92")
                .extracting("releaseTable").asString().contains("236.4", "30%", "70.92");

        refused(() -> journey.municipal().completes("ReleaseFunds", project, Journey.release("70.9201")),
                RuleException.class, "70.9201", "本次最多下达70.92万元", "第二十五条");
        refused(() -> journey.municipal().completes("ReleaseFunds", project, Journey.release("236.4001")),
                RuleException.class, "超过批复补助236.4万元");
        refused(() -> journey.municipal().completes("ReleaseFunds", project, Journey.release("0")), InputException.class, "大于0");
        assertThat(balance(project).released()).isZero();

        // less is the municipal commission's to decide
        journey.municipal().completes("ReleaseFunds", project, Journey.release("50"));
        assertThat(balance(project).released()).isEqualByComparingTo("500000");
        Task task = journey.district().task("DisburseFunds", project);
        assertThat(task.getDueDate().toInstant()).isEqualTo(
                LocalDate.now(BeijingClock.ZONE).plusDays(31).atStartOfDay(BeijingClock.ZONE).toInstant().minusSeconds(1));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("50"));

        // the next step brings the rest
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "60", "500"));
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "139.12");
    }

    @Test
    void aShortDisbursementLeavesTheRemainder() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        refused(() -> journey.district().completes("DisburseFunds", project, Journey.disbursement("70.93")),
                RuleException.class, "70.93", "尚待拨付70.92万元");
        refused(() -> journey.district().completes("DisburseFunds", project,
                Journey.disbursement("70.92").with("disbursementDate", "2026-06-30")), RuleException.class, "不得早于下达日期");

        journey.district().completes("DisburseFunds", project, Journey.disbursement("30"));
        assertThat(codes(project)).containsExactly(FindingCode.DISBURSEMENT_SHORT);
        assertThat(journey.district().opens("DisburseFunds", project)).containsEntry("disbursedAmount", "40.92");
        journey.district().completes("DisburseFunds", project, Journey.disbursement("40.92"));

        assertThat(codes(project)).isEmpty();
        assertThat(balance(project).outstanding()).isZero();
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(journey.municipal().sees("ReleaseFunds", project)).isFalse();
    }

    @Test
    void aLateDisbursementIsSupervisedAndStaysOnRecord() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        LocalDate due = LocalDate.now(BeijingClock.ZONE).plusDays(30);
        assertThat(fire(project, "DisbursementOverdue")).isZero();

        ClockUtil.setCurrentTime(Date.from(due.plusDays(1).atStartOfDay(BeijingClock.ZONE).toInstant()));
        assertThat(fire(project, "DisbursementOverdue")).isOne();
        assertThat(officials.openTasks(project)).containsExactly("DisburseFunds", "ReportProgress", "SuperviseDisbursement");
        assertThat(journey.district().task("DisburseFunds", project).getPriority()).isEqualTo(90);
        assertThat(journey.district().sees("SuperviseDisbursement", project)).isFalse();
        assertThat(journey.municipal().opens("SuperviseDisbursement", project)).extracting("findings").asString()
                .contains("第二十五条", "第1批应于" + due + "前足额拨付", "尚有70.92万元未拨付");
        refused(() -> journey.municipal().completes("SuperviseDisbursement", project, Submission.form()),
                InputException.class, "opinion", "不能为空");
        journey.municipal().completes("SuperviseDisbursement", project, Submission.form().with("opinion", "三日内足额拨付"));

        journey.district().completes("DisburseFunds", project,
                Journey.disbursement("70.92").with("disbursementDate", due.plusDays(1).toString()));
        assertThat(codes(project)).containsExactly(FindingCode.DISBURSEMENT_LATE);
        assertThat(tx(() -> ledger.disbursements(project))).singleElement()
                .satisfies(disbursement -> assertThat(disbursement.late()).isTrue());
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "20", "200"));
        assertThat(codes(project)).contains(FindingCode.DISBURSEMENT_LATE);
    }

    @Test
    void theNextTrancheWaitsUntilTheOneBeforeIsDisbursed() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "75", "500"));
        assertThat(officials.openTasks(project)).containsExactly("DisburseFunds", "ReportProgress");

        journey.district().completes("DisburseFunds", project, Journey.disbursement("30"));
        assertThat(officials.openTasks(project)).containsExactly("DisburseFunds", "ReportProgress");
        journey.district().completes("DisburseFunds", project, Journey.disbursement("40.92"));
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "118.2");
    }

    @Test
    void aStepThatWasReachedWhileItsMoneyWasReleasedBringsNothingTwice() {
        String project = journey.started();
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "60", "500"));
        // both steps at once: one release of both
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
        journey.municipal().completes("ReleaseFunds", project, Journey.release("189.12"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("189.12"));
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(project)
                .processDefinitionKey("fund-release").count()).isZero();
    }

    // ------------------------------------------------------------------ change (Article 28)

    @Test
    void aMinorChangeThatLeavesTheSubsidyIsFiled() {
        String project = journey.funded();
        // 便民商业 alone: the subsidy does not depend on it
        change(project, Journey.change(project).with("totalInvestment", "1010")
                .json("communityMeals", "{\"commercialArea\":\"100\",\"commercialInvestment\":\"100\"}"));
        assertThat(officials.openTasks(project)).containsExactly("FileMinorChange", "ReportProgress");
        assertThat(codes(project)).isEmpty();
        journey.district().completes("FileMinorChange", project, Submission.form().with("opinion", "厨房设备升级"));

        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(approved(project)).isEqualByComparingTo("2364000");
        assertThat(tx(() -> files.plan(files.require(project))).total()).isEqualByComparingTo("10100000");
        assertThat(changeOf(project).outcome()).contains(ProjectChange.End.ADOPTED);
    }

    @Test
    void aMinorChangeCanBeTakenBack() {
        String project = journey.funded();
        change(project, Journey.change(project).with("totalInvestment", "1010")
                .json("communityMeals", "{\"commercialArea\":\"100\",\"commercialInvestment\":\"100\"}"));
        refused(() -> journey.district().completes("FileMinorChange", project, Submission.decision("WITHDRAW")),
                InputException.class, "opinion");
        journey.district().completes("FileMinorChange", project, Submission.decision("WITHDRAW").with("opinion", "不再实施"));
        assertThat(changeOf(project).outcome()).contains(ProjectChange.End.WITHDRAWN);
        assertThat(tx(() -> files.plan(files.require(project))).total()).isEqualByComparingTo("10000000");
    }

    @Test
    void everyReasonOfAMajorChangeIsAFinding() {
        String project = journey.funded();
        change(project, Journey.change(project).with("address", "朝阳区劲松八区3号").with("constructionMode", "EXTENSION")
                .with("totalInvestment", "1300")
                .json("communityMeals", "{}")
                .json("culture", "{\"basicArea\":\"300\",\"basicInvestment\":\"390\"}"));
        assertThat(officials.openTasks(project)).containsExactly("RecordChangeProcedures", "ReportProgress");
        assertThat(files.require(project).findings()).filteredOn(finding -> finding.code() == FindingCode.CHANGE_MAJOR)
                .extracting(Finding::message).hasSize(5)
                .anySatisfy(message -> assertThat(message).contains("建设地点", "劲松八区3号"))
                .anySatisfy(message -> assertThat(message).contains("建设方式", "改扩建"))
                .anySatisfy(message -> assertThat(message).contains("增加文化休闲，取消社区助餐"))
                .anySatisfy(message -> assertThat(message).contains("建筑面积", "1200", "20%", "10%"))
                .anySatisfy(message -> assertThat(message).contains("总投资", "1300", "30%", "10%"));
        // elderlyCare and infantCare: still two key functions, but the change affects nothing that is not higher
        assertThat(codes(project)).doesNotContain(FindingCode.CHANGE_AFFECTS_SUBSIDY);

        refused(() -> journey.district().completes("RecordChangeProcedures", project, Submission.decision("CONTINUE")),
                InputException.class, "changeApprovalNumber", "changeApprovalDate");
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(approved(project)).as("a change never raises").isEqualByComparingTo("2364000");
        assertThat(tx(() -> files.application(files.require(project))).address()).isEqualTo("朝阳区劲松八区3号");
        assertThat(codes(project)).doesNotContain(FindingCode.CHANGE_MAJOR);
    }

    @Test
    void aChangeOfExactlyTheLimitIsMinorAndJustAboveItMajor() {
        String project = journey.funded();
        change(project, Journey.smaller(project, "900", "380"));
        assertThat(changeOf(project).kind()).contains(ProjectChange.Kind.MINOR);
        assertThat(codes(project)).containsExactly(FindingCode.CHANGE_AFFECTS_SUBSIDY);
        journey.district().completes("FileMinorChange", project, Submission.decision("WITHDRAW").with("opinion", "重报"));
        assertThat(codes(project)).isEmpty();

        change(project, Journey.smaller(project, "899.999999", "379.999999"));
        assertThat(lastChangeOf(project).kind()).contains(ProjectChange.Kind.MAJOR);
        journey.district().completes("RecordChangeProcedures", project,
                Submission.decision("WITHDRAW").with("opinion", "维持原方案"));
        assertThat(approved(project)).isEqualByComparingTo("2364000");
    }

    @Test
    void minorChangesAreHeldAgainstWhatWasApprovedNotAgainstEachOther() {
        String project = journey.funded();
        change(project, Journey.smaller(project, "930", "410"));
        journey.district().completes("FileMinorChange", project, Submission.form());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9210号"));

        change(project, Journey.smaller(project, "890", "370"));
        assertThat(lastChangeOf(project).kind()).as("4.3% of 930, but 11% of the approved 1000").contains(ProjectChange.Kind.MAJOR);
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9211号"));

        change(project, Journey.smaller(project, "850", "330"));
        assertThat(lastChangeOf(project).kind()).as("890 went through the procedures").contains(ProjectChange.Kind.MINOR);
    }

    @Test
    void aChangeCannotGoBelowWhatHasBeenPaidForTheWorks() {
        String project = journey.started();
        refused(() -> {
            journey.district().completes("ReportProgress", project, Journey.report("2026-07", "40", "945"));
            change(project, Journey.smaller(project, "930", "410"));
        }, RuleException.class, "totalInvestment", "930", "2026-07", "945");
        assertThat(changes(project)).isZero();

        change(project, Journey.smaller(project, "950", "430"));
        journey.district().completes("ReportProgress", project, Journey.report("2026-08", "45", "960"));
        journey.district().completes("FileMinorChange", project, Submission.form());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        Submission signature = Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9212号");
        refused(() -> journey.signer().completes("SignSubsidyAdjustment", project, signature),
                RuleException.class, "950", "2026-08", "960");
        assertThat(approved(project)).isEqualByComparingTo("2364000");
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("RETURN").with("opinion", "已完成投资超过变更后总投资"));
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("REJECT").with("opinion", "请按实际完成投资重报"));
        assertThat(lastChangeOf(project).outcome()).contains(ProjectChange.End.REJECTED);
    }

    @Test
    void aChangeThatLowersTheSubsidyIsReviewedSignedByAnotherAndRepaid() {
        String project = journey.completedSteps();
        // 189.12 万元 released and disbursed; 基本 480 → 180 万元: 0.3·276 + 0.2·318 = 146.4 万元
        change(project, Journey.smaller(project, "700", "180"));
        assertThat(codes(project)).containsExactlyInAnyOrder(FindingCode.CHANGE_MAJOR,
                FindingCode.CHANGE_AFFECTS_SUBSIDY, FindingCode.SUBSIDY_OVERPAID);
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());

        assertThat(journey.municipal().opens("ReviewSubsidyAdjustment", project)).containsEntry("inclusiveRate", "20")
                .extracting("adjustmentTable").asString().contains("146.4", "236.4", "42.72");
        refused(() -> journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20.01")), RuleException.class, "inclusiveRate", "20%");
        refused(() -> journey.municipal().completes("ReviewSubsidyAdjustment", project, Submission.decision("RETURN")),
                InputException.class, "opinion");
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("RETURN").with("opinion", "请补充变更批复"));
        assertThat(journey.district().opens("RecordChangeProcedures", project))
                .containsEntry("changeApprovalNumber", "京朝阳发改（审）〔2026〕9101号");
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("RETURN").with("opinion", "请复核比例"));
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        assertThat(approved(project)).as("nothing before the signature").isEqualByComparingTo("2364000");
        refused(() -> journey.signer().completes("SignSubsidyAdjustment", project, Submission.decision("SIGN")),
                InputException.class, "adjustmentNumber");
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9201号"));

        assertThat(approved(project)).isEqualByComparingTo("1464000");
        assertThat(balance(project).overpaid()).isEqualByComparingTo("427200");
        assertThat(journey.district().opens("RepayOverpayment", project)).containsEntry("repaidAmount", "42.72");
        assertThat(journey.district().task("RepayOverpayment", project).getDueDate()).isNotNull();
        refused(() -> journey.district().completes("RepayOverpayment", project, Journey.repayment("42.73")),
                RuleException.class, "42.73", "超拨42.72万元");
        journey.district().completes("RepayOverpayment", project, Journey.repayment("40"));
        assertThat(changes(project)).as("open until it is level").isOne();
        journey.district().completes("RepayOverpayment", project, Journey.repayment("2.72"));

        assertThat(balance(project).overpaid()).isZero();
        assertThat(codes(project)).isEmpty();
        assertThat(changes(project)).isZero();
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(decisions.findByProjectNumberOrderById(project)).extracting(Decision::decision)
                .contains("REQUEST", "MAJOR", "CONTINUE", "APPROVE", "SIGN", "ADOPT", "REPAY");
    }

    @Test
    void aRejectedChangeLeavesEverythingAsItWas() {
        String project = journey.funded();
        change(project, Journey.smaller(project, "960", "440"));
        journey.district().completes("FileMinorChange", project, Submission.form());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("REJECT").with("opinion", "理由不充分"));
        assertThat(approved(project)).isEqualByComparingTo("2364000");
        assertThat(tx(() -> files.plan(files.require(project))).total()).isEqualByComparingTo("10000000");
        assertThat(changeOf(project).outcome()).contains(ProjectChange.End.REJECTED);
        assertThat(codes(project)).isEmpty();
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
    }

    @Test
    void aChangeThatBreaksArticleSevenNeedsItsAcceptance() {
        String project = journey.funded();
        // without infantCare and its investment in the plan there are two functions, one of them a key function less
        change(project, Journey.change(project).with("totalInvestment", "1030").json("infantCare", "{}")
                .json("elderlyCare", "{\"basicArea\":\"900\",\"basicInvestment\":\"780\"}"));
        assertThat(codes(project)).contains(FindingCode.FUNCTIONS_TOO_FEW, FindingCode.CHANGE_MAJOR)
                .doesNotContain(FindingCode.CHANGE_AFFECTS_SUBSIDY);
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        refused(() -> journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20")), RuleException.class, "exceptionAccepted", "第七条");
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20").with("exceptionAccepted", true));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9202号"));
        assertThat(approved(project)).isEqualByComparingTo("2364000");
        assertThat(files.require(project).acceptedExceptions()).contains(FindingCode.FUNCTIONS_TOO_FEW);
    }

    @Test
    void aChangeIsRefusedWhereItMeansNothingOrTooMuch() {
        String project = journey.funded();
        refused(() -> change(project, Journey.change(project)), RuleException.class, "完全相同");
        refused(() -> change(project, Journey.change("110105-2020-9999")), RuleException.class, "110105-2020-9999");
        refused(() -> change(project, Journey.change("110108-2026-0001")), RuleException.class, "不属于您");
        refused(() -> change(project, Journey.change("x")), InputException.class, "projectNumber", "x");
        refused(() -> change(project, Journey.change(project).with("totalInvestment", "999")),
                InputException.class, "totalInvestment", "999");
        refused(() -> change(project, Journey.change(project).with("totalInvestment", "90").with("sharedInvestment", "0")
                .json("elderlyCare", "{}").json("infantCare", "{}")), RuleException.class, "补助为0元");
        String selected = journey.selected();
        refused(() -> change(selected, Journey.change(selected)), RuleException.class, "已纳入", "第二十八条");
        assertThat(changes(project)).isZero();

        change(project, Journey.smaller(project, "960", "440"));
        refused(() -> change(project, Journey.smaller(project, "950", "430")), RuleException.class, "已有在办的变更");
        assertThat(changes(project)).isOne();
    }

    @Test
    void releasesWaitWhileAChangeIsOpenAndGoOnAfterwardsByThemselves() {
        String project = journey.started();
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
        change(project, Journey.smaller(project, "960", "440"));
        assertThat(officials.openTasks(project)).containsExactly("FileMinorChange", "ReportProgress");
        // a further step is reached meanwhile
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "60", "500"));
        assertThat(officials.openTasks(project)).containsExactly("FileMinorChange", "ReportProgress");

        journey.district().completes("FileMinorChange", project, Submission.form());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9203号"));
        // 0.3·(440+96) + 0.2·318 = 224.4 万元, 80 % of it
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds", "ReportProgress");
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "179.52");
    }

    @Test
    void moneyThatWasNotDisbursedYetGoesBackFirst() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("10"));
        lowerTo(project, "80", "30", "30");   // 0.3·30 + 0.2·30 = 15 万元
        BigDecimal overpaid = balance(project).overpaid();
        assertThat(overpaid).isPositive();
        journey.district().completes("RepayOverpayment", project, Journey.repayment("1"));
        assertThat(journey.district().opens("DisburseFunds", project)).containsEntry("disbursedAmount", "59.92");
        journey.district().completes("RepayOverpayment", project,
                Journey.repayment(overpaid.subtract(new BigDecimal("10000")).movePointLeft(4).toPlainString()));

        Balance after = balance(project);
        assertThat(after.overpaid()).isZero();
        assertThat(after.returned()).isEqualByComparingTo(overpaid);
        journey.district().completes("DisburseFunds", project,
                Journey.disbursement(after.outstanding().movePointLeft(4).toPlainString()));
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
        assertThat(balance(project).disbursed()).isEqualByComparingTo(balance(project).netReleased());
    }

    @Test
    void aTrancheThatIsWhollyReturnedIsNotWaitedFor() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        journey.municipal().starts("project-termination", Journey.termination(project));
        assertThat(officials.openTasks(project)).containsExactly("RepayOverpayment");
        journey.district().completes("RepayOverpayment", project, Journey.repayment("70.92"));
        assertThat(officials.openTasks(project)).isEmpty();
        assertThat(balance(project).netReleased()).isZero();
    }

    // ------------------------------------------------------------------ acceptance and settlement (Article 29)

    @Test
    void theDepartmentsOfTheDistrictAcceptAndTheAccountsAreSettled() {
        String project = journey.completed();
        assertThat(status(project)).isEqualTo(ProjectStatus.ACCEPTANCE);
        assertThat(officials.openTasks(project)).containsExactly("OrganiseAcceptance");
        refused(() -> journey.district().completes("OrganiseAcceptance", project,
                Journey.asBuilt().with("acceptanceDate", "2026-08-30")), InputException.class, "acceptanceDate", "竣工日期");
        refused(() -> journey.district().completes("OrganiseAcceptance", project,
                Journey.asBuilt().with("completionDate", "2026-06-30")), RuleException.class, "completionDate", "开工日期");
        journey.district().completes("OrganiseAcceptance", project, Journey.asBuilt());

        assertThat(journey.acceptanceDepartments(project)).containsExactlyInAnyOrder("housing-construction",
                "planning-resources", "fire-rescue", "civil-affairs", "disabled-federation", "health", "commerce");
        assertThat(journey.districtDepartment("education").sees("AcceptanceOpinion", project)).isFalse();
        assertThat(officials.official("dept-health-110108").sees("AcceptanceOpinion", project)).isFalse();
        journey.allDepartmentsAccept(project);
        assertThat(officials.openTasks(project)).containsExactly("SettleAccounts");

        refused(() -> journey.district().completes("SettleAccounts", project, Journey.settlement().with("settledInvestment", "999")),
                InputException.class, "settledInvestment", "999");
        refused(() -> journey.district().completes("SettleAccounts", project, Journey.settlement()
                .json("elderlyCare", "{\"basicArea\":\"599\",\"basicInvestment\":\"480\"}")), InputException.class, "599", "600");
        journey.district().completes("SettleAccounts", project, Journey.settlement());
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "47.28");
        journey.municipal().completes("ReleaseFunds", project, Journey.release("40"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("40"));
        assertThat(status(project)).as("the rest is still due").isEqualTo(ProjectStatus.ACCEPTANCE);
        journey.municipal().completes("ReleaseFunds", project, Journey.release("7.28"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("7.28"));

        assertThat(status(project)).isEqualTo(ProjectStatus.SETTLED);
        assertThat(balance(project).disbursed()).isEqualByComparingTo("2364000");
        assertThat(officials.openTasks(project)).containsExactly("AppointOperator");
    }

    @Test
    void whatWasNotBuiltAsApprovedIsRectifiedAndMeasuredAgain() {
        String project = journey.completed();
        journey.district().completes("OrganiseAcceptance", project, Journey.asBuilt()
                .json("infantCare", "{}").json("elderlyCare", "{\"basicArea\":\"599.99\"}"));
        assertThat(status(project)).isEqualTo(ProjectStatus.RECTIFYING);
        assertThat(codes(project)).containsExactly(FindingCode.FUNCTIONS_NOT_BUILT, FindingCode.AREA_SHORT);
        assertThat(files.require(project).findings()).extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("婴幼儿托育", "300"))
                .anySatisfy(message -> assertThat(message).contains("养老服务", "599.99", "600", "0.01"));
        assertThat(officials.openTasks(project)).containsExactly("RectifyDefects");

        refused(() -> journey.district().completes("RectifyDefects", project, Submission.form()), InputException.class,
                "rectification");
        journey.district().completes("RectifyDefects", project, Submission.form().with("rectification", "加建托育用房"));
        assertThat(officials.openTasks(project)).as("nothing was measured anew").containsExactly("RectifyDefects");
        journey.district().completes("RectifyDefects", project, Journey.asBuilt().without("completionDate")
                .without("acceptanceDate").with("rectification", "加建托育用房，重新测绘"));
        assertThat(status(project)).isEqualTo(ProjectStatus.ACCEPTANCE);
        assertThat(codes(project)).isEmpty();
        assertThat(officials.openTasks(project)).hasSize(7).containsOnly("AcceptanceOpinion");
    }

    @Test
    void whoFailedTheProjectIsAskedAgainAfterTheRectificationAndNobodyElse() {
        String project = journey.completed();
        journey.district().completes("OrganiseAcceptance", project, Journey.asBuilt());
        refused(() -> journey.districtDepartment("fire-rescue").completes("AcceptanceOpinion", project,
                Submission.decision("FAIL")), InputException.class, "opinion");
        journey.districtDepartment("fire-rescue").completes("AcceptanceOpinion", project,
                Submission.decision("FAIL").with("opinion", "疏散通道宽度不足"));
        journey.allDepartmentsAccept(project);
        assertThat(status(project)).isEqualTo(ProjectStatus.RECTIFYING);
        assertThat(codes(project)).containsExactly(FindingCode.DEPARTMENT_OBJECTION);
        assertThat(files.require(project).findings().get(0).message()).contains("朝阳区消防救援支队", "疏散通道宽度不足");

        LocalDate due = LocalDate.now(BeijingClock.ZONE).plusDays(61);
        ClockUtil.setCurrentTime(Date.from(due.atStartOfDay(BeijingClock.ZONE).toInstant()));
        assertThat(fire(project, "RectificationOverdue")).isOne();
        assertThat(journey.district().task("RectifyDefects", project).getPriority()).isEqualTo(90);
        journey.district().completes("RectifyDefects", project, Submission.form().with("rectification", "已拓宽通道"));

        assertThat(officials.openTasks(project)).containsExactly("AcceptanceOpinion");
        assertThat(journey.districtDepartment("fire-rescue").opens("AcceptanceOpinion", project))
                .extracting("acceptanceOpinions").asString().contains("疏散通道宽度不足");
        journey.districtDepartment("fire-rescue").completes("AcceptanceOpinion", project, Submission.decision("PASS"));
        assertThat(codes(project)).isEmpty();
        assertThat(officials.openTasks(project)).containsExactly("SettleAccounts");
    }

    @Test
    void aLowerFinalInvestmentLowersTheSubsidyAndWhatIsTooMuchIsRepaid() {
        String project = journey.accepted();
        // 基本 480 → 180, shared 160: 146.4 万元; 189.12 万元 are out
        journey.district().completes("SettleAccounts", project, Journey.settlement().with("settledInvestment", "700")
                .json("elderlyCare", "{\"basicInvestment\":\"180\"}"));
        assertThat(approved(project)).isEqualByComparingTo("1464000");
        assertThat(officials.openTasks(project)).containsExactly("RepayOverpayment");
        journey.district().completes("RepayOverpayment", project, Journey.repayment("42"));
        journey.district().completes("RepayOverpayment", project, Journey.repayment("0.72"));
        assertThat(status(project)).isEqualTo(ProjectStatus.SETTLED);
        assertThat(tx(() -> ledger.approvals(project))).extracting(LedgerEntry.Approval::kind)
                .containsExactly(LedgerEntry.Approval.Kind.APPROVAL, LedgerEntry.Approval.Kind.SETTLEMENT);
    }

    @Test
    void aHigherFinalInvestmentNeverRaisesTheSubsidy() {
        String project = journey.accepted();
        journey.district().completes("SettleAccounts", project, Journey.settlement().with("settledInvestment", "2000")
                .json("elderlyCare", "{\"basicInvestment\":\"1480\"}"));
        assertThat(approved(project)).isEqualByComparingTo("2364000");
        assertThat(journey.municipal().opens("ReleaseFunds", project)).containsEntry("releaseAmount", "47.28");
    }

    @Test
    void theSettlementWaitsForATrancheThatIsStillOnItsWay() {
        String project = journey.funded();
        journey.district().completes("ReportProgress", project, Journey.report("2026-07", "100", "1000"));
        assertThat(officials.openTasks(project)).containsExactly("OrganiseAcceptance", "ReleaseFunds");
        journey.municipal().completes("ReleaseFunds", project, Journey.release("118.2"));
        journey.district().completes("OrganiseAcceptance", project, Journey.asBuilt());
        journey.allDepartmentsAccept(project);
        journey.district().completes("SettleAccounts", project, Journey.settlement());
        assertThat(officials.openTasks(project)).containsExactly("DisburseFunds");
        journey.district().completes("DisburseFunds", project, Journey.disbursement("118.2"));
        assertThat(officials.openTasks(project)).containsExactly("ReleaseFunds");
        journey.municipal().completes("ReleaseFunds", project, Journey.release("47.28"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("47.28"));
        assertThat(status(project)).isEqualTo(ProjectStatus.SETTLED);
    }

    @Test
    void nothingIsAcceptedOrSettledWhileAChangeIsOpen() {
        String project = journey.accepted();
        change(project, Journey.smaller(project, "1040", "520"));
        refused(() -> journey.district().completes("SettleAccounts", project, Journey.settlement()), RuleException.class,
                "变更办结后");
        assertThat(approved(project)).isEqualByComparingTo("2364000");
    }

    // ------------------------------------------------------------------ operation (Articles 30, 31, 34)

    @Test
    void onlyAnAdmissibleOperatorIsAppointed() {
        String project = journey.settled();
        refused(() -> journey.district().completes("AppointOperator", project, Journey.operator().with("registered", false)),
                RuleException.class, "第三十一条", "未依法设立登记");
        refused(() -> journey.district().completes("AppointOperator", project,
                Journey.operator().with("operatorCode", "91110105MA01A2B3C5")), InputException.class, "operatorCode");
        refused(() -> journey.district().completes("AppointOperator", project, Journey.operator()
                .with("operatorType", "NATURAL_PERSON").with("operatorCode", "11010519491231002Y")), InputException.class,
                "公民身份号码", "operatorCode");
        assertThat(status(project)).isEqualTo(ProjectStatus.SETTLED);
        journey.district().completes("AppointOperator", project, Journey.operator().with("operatorName", "王某")
                .with("operatorType", "NATURAL_PERSON").with("operatorCode", "11010519491231002X").with("registered", false));
        assertThat(status(project)).isEqualTo(ProjectStatus.IN_OPERATION);
        assertThat(officials.openTasks(project)).isEmpty();
    }

    @Test
    void whatOfficialsHandInIsKeptInTheFileAndNowhereInTheEngine() {
        String project = journey.settled();
        journey.district().completes("AppointOperator", project, Journey.operator().with("operatorName", "王某")
                .with("operatorType", "NATURAL_PERSON").with("operatorCode", "11010519491231002X"));
        assertThat(jdbc.queryForList("select name_ from act_hi_varinst union select name_ from act_ru_variable", String.class))
                .isNotEmpty()
                .doesNotContain("operatorCode", "opinion", "decision", "releaseAmount", "elderlyCare", "disbursedAmount");
        assertThat(jdbc.queryForList("select text_ from act_hi_detail where text_ is not null", String.class))
                .doesNotContain("11010519491231002X");
        assertThat(tx(() -> files.require(project)).status()).isEqualTo(ProjectStatus.IN_OPERATION);
    }

    @Test
    void operationIsEvaluatedEveryYearUntilSupervisionEnds() {
        String project = journey.inOperation();
        LocalDate year = LocalDate.now(BeijingClock.ZONE).plusYears(1);
        assertThat(fire(project, "EvaluationDue")).isZero();
        ClockUtil.setCurrentTime(Date.from(year.atTime(1, 0).atZone(BeijingClock.ZONE).toInstant()));
        assertThat(fire(project, "EvaluationDue")).isOne();

        refused(() -> journey.district().completes("EvaluateOperation", project,
                Submission.decision("GOOD").with("servicesOpen", 4)), RuleException.class, "servicesOpen", "3项");
        refused(() -> journey.district().completes("EvaluateOperation", project,
                Submission.decision("PASS").with("servicesOpen", 0)), RuleException.class, "没有服务开放");
        refused(() -> journey.district().completes("EvaluateOperation", project,
                Submission.decision("FAIL").with("servicesOpen", 1)), InputException.class, "opinion");
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("FAIL").with("servicesOpen", 1).with("opinion", "助餐点停业"));
        assertThat(officials.openTasks(project)).containsExactly("RectifyDefects");
        journey.district().completes("RectifyDefects", project, Submission.form().with("rectification", "已恢复助餐"));
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("PASS").with("servicesOpen", 3).with("continueSupervision", true));
        assertThat(officials.openTasks(project)).isEmpty();
        assertThat(status(project)).isEqualTo(ProjectStatus.IN_OPERATION);

        ClockUtil.setCurrentTime(Date.from(year.plusYears(1).atTime(2, 0).atZone(BeijingClock.ZONE).toInstant()));
        assertThat(fire(project, "EvaluationDue")).isOne();
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("GOOD").with("servicesOpen", true).with("continueSupervision", false));
        assertThat(status(project)).isEqualTo(ProjectStatus.CLOSED);
        assertThat(evaluations.findByProjectNumberOrderById(project)).hasSize(3);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).count()).isZero();
    }

    // ------------------------------------------------------------------ the lifecycle as a whole, termination

    @Test
    void aProjectIsCorrectedReturnedAndWithdrawn() {
        String project = journey.filed(Journey.application().with("meetsGuideline", false));
        journey.district().completes("RectifyApplication", project,
                Submission.decision("RESUBMIT").with("meetsGuideline", true));
        journey.allDepartmentsAgree(project);
        journey.municipal().completes("DetermineProject", project, Submission.decision("RETURN").with("opinion", "补充材料"));
        journey.district().completes("RectifyApplication", project,
                Submission.decision("WITHDRAW").with("opinion", "不再申报"));
        assertThat(status(project)).isEqualTo(ProjectStatus.WITHDRAWN);
    }

    @Test
    void aProjectIsNotSelectedOrItsFundsAreRefused() {
        String notSelected = journey.determinable();
        journey.municipal().completes("DetermineProject", notSelected,
                Submission.decision("REJECT").with("opinion", "服务半径重叠"));
        assertThat(status(notSelected)).isEqualTo(ProjectStatus.NOT_SELECTED);
        String refused = journey.appliedFor();
        journey.municipal().completes("ReviewFundApplication", refused,
                Submission.decision("REJECT").with("opinion", "不符合支持方向"));
        assertThat(status(refused)).isEqualTo(ProjectStatus.REJECTED);
    }

    @Test
    void theMunicipalCommissionEndsAProjectAtAnyStageBeforeItsAcceptance() {
        for (String project : List.of(journey.filed(), journey.selected(), journey.appliedFor())) {
            journey.municipal().starts("project-termination", Journey.termination(project));
            assertThat(status(project)).isEqualTo(ProjectStatus.WITHDRAWN);
            assertThat(officials.openTasks(project)).isEmpty();
            assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).count()).isZero();
        }
        String approved = journey.approved();
        journey.municipal().starts("project-termination", Journey.termination(approved));
        assertThat(status(approved)).isEqualTo(ProjectStatus.CLOSED);
        assertThat(officials.openTasks(approved)).isEmpty();
    }

    @Test
    void whatWasReleasedToATerminatedProjectIsRepaidAndItsChangeEnds() {
        String project = journey.funded();
        change(project, Journey.smaller(project, "960", "440"));
        refused(() -> journey.municipal().starts("project-termination", Journey.termination(project).without("opinion")),
                InputException.class, "opinion");
        refused(() -> journey.municipal().starts("project-termination", Journey.termination("110105-2020-9999")),
                RuleException.class, "110105-2020-9999");
        journey.municipal().starts("project-termination", Journey.termination(project));

        assertThat(status(project)).isEqualTo(ProjectStatus.CLOSED);
        assertThat(officials.openTasks(project)).containsExactly("RepayOverpayment");
        assertThat(codes(project)).contains(FindingCode.SUBSIDY_OVERPAID);
        assertThat(changeOf(project).outcome()).contains(ProjectChange.End.TERMINATED);
        journey.district().completes("RepayOverpayment", project, Journey.repayment("70"));
        journey.district().completes("RepayOverpayment", project, Journey.repayment("0.92"));
        assertThat(balance(project).netReleased()).isZero();
        assertThat(officials.openTasks(project)).isEmpty();

        String accepted = journey.accepted();
        refused(() -> journey.municipal().starts("project-termination", Journey.termination(accepted)), RuleException.class,
                "已通过竣工验收");
        refused(() -> journey.municipal().starts("project-termination", Journey.termination(project)), RuleException.class, "已结束");
    }

    // ------------------------------------------------------------------ the ledger refuses (contract §7)

    @Test
    void theDatabaseItselfRefusesWhatBreaksTheLedger() {
        String project = journey.funded();
        String insert = "insert into fund_release (project_number, tranche, amount, number, release_date, due_on, share, entitled,"
                + " recorded_by, recorded_at) values ('" + project + "', 9, %s, 'x', '2026-11-01', '2026-12-01', 1, 1, 'x', now())";
        broken(insert.formatted("1654800.01"), "released_within_approved", "more would be released");
        broken("insert into disbursement (release, project_number, amount, disbursement_date, voucher_number,"
                + " finance_document_number, late, recorded_by, recorded_at) select id, project_number, 0.01, release_date, 'x', '',"
                + " false, 'x', now() from fund_release where project_number = '" + project + "'", "disbursed_within_released", "");
        broken("insert into repayment (project_number, amount, returned, repayment_date, voucher_number, recorded_by, recorded_at)"
                + " values ('" + project + "', 0.01, 0, '2026-11-01', 'x', 'x', now())", "repayment_within_overpayment",
                "no more is repaid");
        broken("insert into subsidy_approval (project_number, kind, amount, number, decided_on, recorded_by, recorded_at)"
                + " values ('" + project + "', 'ADJUSTMENT', 2364000.01, 'x', '2026-11-01', 'x', now())", "approval_never_raised",
                "never raised");
        broken("update ledger set approved = approved + 1 where project_number = '" + project + "'", "", "entries alone");
        broken("update fund_release set amount = 1", "", "append-only");
        broken("delete from disbursement", "", "append-only");
        broken("truncate repayment", "", "append-only");
        assertThat(balance(project).released()).isEqualByComparingTo("709200");
    }

    // ------------------------------------------------------------------

    @Autowired
    org.springframework.jdbc.core.JdbcTemplate jdbc;

    private void broken(String sql, String constraint, String message) {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> jdbc.execute(sql)))
                .hasMessageContaining(constraint.isEmpty() || !message.isEmpty() ? message : constraint);
    }

    private void change(String project, Submission form) {
        journey.district().starts("project-change", form);
    }

    private void lowerTo(String project, String total, String basic, String inclusive) {
        change(project, Journey.change(project).with("totalInvestment", total).with("sharedInvestment", "0")
                .json("elderlyCare", "{\"basicArea\":\"600\",\"basicInvestment\":\"" + basic + "\"}")
                .json("infantCare", "{\"inclusiveArea\":\"300\",\"inclusiveInvestment\":\"" + inclusive + "\"}")
                .json("communityMeals", "{\"commercialArea\":\"100\",\"commercialInvestment\":\"20\"}"));
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9204号"));
    }

    private static Submission good(String month, String percent, String paid) {
        return Journey.report(month, percent, paid);
    }

    private void refuseReport(String project, Submission report, Class<? extends Exception> type, String... parts) {
        refused(() -> journey.district().completes("ReportProgress", project, report), type, parts);
    }

    private ProjectStatus status(String project) {
        return tx(() -> files.require(project)).status();
    }

    private List<FindingCode> codes(String project) {
        return tx(() -> files.require(project)).findings().stream().map(Finding::code).distinct().toList();
    }

    private BigDecimal approved(String project) {
        assertThat(balance(project).approved()).isEqualByComparingTo(tx(() -> files.require(project)).approvedSubsidy().orElseThrow());
        return balance(project).approved();
    }

    private Balance balance(String project) {
        return tx(() -> ledger.balance(project));
    }

    private ProjectChange changeOf(String project) {
        return tx(() -> changes.all(project)).get(0);
    }

    private ProjectChange lastChangeOf(String project) {
        List<ProjectChange> all = tx(() -> changes.all(project));
        return all.get(all.size() - 1);
    }

    private long changes(String project) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("project-change").processInstanceBusinessKey(project).count();
    }

    private <T> T tx(java.util.function.Supplier<T> read) {
        return transactions.execute(status -> read.get());
    }

    /** Lets the timers of that event fire that are due, and says how many they were. */
    private int fire(String project, String event) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                .map(instance -> instance.getId()).toList();
        List<Job> due = management.createJobQuery().activityId(event).timers().duedateLowerThan(ClockUtil.getCurrentTime()).list()
                .stream().filter(job -> instances.contains(job.getProcessInstanceId())).toList();
        due.forEach(job -> management.executeJob(job.getId()));
        return due.size();
    }

    private static void refused(ThrowingCallable attempt, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(attempt).isInstanceOf(type).satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
    }
}
