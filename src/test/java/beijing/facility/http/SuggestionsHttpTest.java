package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/** What a form suggests is shown and counts only when it is handed in; what was handed in before is kept. */
@ProcessTest
class SuggestionsHttpTest {

    private static final String DISTRICT = "district-drc-" + Journey.DISTRICT;
    private static final String MUNICIPAL = "municipal-drc";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcTemplate database;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;

    static Stream<Arguments> suggested() {
        return Stream.of(
                left("AssignResponsibility", DISTRICT, Journey::selected, Journey.responsibility(), "implementingEntity", "项目实施主体", true),
                left("RecordEstablishment", DISTRICT, Journey::assigned, Journey.establishment("1000"), "estimatedInvestment", "估算总投资", true),
                left("SubmitFundApplication", DISTRICT, Journey::established, application(), "totalInvestment", "概算总投资", true),
                left("SubmitFundApplication", DISTRICT, Journey::established, application(), "sharedInvestment", "公共及分摊投资", true),
                left("SubmitFundApplication", DISTRICT, Journey::established, application(), "elderlyCare", "总投资必须等于各部分之和", true),
                left("SubmitFundApplication", DISTRICT, Journey::established, application(), "requestedSubsidy", "申请补助资金", false),
                left("ReportProgress", DISTRICT, Journey::funded, Journey.report("2026-07", "40", "300"), "reportMonth", "报送月份", true),
                left("ReportProgress", DISTRICT, Journey::completedSteps, Journey.report("2026-08", "70", "600"), "progressPercent", "累计进度",
                        true),
                left("ReportProgress", DISTRICT, Journey::completedSteps, Journey.report("2026-08", "70", "600"), "investmentPaid",
                        "累计完成投资", true),
                left("ReleaseFunds", MUNICIPAL, Journey::started, Journey.release("70.92"), "releaseAmount", "下达金额", true),
                left("ReleaseFunds", MUNICIPAL, Journey::started, Journey.release("70.92"), "releaseDate", "下达日期", true),
                left("DisburseFunds", DISTRICT, SuggestionsHttpTest::released, Journey.disbursement("70.92"), "disbursedAmount", "拨付金额",
                        true),
                left("RepayOverpayment", DISTRICT, Journey::overpaid, Journey.repayment("42.72"), "repaidAmount", "退回金额", true),
                left("ReviewSubsidyAdjustment", MUNICIPAL, Journey::changeProcedures,
                        Submission.decision("APPROVE").with("inclusiveRate", "20"), "inclusiveRate", "普惠补助比例", true),
                left("OrganiseAcceptance", DISTRICT, Journey::completed, Journey.asBuilt().without("infantCare").without("communityMeals"),
                        "elderlyCare", "竣工面积", true),
                left("SettleAccounts", DISTRICT, Journey::accepted, Journey.settlement(), "settledInvestment", "决算总投资", false),
                left("SettleAccounts", DISTRICT, Journey::accepted, Journey.settlement(), "sharedInvestment", "公共及分摊投资", false),
                left("AppointOperator", DISTRICT, Journey::settled, Journey.operator(), "rentPerYear", "年租金", false));
    }

    private static Arguments left(String task, String who, Function<Journey, String> there, Submission form, String field, String label,
            boolean suggested) {
        return Arguments.of(task, who, there, form, field, label, suggested);
    }

    private static Submission application() {
        return Submission.fundApplication("compliant", "268.2");
    }

    private static String released(Journey journey) {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        return project;
    }

    @ParameterizedTest(name = "{0} {4}")
    @MethodSource("suggested")
    void whatIsLeftOutIsMissingThoughTheFormSuggestsIt(String task, String who, Function<Journey, String> there, Submission form,
            String field, String label, boolean suggested) {
        String project = there.apply(journey);
        HttpOfficial official = HttpOfficial.of(port, who);
        String id = official.task(task, project);
        assertThat(shown(official, id).path(field).path("value").asText("").isEmpty()).as("suggested").isEqualTo(!suggested);

        String before = official.project(project).toString();
        Answer answer = official.submits(id, form.without(field));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).contains(label).endsWith("。");
        assertThat(official.project(project).toString()).isEqualTo(before);
        assertThat(official.task(task, project)).isEqualTo(id);
    }

    @Test
    void anApplicationWithoutItsMoneyIsRefused() {
        for (String field : new String[] {"totalInvestment", "sharedInvestment"}) {
            Answer answer = HttpOfficial.of(port, DISTRICT).files(Journey.application().without(field));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains(field).contains("不能为空");
        }
        String project = journey.funded();
        for (String field : new String[] {"totalInvestment", "sharedInvestment"}) {
            Answer answer = HttpOfficial.of(port, DISTRICT).starts("project-change", Journey.smaller(project, "960", "440").without(field));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains(field).contains("不能为空");
        }
    }

    @Test
    void whatWasHandedInIsKeptAfterAReturn() {
        String project = journey.appliedFor();
        HttpOfficial district = HttpOfficial.of(port, DISTRICT);
        HttpOfficial.of(port, MUNICIPAL).completes("ReviewFundApplication", project,
                Submission.decision("RETURN").with("opinion", "请补充概算批复"));
        String task = district.task("SubmitFundApplication", project);
        assertThat(shown(district, task).at("/requestedSubsidy/value").asText()).isEqualTo("268.2");
        district.submits(task, Submission.form().with("requestedSubsidy", "260")).expect(204);
        JsonNode file = district.project(project);
        assertThat(file.at("/subsidy/requested").asText()).isEqualTo("2600000");
        assertThat(file.get("totalInvestment").asText()).isEqualTo("10000000");
    }

    @Test
    void aReleaseIsSuggestedOfTodayUnderTheNextNumber() {
        journey.funded();
        String project = journey.started();
        HttpOfficial municipal = HttpOfficial.of(port, MUNICIPAL);
        JsonNode form = shown(municipal, municipal.task("ReleaseFunds", project));
        assertThat(form.at("/releaseAmount/value").asText()).isEqualTo("70.92");
        assertThat(form.at("/releaseDate/value").asText()).isEqualTo(LocalDate.now(BeijingClock.ZONE).toString());
        String number = form.at("/releaseNumber/value").asText();
        assertThat(number).matches("京发改投资〔" + LocalDate.now(BeijingClock.ZONE).getYear() + "〕\\d+号");
        assertThat(database.queryForObject("select count(*) from fund_release where number = ?", Integer.class, number)).isZero();
        Answer left = municipal.submits(municipal.task("ReleaseFunds", project), Journey.release("70.92").without("releaseNumber"));
        assertThat(left.status()).isEqualTo(400);
        assertThat(left.message()).contains("下达文号").contains("不能为空");
    }

    /** The same key in another process is another task: nothing of acceptance stands in it. */
    @Test
    void aRectificationOfTheOperationHasNoAreas() {
        String project = badlyOperated();
        HttpOfficial district = HttpOfficial.of(port, DISTRICT);
        assertThat(shown(district, district.task("RectifyDefects", project)).has("elderlyCare")).isFalse();
        assertThat(shown(district, district.task("RectifyDefects", journey.rectifying())).has("elderlyCare")).isTrue();
    }

    private String badlyOperated() {
        String project = journey.inOperation();
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream()
                .map(instance -> instance.getId()).toList();
        management.createJobQuery().activityId("EvaluationDue").timers().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId())).forEach(job -> management.executeJob(job.getId()));
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("FAIL").with("servicesOpen", 1).with("opinion", "助餐点停业"));
        return project;
    }

    private JsonNode shown(HttpOfficial official, String task) {
        return official.get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false").expect(200).json();
    }
}
