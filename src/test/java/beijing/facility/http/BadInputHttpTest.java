package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** Bad input gets a sentence that names the field, the value and the rule; nothing is stored and the task stays as it was. */
@ProcessTest
class BadInputHttpTest {

    private static final String HOSTILE = "<script>alert('x')</script>'; drop table project; -- \"&amp;${1+1}#{2}";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> applications() {
        return Stream.of(
                bad("malformed credit code", form -> form.with("creditCode", "91110105"), "creditCode", "91110105", "18"),
                bad("credit code with a wrong check character", form -> form.with("creditCode", "91110105MA01A2B3C5"),
                        "creditCode", "91110105MA01A2B3C5", "校验"),
                bad("negative amount", form -> form.with("sharedInvestment", "-160"), "sharedInvestment", "-160", "非负"),
                bad("seven decimals", form -> form.with("totalInvestment", "1000.0000001"), "totalInvestment",
                        "1000.0000001", "6位小数"),
                bad("exponent", form -> form.with("totalInvestment", "1e9"), "totalInvestment", "1e9", "十进制"),
                bad("amount over the largest", form -> form.with("totalInvestment", "100000000"), "totalInvestment",
                        "100000000", "99999999.999999"),
                bad("binary number", form -> form.with("totalInvestment", 1000.5d), "totalInvestment", "1000.5", "文本"),
                bad("commas that do not group by three", form -> form.with("totalInvestment", "１，０，００"), "totalInvestment", "１，０，００",
                        "千位分隔符"),
                bad("negative residents", form -> form.with("consultedResidents", -1), "consultedResidents", "-1", "非负整数"),
                bad("empty name", form -> form.with("projectName", "  "), "projectName", "不能为空"),
                bad("10,000 characters", form -> form.with("projectName", "长".repeat(10_000)), "projectName", "10000",
                        "最多200"),
                bad("10,000 characters of prose", form -> form.with("consultationSummary", "长".repeat(10_000)),
                        "consultationSummary", "10000", "最多2000"),
                bad("control characters", form -> form.with("address", "朝阳区\u0000劲松"), "address", "控制字符"),
                bad("unknown construction mode", form -> form.with("constructionMode", "DEMOLITION"), "constructionMode",
                        "DEMOLITION", "RENOVATION"),
                bad("a date that does not exist", form -> form.with("applicationDate", "2026-02-30"), "applicationDate",
                        "2026-02-30", "存在的日期"),
                bad("sum not equal to its parts", form -> form.with("totalInvestment", "1000.000001"), "总投资",
                        "1000.000001", "0.000001"),
                bad("area without investment",
                        form -> form.json("fitness", "{\"basicArea\":\"10\"}"), "体育健身", "10平方米", "投资"),
                bad("investment without area", form -> form.json("fitness", "{\"basicInvestment\":\"10\"}")
                        .with("totalInvestment", "1010"), "体育健身", "10万元", "面积"),
                bad("unknown key", form -> form.json("elderlyCare",
                        "{\"basicArea\":\"600\",\"basicInvestment\":\"480\",\"luxuryArea\":\"1\"}"), "elderlyCare",
                        "luxuryArea"),
                bad("a list for a function", form -> form.json("elderlyCare", "[1,2]"), "elderlyCare", "JSON 对象"),
                bad("three decimals of area", form -> form.json("elderlyCare",
                        "{\"basicArea\":\"600.001\",\"basicInvestment\":\"480\"}"), "elderlyCare.basicArea", "600.001",
                        "2位小数"),
                bad("a field that the form does not have", form -> form.with("approvedSubsidy", "5000"),
                        "approvedSubsidy", "没有的字段"),
                bad("a variable of the process", form -> form.with("complianceResult", "PASS"), "complianceResult"),
                bad("unknown district", form -> form.with("districtCode", "110103"), "districtCode", "110103"),
                bad("no district", form -> form.without("districtCode"), "districtCode", "不能为空"));
    }

    private static Arguments bad(String name, UnaryOperator<Submission> change, String... parts) {
        return Arguments.of(name, change, parts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void anApplicationWithBadInputIsRefused(String name, UnaryOperator<Submission> change, String[] parts) {
        String before = everything();
        Answer answer = district().files(change.apply(Journey.application()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).contains(parts).doesNotContain("Exception", "Cannot", "ENGINE");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDistrictThatIsNotOnesOwnIsRefused() {
        String before = everything();
        Answer answer = district().files(Journey.application().with("districtCode", "110106"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("districtCode", "110106", "丰台区", "district-drc-110105");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void severalMistakesAreNamedTogether() {
        Answer answer = district().files(Journey.application()
                .with("projectName", "").with("creditCode", "1").with("applicationDate", "昨天"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("projectName", "creditCode", "applicationDate");
    }

    @Test
    void whatIsTypedIsKeptAsTextAndNothingOfItRuns() {
        Submission application = Journey.application();
        for (String field : List.of("projectName", "projectUnit", "street", "address", "consultationSummary",
                "otherMunicipalFundsDetail", "justification")) {
            application.with(field, HOSTILE);
        }
        String project = district().filed(application);
        var file = district().project(project);
        assertThat(file.get("projectName").asText()).isEqualTo(HOSTILE);
        assertThat(file.get("address").asText()).isEqualTo(HOSTILE);
        assertThat(file.get("status").asText()).isEqualTo("UNDER_REVIEW");
        official("dept-health").completes("DepartmentOpinion", project,
                Submission.decision("DISAGREE").with("opinion", HOSTILE));
        assertThat(district().get("/api/projects/" + project).text()).contains("drop table project");
    }

    @Test
    void decisionsAreCheckedAtEveryTask() {
        String project = journey.filed();
        HttpOfficial health = official("dept-health");
        refused(health, "DepartmentOpinion", project, Submission.decision("MAYBE"), 400, "decision", "MAYBE");
        refused(health, "DepartmentOpinion", project, Submission.form(), 400, "decision", "不能为空");
        refused(health, "DepartmentOpinion", project, Submission.decision("DISAGREE"), 400, "opinion", "不能为空");
        refused(health, "DepartmentOpinion", project, Submission.decision("DISAGREE").with("opinion", "长".repeat(2001)),
                400, "opinion", "2001");
        refused(health, "DepartmentOpinion", project, Submission.decision("AGREE").with("department", "education"), 400,
                "department");
        refused(health, "DepartmentOpinion", project, Submission.decision("AGREE").with("projectNumber", "110106-2026-0001"),
                400, "projectNumber");
    }

    @Test
    void theEstablishmentIsChecked() {
        String project = journey.assigned();
        refused(district(), "RecordEstablishment", project,
                Journey.establishment("1000").with("projectCode", "2605-110105-04-01-63701"), 400, "projectCode",
                "2605-110105-04-01-63701");
        refused(district(), "RecordEstablishment", project,
                Journey.establishment("1000").with("projectCode", "2613-110105-04-01-637015"), 400, "projectCode");
        refused(district(), "RecordEstablishment", project,
                Journey.establishment("1000").with("establishmentDate", "2026-13-01"), 400, "establishmentDate");
        refused(district(), "RecordEstablishment", project, Journey.establishment("0"), 400, "estimatedInvestment");
        refused(district(), "RecordEstablishment", project,
                Journey.establishment("1000").with("approvalTrack", "GUESS"), 400, "approvalTrack", "GUESS");
        // a check digit that only looks wrong is no reason to refuse: it goes on record
        district().completes("RecordEstablishment", project,
                Journey.establishment("1000").with("projectCode", "2605-110105-04-01-637011"));
        assertThat(district().get("/api/projects/" + project).text()).contains("校验");
    }

    @Test
    void ratesAndAmountsOfTheFundApplicationAreChecked() {
        String project = journey.appliedFor();
        HttpOfficial municipal = official("municipal-drc");
        for (String rate : List.of("-1", "20.001", "1,0", "101", "abc", "1e1")) {
            refused(municipal, "ReviewFundApplication", project,
                    Submission.decision("APPROVE").with("inclusiveRate", rate), 400, "inclusiveRate", rate);
        }
        refused(municipal, "ReviewFundApplication", project, Submission.decision("APPROVE"), 400, "inclusiveRate");
        refused(municipal, "ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "30.01"), 422, "30.01%", "第二十三条");
        refused(municipal, "ReviewFundApplication", project, Submission.decision("REJECT"), 400, "opinion");
    }

    @Test
    void aRequestAboveTheCeilingIsRefused() {
        String project = journey.established();
        refused(district(), "SubmitFundApplication", project,
                Submission.fundApplication("compliant", "268.200001"), 422, "268.200001", "268.2万元");
    }

    @Test
    void ofTwoWhoCompleteTheSameTaskAtTheSameMomentOneSucceeds() throws Exception {
        String project = journey.determinable();
        String task = official("municipal-drc").task("DetermineProject", project);
        List<Answer> answers = together(List.of(
                () -> official("municipal-drc").submits(task, Submission.decision("SELECT")),
                () -> official("municipal-drc-2").submits(task,
                        Submission.decision("REJECT").with("opinion", "额度不足"))));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::message)
                .containsExactly("该任务已被办理或已不存在，请刷新任务列表。");
        assertThat(decisions(project, "DetermineProject")).isEqualTo(1);
    }

    @Test
    void departmentsThatAnswerAtTheSameMomentAllSucceed() throws Exception {
        for (int round = 0; round < 5; round++) {
            String project = journey.filed();
            List<Callable<Answer>> work = new ArrayList<>();
            for (String department : journey.departments(project)) {
                HttpOfficial official = official("dept-" + department);
                String task = official.task("DepartmentOpinion", project);
                work.add(() -> official.submits(task, Submission.decision("AGREE").with("opinion", department)));
            }
            assertThat(together(work)).extracting(Answer::status).containsOnly(204);
            assertThat(decisions(project, "DepartmentOpinion")).isEqualTo(work.size());
            assertThat(jdbc.sql("select count(*) from department_opinion where project_number = ? and opinion = department")
                    .param(project).query(Integer.class).single()).isEqualTo(work.size());
            assertThat(official("municipal-drc").task("DetermineProject", project)).isNotEmpty();
        }
    }

    private int decisions(String project, String task) {
        return jdbc.sql("select count(*) from decision where project_number = ? and task = ?")
                .params(project, task).query(Integer.class).single();
    }

    private static List<Answer> together(List<Callable<Answer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<Answer>> answers = new ArrayList<>();
            for (Callable<Answer> one : work) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private void refused(HttpOfficial official, String task, String project, Submission form, int status,
            String... parts) {
        String before = everything();
        String id = official.task(task, project);
        Answer answer = official.submits(id, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.message()).contains(parts).doesNotContain("Exception", "Cannot", "ENGINE");
        assertThat(official.task(task, project)).isEqualTo(id);
        assertThat(everything()).isEqualTo(before);
    }

    /** How much there is of all that a submission could leave behind. */
    private String everything() {
        return jdbc.sql("""
                select concat_ws(' ', (select count(*) from project), (select count(*) from decision),
                    (select count(*) from investment_plan), (select count(*) from act_ru_execution),
                    (select count(*) from act_ru_variable), (select count(*) from act_hi_varinst),
                    (select count(*) from act_hi_actinst), (select coalesce(sum(version), 0) from project))""")
                .query(String.class).single();
    }

    private HttpOfficial district() {
        return official("district-drc-" + Journey.DISTRICT);
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
