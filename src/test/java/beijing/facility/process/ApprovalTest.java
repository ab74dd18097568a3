package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ProjectStatus;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;

/** From the application to the signed approval: every sequence flow and event of the two diagrams is walked here. */
@ProcessTest
// the default engine of the JVM stays that of the tests over HTTP, which come by it
@TestPropertySource(properties = "camunda.bpm.process-engine-name=coverage")
class ApprovalTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Coverage extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(ApprovalTest.class, "project-lifecycle", "project-implementation", "fund-release",
                    "project-change", "completion-acceptance", "operation-supervision", "project-termination",
                    "project-solicitation", "consultation");
        }
    }


    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    ProjectFiles files;
    @Autowired
    Decisions decisions;
    @Autowired
    DepartmentOpinions opinions;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    // ------------------------------------------------------------------ application (Articles 6-11, 21)

    @Test
    void aCompliantApplicationGoesToTheDepartmentsOfItsFunctionsAndTheTwoThatSeeEveryProject() {
        String project = journey.filed();

        assertThat(project).matches("110105-" + LocalDate.now().getYear() + "-\\d{4}");
        assertThat(status(project)).isEqualTo(ProjectStatus.UNDER_REVIEW);
        assertThat(journey.departments(project)).containsExactlyInAnyOrder("housing-construction", "planning-resources",
                "civil-affairs", "disabled-federation", "health", "commerce");
        assertThat(officials.openTasks(project)).hasSize(6).containsOnly("DepartmentOpinion");
        Task task = journey.department("health").task("DepartmentOpinion", project);
        assertThat(task.getDueDate().toInstant())
                .isCloseTo(Instant.now().plus(10, ChronoUnit.DAYS), within(Duration.ofMinutes(5)));
        assertThat(journey.department("education").sees("DepartmentOpinion", project)).isFalse();
    }

    @Test
    void everyViolationIsShownAtOnceAndTheCorrectedApplicationGoesOn() {
        String project = journey.filed(Journey.application()
                .with("meetsGuideline", false)
                .with("stateOwnedProperty", true)
                .with("renovationConditionsMet", false)
                .with("consultedResidents", 0)
                .with("otherMunicipalFunds", true)
                .with("otherMunicipalFundsDetail", "市级养老设施建设补贴120万元")
                .with("applicationDate", "2028-01-13"));

        assertThat(status(project)).isEqualTo(ProjectStatus.RETURNED);
        assertThat(codes(project)).containsExactly(FindingCode.STANDARD_NOT_MET,
                FindingCode.STATE_ASSET_PROCEDURE_MISSING, FindingCode.RENOVATION_CONDITIONS_NOT_MET,
                FindingCode.CONSULTATION_MISSING, FindingCode.OTHER_MUNICIPAL_FUNDS, FindingCode.MEASURES_NOT_IN_FORCE);
        assertThat(journey.district().opens("RectifyApplication", project))
                .containsEntry("projectName", "劲松街道乐邻综合服务中心")
                .containsEntry("otherMunicipalFundsDetail", "市级养老设施建设补贴120万元")
                .containsEntry("totalInvestment", "1000")
                .doesNotContainKey("decision");

        // still wrong: back to the same task, with what is still wrong
        journey.district().completes("RectifyApplication", project, Submission.decision("RESUBMIT")
                .with("meetsGuideline", true).with("stateAssetProcedureDone", true)
                .with("renovationConditionsMet", true).with("consultedResidents", 80)
                .with("applicationDate", "2026-03-10"));
        assertThat(codes(project)).containsExactly(FindingCode.OTHER_MUNICIPAL_FUNDS);
        assertThat(officials.openTasks(project)).containsExactly("RectifyApplication");

        journey.district().completes("RectifyApplication", project,
                Submission.decision("RESUBMIT").with("otherMunicipalFunds", false));
        assertThat(codes(project)).isEmpty();
        assertThat(officials.openTasks(project)).contains("DepartmentOpinion");
    }

    @Test
    void aDistrictWithdrawsAnApplicationWithAReason() {
        String project = journey.filed(Journey.application().with("meetsGuideline", false));

        refused(() -> journey.district().completes("RectifyApplication", project, Submission.decision("WITHDRAW")),
                InputException.class, "意见", "不能为空");
        journey.district().completes("RectifyApplication", project,
                Submission.decision("WITHDRAW").with("opinion", "选址不再可用"));

        assertThat(status(project)).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(officials.openTasks(project)).isEmpty();
        assertThat(last(project).opinion()).isEqualTo("选址不再可用");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).count()).isZero();
    }

    @Test
    void anExceptionNeedsAJustificationAndAnExplicitAcceptance() {
        Submission withoutCore = Submission.application("exception-no-core")
                .with("districtCode", Journey.DISTRICT).with("creditCode", CreditCodes.next(900_001));
        String project = journey.filed(withoutCore.with("justification", ""));
        assertThat(codes(project)).containsExactly(FindingCode.NO_CORE_FUNCTION);
        assertThat(status(project)).isEqualTo(ProjectStatus.RETURNED);

        journey.district().completes("RectifyApplication", project, Submission.decision("RESUBMIT")
                .with("justification", "辖区500米内已有养老驿站和托育园各一处"));
        assertThat(status(project)).isEqualTo(ProjectStatus.UNDER_REVIEW);
        journey.allDepartmentsAgree(project);

        refused(() -> journey.municipal().completes("DetermineProject", project, Submission.decision("SELECT")),
                RuleException.class, "接受例外", "第七条");
        assertThat(officials.openTasks(project)).containsExactly("DetermineProject");
        journey.municipal().completes("DetermineProject", project,
                Submission.decision("SELECT").with("exceptionAccepted", true));
        assertThat(status(project)).isEqualTo(ProjectStatus.SELECTED);
        assertThat(files.require(project).acceptedExceptions()).containsExactly(FindingCode.NO_CORE_FUNCTION);
        assertThat(last(project).findings()).extracting(Finding::code).containsExactly(FindingCode.NO_CORE_FUNCTION);
    }

    // ------------------------------------------------------------------ joint review (Article 22)

    @Test
    void aDepartmentThatIsLateIsRemindedOnceAndItsTaskRisesToTheTop() {
        String project = journey.filed();
        journey.department("health").completes("DepartmentOpinion", project, Submission.decision("AGREE"));
        int before = journey.department("commerce").task("DepartmentOpinion", project).getPriority();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(9, ChronoUnit.DAYS)));
        assertThat(due(project)).isEmpty();
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(11, ChronoUnit.DAYS)));
        List<Job> due = due(project);
        assertThat(due).hasSize(5);
        due.forEach(job -> management.executeJob(job.getId()));

        assertThat(due(project)).isEmpty();
        assertThat(journey.department("commerce").task("DepartmentOpinion", project).getPriority())
                .isGreaterThan(before);
        assertThat(opinions.findByProjectNumberAndRoundOrderById(project, 1))
                .filteredOn(opinion -> opinion.remindedAt() != null)
                .extracting(DepartmentOpinion::department).hasSize(5).doesNotContain("health");
        assertThat(decisions.findByProjectNumberOrderById(project)).extracting(Decision::decision)
                .filteredOn("REMIND"::equals).hasSize(5);
        // late, but heard
        journey.allDepartmentsAgree(project);
        assertThat(officials.openTasks(project)).containsExactly("DetermineProject");
        assertThat(rows(journey.municipal().opens("DetermineProject", project), "departmentOpinions"))
                .contains("逾期");
    }

    @Test
    void aDisagreementIsCoordinatedBeforeTheDetermination() {
        String project = disagreed();

        assertThat(officials.openTasks(project)).containsExactly("ResolveReview");
        assertThat(rows(journey.municipal().opens("ResolveReview", project), "departmentOpinions"))
                .contains("不同意", "服务半径与现有托育园重叠");
        journey.municipal().completes("ResolveReview", project, Submission.decision("PROCEED"));
        assertThat(officials.openTasks(project)).containsExactly("DetermineProject");
    }

    @Test
    void coordinationCanReturnTheApplicationAndTheNextRoundAsksEverybodyAfresh() {
        String project = disagreed();
        refused(() -> journey.municipal().completes("ResolveReview", project, Submission.decision("RETURN")),
                InputException.class, "意见", "不能为空");
        journey.municipal().completes("ResolveReview", project,
                Submission.decision("RETURN").with("opinion", "请核实托育需求"));

        assertThat(status(project)).isEqualTo(ProjectStatus.RETURNED);
        journey.district().completes("RectifyApplication", project, Submission.decision("RESUBMIT"));
        assertThat(officials.openTasks(project)).hasSize(6).containsOnly("DepartmentOpinion");
        assertThat(files.require(project).reviewRound()).isEqualTo(2);
        assertThat(journey.department("health").opens("DepartmentOpinion", project))
                .doesNotContainEntry("decision", "DISAGREE")
                .doesNotContainEntry("opinion", "服务半径与现有托育园重叠");
        journey.allDepartmentsAgree(project);
        assertThat(rows(journey.municipal().opens("DetermineProject", project), "departmentOpinions"))
                .doesNotContain("不同意");
        // nothing of the first round is lost
        assertThat(opinions.findByProjectNumberAndRoundOrderById(project, 1)).hasSize(6);
    }

    @Test
    void coordinationCanEndTheProject() {
        String project = disagreed();
        journey.municipal().completes("ResolveReview", project,
                Submission.decision("REJECT").with("opinion", "需求不足"));
        assertThat(status(project)).isEqualTo(ProjectStatus.NOT_SELECTED);
        assertThat(officials.openTasks(project)).isEmpty();
    }

    @Test
    void otherMunicipalMoneyFoundByADepartmentBlocksTheSelection() {
        String project = journey.filed();
        journey.department("civil-affairs").completes("DepartmentOpinion", project,
                Submission.decision("AGREE").with("otherMunicipalFundsFound", true)
                        .with("fundingOpinion", "2025年已获市级养老设施补贴"));
        journey.allDepartmentsAgree(project);

        assertThat(codes(project)).containsExactly(FindingCode.OTHER_MUNICIPAL_FUNDS);
        refused(() -> journey.municipal().completes("DetermineProject", project,
                Submission.decision("SELECT").with("exceptionAccepted", true)), RuleException.class, "市民政局", "第二十三条");
        journey.municipal().completes("DetermineProject", project,
                Submission.decision("RETURN").with("opinion", "请退出该渠道"));
        journey.district().completes("RectifyApplication", project, Submission.decision("RESUBMIT"));
        assertThat(codes(project)).isEmpty();
    }

    @Test
    void aProjectThatResemblesAnotherOfTheSameUnitIsCoordinatedAndNeedsAnExplanation() {
        String unit = CreditCodes.next(900_002);
        String first = officials.official("district-drc-110106").files(
                Submission.application("110106", "方庄邻里综合服务中心", "丰台区方庄芳城园一区甲8号").with("creditCode", unit));
        String second = journey.filed(
                Submission.application(Journey.DISTRICT, "方庄邻里社区综合服务中心", "朝阳区劲松四区甲12号").with("creditCode", unit));

        assertThat(codes(second)).containsExactly(FindingCode.POSSIBLE_DUPLICATE);
        assertThat(files.require(second).findings().get(0).message()).contains(first, "丰台区");
        assertThat(status(second)).isEqualTo(ProjectStatus.RETURNED);
        journey.district().completes("RectifyApplication", second,
                Submission.decision("RESUBMIT").with("justification", "两处设施分属两区，服务范围不重叠"));
        journey.allDepartmentsAgree(second);
        assertThat(officials.openTasks(second)).containsExactly("ResolveReview");
        journey.municipal().completes("ResolveReview", second, Submission.decision("PROCEED"));
        refused(() -> journey.municipal().completes("DetermineProject", second, Submission.decision("SELECT")),
                RuleException.class, "接受例外");
        journey.municipal().completes("DetermineProject", second,
                Submission.decision("SELECT").with("exceptionAccepted", true));
        assertThat(status(second)).isEqualTo(ProjectStatus.SELECTED);
    }

    @Test
    void theDeterminationCanEndTheProject() {
        String project = journey.determinable();
        refused(() -> journey.municipal().completes("DetermineProject", project, Submission.decision("REJECT")),
                InputException.class, "意见", "不能为空");
        journey.municipal().completes("DetermineProject", project,
                Submission.decision("REJECT").with("opinion", "年度额度不足"));
        assertThat(status(project)).isEqualTo(ProjectStatus.NOT_SELECTED);
        assertThat(officials.openTasks(project)).isEmpty();
    }

    // ------------------------------------------------------------------ funding (Articles 23, 24)

    @Test
    void anApprovedProjectHasItsAmountItsNumberAndEveryDecisionOnRecord() {
        String project = journey.approved();

        Project file = files.require(project);
        assertThat(file.status()).isEqualTo(ProjectStatus.APPROVED);
        assertThat(file.approvedSubsidy()).hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("2364000"));
        assertThat(file.approvalNumber()).hasValue("京发改（审）〔2026〕9001号");
        assertThat(file.implementingEntity()).hasValue("北京乐邻社区服务有限公司");
        assertThat(decisions.findByProjectNumberOrderById(project)).extracting(Decision::task).containsSubsequence(
                "ApplicationFiled", "CheckCompliance", "DepartmentOpinion", "DetermineProject", "AssignResponsibility",
                "RecordEstablishment", "SubmitFundApplication", "CalculateSubsidy", "ReviewFundApplication",
                "SignFundApproval");
        assertThat(last(project).decidedBy()).isEqualTo("municipal-drc-signer");
        assertThat(officials.openTasks(project)).containsExactly("ReportStart");
    }

    @Test
    void reviewerAndSignerSeeTheArithmetic() {
        String project = journey.appliedFor();
        assertThat(rows(journey.municipal().opens("ReviewFundApplication", project), "subsidyTable"))
                .contains("172.8", "95.4", "268.2", "第二十三条");
        journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        assertThat(rows(journey.signer().opens("SignFundApproval", project), "subsidyTable"))
                .contains("172.8", "63.6", "236.4", "20%");
    }

    @Test
    void aFundApplicationThatBreaksARuleIsRefusedWithEveryReason() {
        String project = journey.established();
        refused(() -> journey.district().completes("SubmitFundApplication", project,
                Submission.fundApplication("compliant", "268.200001").with("atEstimateDepth", false)),
                RuleException.class, "268.200001", "268.2万元", "概算深度");
        assertThat(officials.openTasks(project)).containsExactly("SubmitFundApplication");
        assertThat(files.require(project).requestedSubsidy()).isEmpty();
    }

    @Test
    void anEstimateThatIsOverrunNeedsAnExplanationAndAnAcceptance() {
        String project = journey.assigned();
        journey.district().completes("RecordEstablishment", project, Journey.establishment("900"));
        refused(() -> journey.district().completes("SubmitFundApplication", project,
                Submission.fundApplication("compliant", "268.2").with("justification", "")),
                RuleException.class, "例外说明", "900万元", "1000万元");
        journey.district().completes("SubmitFundApplication", project,
                Submission.fundApplication("compliant", "268.2").with("justification", "材料价格上涨，已重新报批可研"));
        assertThat(codes(project)).containsExactly(FindingCode.ESTIMATE_OVERRUN);
        refused(() -> journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20")), RuleException.class, "接受例外");
        journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20").with("exceptionAccepted", true));
        assertThat(officials.openTasks(project)).containsExactly("SignFundApproval");
    }

    @Test
    void aReturnedFundApplicationOpensAsItWasHandedIn() {
        String project = journey.appliedFor();
        journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("RETURN").with("opinion", "请核减"));
        assertThat(status(project)).isEqualTo(ProjectStatus.SELECTED);
        assertThat(journey.district().opens("SubmitFundApplication", project))
                .containsEntry("requestedSubsidy", "268.2")
                .containsEntry("atEstimateDepth", true)
                .containsEntry("totalInvestment", "1000")
                .doesNotContainKey("decision");
        journey.district().completes("SubmitFundApplication", project, Submission.form().with("requestedSubsidy", "200"));
        journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "30"));
        journey.signer().completes("SignFundApproval", project, Journey.signature());
        assertThat(files.require(project).approvedSubsidy())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("2000000"));
    }

    @Test
    void aRateAboveTheMaximumIsRefused() {
        String project = journey.appliedFor();
        refused(() -> journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "30.01")), RuleException.class, "30.01%", "30%");
        assertThat(files.require(project).proposedSubsidy()).isEmpty();
    }

    @Test
    void theFundsCanBeRefused() {
        String project = journey.appliedFor();
        journey.municipal().completes("ReviewFundApplication", project,
                Submission.decision("REJECT").with("opinion", "概算依据不足"));
        assertThat(status(project)).isEqualTo(ProjectStatus.REJECTED);
        assertThat(officials.openTasks(project)).isEmpty();
    }

    @Test
    void theSignerCanSendTheProposalBackToTheReviewer() {
        String project = journey.reviewed();
        refused(() -> journey.signer().completes("SignFundApproval", project, Submission.decision("RETURN")),
                InputException.class, "意见", "不能为空");
        journey.signer().completes("SignFundApproval", project,
                Submission.decision("RETURN").with("opinion", "比例请再核"));
        assertThat(files.require(project).proposedSubsidy()).isEmpty();
        assertThat(journey.municipal().opens("ReviewFundApplication", project)).containsEntry("inclusiveRate", "20");
    }

    private String disagreed() {
        String project = journey.filed();
        journey.department("health").completes("DepartmentOpinion", project,
                Submission.decision("DISAGREE").with("opinion", "服务半径与现有托育园重叠"));
        journey.allDepartmentsAgree(project);
        return project;
    }

    private ProjectStatus status(String project) {
        return files.require(project).status();
    }

    private List<FindingCode> codes(String project) {
        return files.require(project).findings().stream().map(Finding::code).toList();
    }

    private Decision last(String project) {
        List<Decision> all = decisions.findByProjectNumberOrderById(project);
        return all.get(all.size() - 1);
    }

    private List<Job> due(String project) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId())
                        .duedateLowerThan(ClockUtil.getCurrentTime()).list().stream())
                .toList();
    }

    private static String rows(Map<String, Object> form, String view) {
        return form.get(view).toString();
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(duration.toMinutes(), ChronoUnit.MINUTES);
    }

    private static void refused(ThrowingCallable attempt, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(attempt).isInstanceOf(type).message().contains(parts);
    }
}
