package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** How the investment platform hands in the monthly progress (Article 27, contract §8). */
@ProcessTest
class ProgressReportHttpTest {

    private static final String PATH = "/api/progress-reports";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void aReportCompletesTheMonthsTaskAndOpensTheNext() {
        String project = journey.started();
        String task = official("district-drc-110105").task("ReportProgress", project);

        JsonNode answer = platform().post(PATH, row(project, "2026-07", "45.50", "412.3")).expect(200).json();
        assertThat(answer.at("/accepted/0/result").asText()).isEqualTo("RECORDED");
        assertThat(answer.get("refused")).isEmpty();

        JsonNode file = official("auditor").project(project);
        assertThat(file.at("/progress/0/reportMonth").asText()).isEqualTo("2026-07");
        assertThat(file.at("/progress/0/progressPercent").asText()).isEqualTo("45.5");
        assertThat(file.at("/progress/0/investmentPaid").asText()).isEqualTo("4123000");
        assertThat(file.at("/progress/0/reportedBy").asText()).isEqualTo("investment-platform");
        assertThat(official("district-drc-110105").task("ReportProgress", project)).isNotEqualTo(task);
    }

    @Test
    void theSameReportAgainChangesNothingAndAnotherOfThatMonthIsRefused() {
        String project = journey.started();
        platform().post(PATH, row(project, "2026-07", "20", "200")).expect(200);
        int decisions = official("auditor").project(project).get("decisions").size();
        for (Map<String, Object> same : List.of(row(project, "2026-07", "20", "200"), row(project, "2026-07", "20.00", "200.000000"))) {
            assertThat(platform().post(PATH, same).expect(200).json().at("/accepted/0/result").asText()).isEqualTo("UNCHANGED");
        }
        Answer other = platform().post(PATH, row(project, "2026-07", "21", "200"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.message()).contains("第1行", project, "2026-07", "已经报送", "20%");
        JsonNode file = official("auditor").project(project);
        assertThat(file.get("progress")).hasSize(1);
        assertThat(file.get("decisions")).hasSize(decisions);
    }

    @Test
    void wrongRowsAreNamedAndTheOthersTaken() {
        String first = journey.started();
        String second = journey.started();
        String notStarted = journey.approved();
        List<Object> rows = new ArrayList<>(List.of(row(first, "2026-07", "20", "200"), row("110105-2020-9999", "2026-07", "20", "200"),
                row(second, "2026-07", "120", "200"), row(notStarted, "2026-07", "20", "200"), "x",
                row(first, "2026-08", "10", "200")));
        Map<String, Object> more = row(second, "2026-07", "20", "200");
        more.put("approvedSubsidy", "1");
        rows.add(more);
        rows.add(row(second, "2026-07", "30", "300"));

        JsonNode answer = platform().post(PATH, rows).expect(200).json();
        assertThat(answer.get("accepted")).extracting(row -> row.get("row").asInt()).containsExactly(1, 8);
        assertThat(answer.get("refused")).extracting(row -> row.get("row").asInt()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(answer.at("/refused/0/message").asText()).contains("第2行", "110105-2020-9999", "没有这个项目");
        assertThat(answer.at("/refused/1/message").asText()).contains("第3行", second, "progressPercent", "100");
        assertThat(answer.at("/refused/2/message").asText()).contains("第4行", notStarted, "资金已批复");
        assertThat(answer.at("/refused/4/message").asText()).contains("第6行", first, "20%");
        assertThat(answer.at("/refused/5/message").asText()).contains("approvedSubsidy");
        assertThat(official("auditor").project(second).at("/progress/0/progressPercent").asText()).isEqualTo("30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reportMonth     | 2026-13  | 400 | 月份",
        "reportMonth     | 2999-01  | 422 | 不得晚于本月",
        "reportMonth     |          | 400 | 不能为空",
        "progressPercent | 1,0    | 400 | 千位分隔符",
        "progressPercent | 1e1      | 400 | 百分数",
        "progressPercent | -1       | 400 | 百分数",
        "investmentPaid  | 1.1234567 | 400 | 6位小数",
        "investmentPaid  | 1000.01  | 422 | 总投资"})
    void badFiguresAreRefusedInChineseAndStoreNothing(String field, String value, int status, String part) {
        String project = journey.started();
        Map<String, Object> row = row(project, "2026-07", "10", "100");
        row.put(field, value);
        Answer answer = platform().post(PATH, row);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.message()).contains("第1行", project, field, part);
        assertThat(official("auditor").project(project).get("progress")).isEmpty();
        official("district-drc-110105").task("ReportProgress", project);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reportMonth     | 2026-13 | 月份",
        "progressPercent | 1e999999999 | 百分数",
        "investmentPaid  | 1.2.3 | 万元"})
    void whatCannotBeReadIsToldByItsFieldBeforeItsProjectIsLookedUp(String field, String value, String part) {
        Map<String, Object> row = row("110105-2020-9999", "2026-07", "10", "100");
        row.put(field, value);
        Answer answer = platform().post(PATH, row);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).contains("第1行", "110105-2020-9999", field, value, part).doesNotContain("没有这个项目");

        Answer readable = platform().post(PATH, row("110105-2020-9999", "2026-07", "10", "100"));
        assertThat(readable.status()).isEqualTo(422);
        assertThat(readable.message()).contains("没有这个项目");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "[{}", "{\"a\":1,\"a\":2}", "null"})
    void whatIsNoReportIsRefused(String body) {
        Answer answer = platform().post(PATH, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).matches(".*\\p{IsHan}.*").doesNotContain("Exception");
    }

    @Test
    void thePlatformDoesNothingElseAndNobodyElseDoesThis() {
        String project = journey.started();
        for (String role : List.of("district-drc-110105", "municipal-drc", "auditor", "admin", "process-owner")) {
            assertThat(official(role).post(PATH, row(project, "2026-07", "20", "200")).status()).as(role).isEqualTo(403);
        }
        assertThat(HttpOfficial.nobody(port).post(PATH, row(project, "2026-07", "20", "200")).status()).isEqualTo(401);
        assertThat(platform().tasks(project)).isEmpty();
        assertThat(platform().get("/api/projects/" + project).status()).isEqualTo(404);
        assertThat(platform().get("/engine-rest/process-instance").expect(200).json()).isEmpty();
        assertThat(platform().get("/engine-rest/history/process-instance").expect(200).json()).isEmpty();
        assertThat(official("auditor").project(project).get("progress")).isEmpty();
    }

    @Test
    void handedInByManyAtOnceAMonthIsRecordedOnce() throws Exception {
        String project = journey.started();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> platform().post(PATH, row(project, "2026-07", "20", "200")).expect(200).json()
                        .at("/accepted/0/result").asText());
            }
            List<String> results = new ArrayList<>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            assertThat(results).containsOnlyOnce("RECORDED").filteredOn("UNCHANGED"::equals).hasSize(7);
        } finally {
            threads.shutdown();
        }
        assertThat(official("auditor").project(project).get("progress")).hasSize(1);
    }

    private static Map<String, Object> row(String project, String month, String percent, String paid) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("projectNumber", project);
        row.put("reportMonth", month);
        row.put("progressPercent", percent);
        row.put("investmentPaid", paid);
        row.put("safetyIncident", false);
        row.put("remark", "主体施工");
        return row;
    }

    private HttpOfficial platform() {
        return official("investment-platform");
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
