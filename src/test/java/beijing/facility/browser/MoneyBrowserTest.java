package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/** The money and construction half in Tasklist, each step at the desk of its official. */
@ProcessTest
class MoneyBrowserTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    ManagementService management;
    @Autowired
    RuntimeService runtime;
    @Autowired
    IdentityService identity;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void aTrancheIsReleasedAndPassedOnInTwoSums() {
        String project = journey.started();
        String today = LocalDate.now(BeijingClock.ZONE).toString();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("下达市级资金", project);
            municipal.waitsFor("本次最多可下达");
            assertThat(municipal.page()).contains(project, "236.4", "30%", "70.92", "236.4 × 30%");
            municipal.claims();
            assertThat(municipal.value("releaseAmount")).isEqualTo("70.92");
            municipal.types("releaseNumber", "京发改投资〔2026〕9001号");
            municipal.date("releaseDate", today);
            municipal.types("releaseAmount", "70.93");
            municipal.completes();
            municipal.waitsFor("本次最多下达70.92万元");
            municipal.screenshot("release-refused");
            assertThat(municipal.page()).doesNotContain("Exception", "Cannot submit", "ENGINE");
            municipal.types("releaseAmount", "70.92");
            municipal.longScreenshot("release");
            municipal.completes();
            municipal.waitsFor("请在列表中选择任务");
        }
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            disburse(district, project, "70.92", "30", "GK-001", today);
            disburse(district, project, "40.92", "40.92", "GK-002", today);
        }
        JsonNode file = HttpOfficial.of(port, "auditor").project(project);
        assertThat(file.at("/ledger/disbursed").asText()).isEqualTo("709200");
        assertThat(file.get("disbursements")).hasSize(2);
    }

    private static void disburse(Tasklist district, String project, String outstanding, String amount, String voucher,
            String today) {
        district.opensTask("拨付至项目单位", project);
        district.waitsFor("尚待拨付");
        district.claims();
        assertThat(district.value("disbursedAmount")).isEqualTo(outstanding);
        district.types("voucherNumber", voucher);
        if (!amount.equals(outstanding)) {
            district.types("disbursedAmount", amount);
        }
        district.date("disbursementDate", today);
        district.longScreenshot("disbursement-" + voucher);
        district.completes();
        district.waitsFor("请在列表中选择任务");
    }

    @Test
    void aChangeIsAskedForFiledReviewedAndSigned() {
        String project = journey.funded();
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            district.opensStartForm("项目变更");
            district.types("projectNumber", project);
            district.types("changeReason", "施工图深化后压减养老服务装修标准");
            district.types("address", "朝阳区劲松四区甲12号");
            district.chooses("constructionMode", 2);
            district.types("elderlyCare_basicArea", "600");
            district.types("elderlyCare_basicInvestment", "440");
            district.types("infantCare_inclusiveArea", "300");
            district.types("infantCare_inclusiveInvestment", "270");
            district.types("communityMeals_commercialArea", "100");
            district.types("communityMeals_commercialInvestment", "90");
            district.types("sharedInvestment", "160");
            district.types("totalInvestment", "960");
            district.waitsFor("一致");
            district.screenshot("change-request");
            district.starts();
            assertThat(district.startFormIsClosed()).isTrue();
            district.opensTask("一般变更备案", project);
            district.waitsFor("变更前后对照");
            assertThat(district.page()).contains("600㎡，480万元", "600㎡，440万元", "224.4", "236.4");
            district.claims();
            district.types("opinion", "变更在10%以内");
            district.longScreenshot("minor-change");
            district.completes();
            district.waitsFor("请在列表中选择任务");
        }
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("审核补助调整", project);
            municipal.waitsFor("补助重新测算");
            municipal.claims();
            assertThat(municipal.value("inclusiveRate")).isEqualTo("20");
            municipal.chooses("decision", 0);
            municipal.longScreenshot("adjustment-review");
            municipal.completes();
            municipal.waitsFor("请在列表中选择任务");
        }
        try (Tasklist signer = Tasklist.signIn(port, "municipal-drc-signer")) {
            signer.opensTask("签批补助调整", project);
            signer.claims();
            signer.types("adjustmentNumber", "京发改（审）〔2026〕9201号");
            signer.chooses("decision", 0);
            signer.longScreenshot("adjustment-signature");
            signer.completes();
            signer.waitsFor("请在列表中选择任务");
        }
        assertThat(HttpOfficial.of(port, "auditor").project(project).at("/subsidy/approved").asText()).isEqualTo("2244000");
        assertThat(HttpOfficial.of(port, "auditor").project(project).at("/changes/0/outcome").asText()).isEqualTo("ADOPTED");
    }

    @Test
    void whoReviewedAnAdjustmentCannotSignIt() {
        String both = "municipal-drc-2";
        identity.createMembership(both, "municipal-drc-signer");
        try {
            String project = journey.changeProcedures();
            try (Tasklist official = Tasklist.signIn(port, both)) {
                official.opensTask("审核补助调整", project);
                official.claims();
                official.chooses("decision", 0);
                official.completes();
                official.waitsFor("请在列表中选择任务");
                official.opensTask("签批补助调整", project);
                official.claims();
                official.types("adjustmentNumber", "京发改（审）〔2026〕9202号");
                official.chooses("decision", 0);
                official.completes();
                official.waitsFor("审核与签批须由不同人员办理");
                official.screenshot("adjustment-four-eyes");
                assertThat(official.page()).contains("签批补助调整").doesNotContain("Exception", "ENGINE");
            }
            assertThat(HttpOfficial.of(port, "auditor").project(project).at("/changes/0/outcome").isNull()).isTrue();
        } finally {
            identity.deleteMembership(both, "municipal-drc-signer");
        }
    }

    @Test
    void theMunicipalCommissionEndsAProject() {
        String project = journey.funded();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensStartForm("项目终止");
            municipal.types("projectNumber", "110105-2026-9999");
            municipal.types("opinion", "房屋产权发生纠纷，项目无法继续");
            municipal.starts();
            municipal.waitsFor("110105-2026-9999");
            municipal.screenshot("termination-refused");
            assertThat(municipal.page()).doesNotContain("Exception", "ENGINE");
            municipal.types("projectNumber", project);
            municipal.screenshot("termination");
            municipal.starts();
            assertThat(municipal.startFormIsClosed()).isTrue();
        }
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            district.opensTask("退回超拨资金", project);
            assertThat(district.page()).contains("70.92");
        }
        assertThat(HttpOfficial.of(port, "auditor").project(project).get("status").asText()).isEqualTo("CLOSED");
    }

    /** Each of the other forms as its official finds it. */
    @ParameterizedTest
    @CsvSource({
        "报告开工,         START,       district-drc-110105,     施工合同编号",
        "报送建设进度,     PROGRESS,    district-drc-110105,     累计完成投资",
        "督办拨付,         SUPERVISE,   municipal-drc,           尚待拨付",
        "办理前期手续变更, PROCEDURES,  district-drc-110105,     较大变更",
        "退回超拨资金,     REPAY,       district-drc-110105,     42.72",
        "组织竣工验收,     ORGANISE,    district-drc-110105,     竣工日期",
        "部门验收意见,     ACCEPT,      dept-fire-rescue-110105, 竣工面积",
        "整改,             RECTIFY,     district-drc-110105,     婴幼儿托育",
        "竣工财务决算,     SETTLE,      district-drc-110105,     决算总投资",
        "确定运营主体,     APPOINT,     district-drc-110105,     运营模式",
        "年度运营评价,     EVALUATE,    district-drc-110105,     北京乐邻社区服务有限公司",
        "整改,             REOPERATE,   district-drc-110105,     第三十四条"})
    void everyFormShowsItsFile(String task, String stage, String user, String shown) {
        Function<Journey, String> driven = stages(stage);
        String project = driven.apply(journey);
        try (Tasklist official = Tasklist.signIn(port, user)) {
            official.opensTask(task, project);
            official.waitsFor(shown);
            assertThat(official.page()).contains(project, "劲松街道乐邻综合服务中心").doesNotContain("FEEL", "undefined", "null");
            official.longScreenshot("form-" + stage.toLowerCase(Locale.ROOT));
        }
    }

    private Function<Journey, String> stages(String stage) {
        return switch (stage) {
            case "START" -> Journey::approved;
            case "PROGRESS" -> Journey::completedSteps;
            case "SUPERVISE" -> chosen -> {
                String project = chosen.started();
                chosen.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
                fire("DisbursementOverdue", project);
                return project;
            };
            case "PROCEDURES" -> Journey::changed;
            case "REPAY" -> Journey::overpaid;
            case "ORGANISE" -> Journey::completed;
            case "ACCEPT" -> Journey::inAcceptance;
            case "RECTIFY" -> Journey::rectifying;
            case "SETTLE" -> Journey::accepted;
            case "APPOINT" -> Journey::settled;
            case "EVALUATE" -> chosen -> {
                String project = chosen.inOperation();
                fire("EvaluationDue", project);
                return project;
            };
            default -> chosen -> {
                String project = chosen.inOperation();
                fire("EvaluationDue", project);
                chosen.district().completes("EvaluateOperation", project, Submission.decision("FAIL")
                        .with("servicesOpen", 1).with("opinion", "助餐点停业"));
                return project;
            };
        };
    }

    /** Fires a timer before its time. */
    private void fire(String event, String project) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().forEach(instance ->
                management.createJobQuery().processInstanceId(instance.getId()).activityId(event).list()
                        .forEach(job -> management.executeJob(job.getId())));
    }
}
