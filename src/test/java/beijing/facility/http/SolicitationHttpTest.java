package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.identity.District;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** A round of solicitation over HTTP: who opens it, who sees which part of it, and what is refused with which status. */
@ProcessTest
class SolicitationHttpTest {

    private static final String START = "/engine-rest/process-definition/key/project-solicitation/submit-form";
    private static final String CHAOYANG = "district-drc-110105";
    private static final String FENGTAI = "district-drc-110106";

    @LocalServerPort
    int port;
    @Autowired
    Officials officials;
    @Autowired
    RuntimeService runtime;
    @Autowired
    JdbcClient jdbc;

    /** The other tests share the database: none finds a round running. */
    @AfterEach
    void concludeEveryRound() {
        runtime.createProcessInstanceQuery().processDefinitionKey("project-solicitation").list().forEach(round -> {
            everyDistrictAnswers(round.getBusinessKey());
            officials.official("municipal-drc").completes("ConcludeSolicitation", round.getBusinessKey(), Submission.form());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAOYANG, "municipal-drc-signer", "dept-health", "dept-fire-rescue-110105", "auditor",
            "process-owner", "admin"})
    void onlyTheMunicipalCommissionOpensARound(String other) {
        int before = count("solicitation_round");
        Answer answer = official(other).post(START, HttpOfficial.body(notice()));
        // to who may not even read the process there is none
        assertThat(answer.status()).as(answer.text())
                .isEqualTo(List.of("dept-health", "dept-fire-rescue-110105").contains(other) ? 404 : 403);
        assertThat(official(other).post("/engine-rest/process-definition/key/project-solicitation/start",
                HttpOfficial.body(notice())).status()).isIn(403, 404, 422);
        assertThat(count("solicitation_round")).isEqualTo(before);
    }

    @Test
    void aRoundGoesFromTheNoticeToItsConclusion() {
        String round = opened("municipal-drc-2");
        String project = official(CHAOYANG).filed(Journey.application().with("solicitationId", round));
        assertThat(official(CHAOYANG).project(project).get("solicitationId").asText()).isEqualTo(round);
        official(CHAOYANG).completes("CollectApplications", round, answer(2));
        everyDistrictAnswers(round);
        official("municipal-drc").completes("ConcludeSolicitation", round, Submission.form().with("opinion", "差额已核"));

        JsonNode concluded = api("auditor", round);
        assertThat(concluded.get("status").asText()).isEqualTo("CONCLUDED");
        assertThat(concluded.get("opinion").asText()).isEqualTo("差额已核");
        assertThat(concluded.at("/summary/projects").asInt()).isEqualTo(1);
        assertThat(concluded.at("/summary/totalInvestment").asText()).isEqualTo("10000000");
        assertThat(concluded.at("/summary/subsidyCeiling").asText()).isEqualTo("2682000");
        assertThat(concluded.at("/summary/functions").findValuesAsText("function"))
                .containsExactly("elderlyCare", "infantCare", "communityMeals");
        JsonNode chaoyang = district(concluded, "110105");
        assertThat(chaoyang.get("stated").asInt()).isEqualTo(2);
        assertThat(chaoyang.get("counted").asInt()).isEqualTo(1);
        assertThat(chaoyang.get("difference").asInt()).isEqualTo(1);
        assertThat(chaoyang.get("surveySummary").asText()).isEqualTo("已调研");
        assertThat(chaoyang.get("daysLate").asInt()).isZero();
        assertThat(chaoyang.get("remindedAt").isNull()).isTrue();
    }

    @Test
    void whoOpenedARoundFindsWhereItStands() {
        String round = opened("municipal-drc");
        JsonNode row = official("municipal-drc").get("/api/handed-in?q=" + round).expect(200).json().get("rows").get(0);
        assertThat(row.get("task").asText()).isEqualTo("年度项目征集");
        assertThat(row.get("standing").asText()).contains("组织征集申报，17个区");
        assertThat(row.get("projectName").isNull()).isTrue();
        assertThat(official("municipal-drc-2").get("/api/handed-in?q=" + round).json().get("rows")).isEmpty();
    }

    @Test
    void theFormShowsTheCountOfTheMomentInWhichItIsOpened() {
        String round = opened("municipal-drc");
        String task = official(CHAOYANG).task("CollectApplications", round);
        String all = "/engine-rest/task/" + task + "/form-variables?deserializeValues=false";
        assertThat(official(CHAOYANG).get(all).expect(200).json().at("/filedCount/value").asText()).contains("\"0\"");
        String project = official(CHAOYANG).filed(Journey.application().with("solicitationId", round));

        JsonNode form = official(CHAOYANG).get(all).expect(200).json();
        assertThat(form.at("/filedCount/type").asText()).isEqualTo("Json");
        assertThat(form.at("/filedCount/value").asText()).contains("\"1\"");
        assertThat(form.at("/filedApplications/value").asText()).contains(project);
        assertThat(form.at("/solicitationTable/value").asText()).contains(round);
        JsonNode named = official(CHAOYANG).get(all + "&variableNames=filedCount,cardNumber").expect(200).json();
        assertThat(named.fieldNames()).toIterable().containsExactlyInAnyOrder("filedCount", "cardNumber");
        assertThat(official(FENGTAI).get(all).status()).isIn(403, 404);
        assertThat(official("auditor").get(all).expect(200).text()).contains(project);
    }

    @Test
    void aDistrictSeesItsOwnTaskAndNothingOfTheOthers() {
        String round = opened("municipal-drc");
        String task = official(CHAOYANG).task("CollectApplications", round);
        official(CHAOYANG).completes("CollectApplications", round, answer(7).with("surveySummary", "只有朝阳区知道"));
        String other = official("district-drc-110108").task("CollectApplications", round);

        HttpOfficial fengtai = official(FENGTAI);
        assertThat(fengtai.tasks(round)).hasSize(1);
        assertThat(fengtai.get("/engine-rest/task/" + other).status()).isIn(403, 404);
        assertThat(fengtai.post("/engine-rest/task/" + other + "/claim", Map.of("userId", FENGTAI)).status()).isIn(403, 404);
        assertThat(fengtai.submits(other, answer(1)).status()).isEqualTo(403);
        for (String path : List.of("/process-instance?businessKey=" + round,
                "/history/process-instance?processInstanceBusinessKey=" + round,
                "/history/task?processInstanceBusinessKey=" + round, "/execution?businessKey=" + round)) {
            assertThat(fengtai.get("/engine-rest" + path).expect(200).json()).as(path).isEmpty();
            assertThat(official("auditor").get("/engine-rest" + path).expect(200).json()).as(path).isNotEmpty();
        }
        for (String path : List.of("/variable-instance", "/history/variable-instance", "/history/detail",
                "/history/activity-instance", "/history/task")) {
            assertThat(fengtai.get("/engine-rest" + path).expect(200).text()).as(path)
                    .doesNotContain("只有朝阳区知道", "朝阳区", "海淀区", task, other);
        }
        assertThat(count("solicitation_collection where round_id = '" + round + "'")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"municipal-drc, 17", "municipal-drc-signer, 17", "auditor, 17", CHAOYANG + ", 1", FENGTAI + ", 1"})
    void theApiShowsEachTheDistrictsThatSheMaySee(String user, int districts) {
        String round = opened("municipal-drc");
        official(CHAOYANG).filed(Journey.application().with("solicitationId", round));
        official(CHAOYANG).completes("CollectApplications", round, answer(2));

        JsonNode seen = api(user, round);
        assertThat(seen.get("status").asText()).isEqualTo("OPEN");
        assertThat(seen.get("statusName").asText()).isEqualTo("征集中");
        assertThat(seen.get("deadline").asText()).isEqualTo(LocalDate.now().plusDays(20).toString());
        assertThat(seen.get("notice").asText()).isEqualTo("请各区组织申报");
        assertThat(seen.get("districts")).hasSize(districts);
        assertThat(seen.get("summary").isNull()).isTrue();
        if (districts == 1) {
            assertThat(seen.at("/districts/0/districtCode").asText()).isEqualTo(user.substring(user.length() - 6));
        }
        boolean sees = !user.equals(FENGTAI);
        assertThat(seen.get("districts").findValuesAsText("surveySummary").contains("已调研")).isEqualTo(sees);
        if (sees) {
            assertThat(district(seen, "110105").get("stated").asInt()).isEqualTo(2);
            assertThat(district(seen, "110105").get("counted").asInt()).isEqualTo(1);
        }
        everyDistrictAnswers(round);
        assertThat(api(user, round).get("summary").isNull()).isEqualTo(districts == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dept-health", "dept-fire-rescue-110105", "process-owner", "admin"})
    void theApiShowsNothingToAnybodyElse(String user) {
        opened("municipal-drc");
        assertThat(official(user).get("/api/solicitations").expect(200).json()).isEmpty();
    }

    @Test
    void theApiShowsNothingToWhoDoesNotSignIn() {
        assertThat(HttpOfficial.nobody(port).get("/api/solicitations").status()).isEqualTo(401);
    }

    @Test
    void badInputIsAnsweredWithItsStatusAndLeavesNothing() {
        int before = count("solicitation_round");
        refused(official("municipal-drc").post(START, HttpOfficial.body(notice().with("year", "20261"))), 400, "year", "20261");
        refused(official("municipal-drc").post(START, HttpOfficial.body(notice().with("deadline", "2020-01-01"))), 400,
                "deadline", "2020-01-01");
        assertThat(count("solicitation_round")).isEqualTo(before);
        String round = opened("municipal-drc");
        refused(official("municipal-drc").post(START, HttpOfficial.body(notice())), 422, "year", round);
        String task = official(CHAOYANG).task("CollectApplications", round);
        refused(official(CHAOYANG).submits(task, Submission.form()), 400, "surveySummary", "applicationsFiled");
        assertThat(official(CHAOYANG).task("CollectApplications", round)).isEqualTo(task);
        int projects = count("project");
        refused(official(CHAOYANG).files(Journey.application().with("solicitationId", "ZJ-1999-1")), 400, "solicitationId",
                "ZJ-1999-1");
        assertThat(count("project")).isEqualTo(projects);
    }

    @Test
    void ofTwoRoundsOpenedAtTheSameMomentOneIsRefused() throws Exception {
        List<Answer> answers = together(List.of(
                () -> official("municipal-drc").post(START, HttpOfficial.body(notice())),
                () -> official("municipal-drc-2").post(START, HttpOfficial.body(notice()))));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void allDistrictsThatAnswerAtTheSameMomentAreHeard() throws Exception {
        String round = opened("municipal-drc");
        List<Callable<Answer>> work = new ArrayList<>();
        for (District district : District.all()) {
            HttpOfficial official = official("district-drc-" + district.code());
            String task = official.task("CollectApplications", round);
            work.add(() -> official.submits(task, answer(0)));
        }
        assertThat(together(work)).extracting(Answer::status).containsOnly(204);
        assertThat(count("solicitation_collection where round_id = '" + round + "'")).isEqualTo(17);
        assertThat(official("municipal-drc").task("ConcludeSolicitation", round)).isNotEmpty();
    }

    @Test
    void anApplicationFiledWhileTheIntakeIsClosedIsEitherCountedOrRefused() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            String round = opened("municipal-drc");
            District.all().stream().filter(district -> district != District.FENGTAI).forEach(district ->
                    officials.official("district-drc-" + district.code()).completes("CollectApplications", round, answer(0)));
            String last = official(FENGTAI).task("CollectApplications", round);
            Submission application = Journey.application().with("solicitationId", round);
            List<Answer> answers = together(List.of(
                    () -> official(CHAOYANG).files(application), () -> official(FENGTAI).submits(last, answer(0))));
            assertThat(answers.get(1).status()).isEqualTo(204);
            assertThat(answers.get(0).status()).as(answers.get(0).text()).isIn(200, 400);
            assertThat(api("auditor", round).at("/summary/projects").asInt())
                    .isEqualTo(answers.get(0).status() == 200 ? 1 : 0);
            official("municipal-drc").completes("ConcludeSolicitation", round, Submission.form());
        }
    }

    @Test
    void aRoundIsNoProjectAndHasNoFile() {
        String round = opened("municipal-drc");
        String task = official(CHAOYANG).get("/engine-rest/task?processInstanceBusinessKey=" + round).expect(200).json().get(0).get("id").asText();
        WebSession.signedIn(port, CHAOYANG).desk("/tasks/" + task + "/dossier").expect(204);
    }

    private static void refused(Answer answer, int status, String... parts) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.message()).contains(parts).doesNotContain("Exception", "Cannot", "ENGINE");
    }

    private static Submission notice() {
        return Submission.form().with("year", LocalDate.now().getYear())
                .with("deadline", LocalDate.now().plusDays(20).toString()).with("notice", "请各区组织申报");
    }

    private static Submission answer(int stated) {
        return Submission.form().with("surveySummary", "已调研").with("applicationsFiled", stated);
    }

    private String opened(String user) {
        return official(user).post(START, HttpOfficial.body(notice())).expect(200).json().get("businessKey").asText();
    }

    private void everyDistrictAnswers(String round) {
        District.all().stream().map(district -> officials.official("district-drc-" + district.code()))
                .filter(official -> official.sees("CollectApplications", round))
                .forEach(official -> official.completes("CollectApplications", round, answer(0)));
    }

    private JsonNode api(String user, String round) {
        for (JsonNode one : official(user).get("/api/solicitations").expect(200).json()) {
            if (one.get("solicitationId").asText().equals(round)) {
                return one;
            }
        }
        throw new AssertionError(user + " does not see " + round);
    }

    private static JsonNode district(JsonNode round, String code) {
        for (JsonNode district : round.get("districts")) {
            if (district.get("districtCode").asText().equals(code)) {
                return district;
            }
        }
        throw new AssertionError("no district " + code);
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

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
