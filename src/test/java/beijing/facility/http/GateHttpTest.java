package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.http.Wire.Reply;
import beijing.facility.process.ProcessTest;

/** What comes in and goes out over HTTP, whoever sends it and whatever it is. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class GateHttpTest {

    private static final String DISTRICT = Wire.basic("district-drc-110105");
    private static final String PLATFORM = Wire.basic("investment-platform");
    private static final String JSON = "Content-Type: application/json";
    private static final String SIGN_IN = "/camunda/api/admin/auth/user/default/login/tasklist";
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}");

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    FilterService filters;
    @Autowired
    ServletWebServerApplicationContext server;

    // how much

    @ParameterizedTest(name = "{0} chunked {1}")
    @CsvSource(delimiter = '|', value = {
            "POST /camunda/api/admin/auth/user/default/login/tasklist | false | application/x-www-form-urlencoded |       | 413",
            "POST /camunda/api/admin/auth/user/default/login/tasklist | true  | application/x-www-form-urlencoded |       | 403",
            "POST /engine-rest/task                                   | false | application/json                  |       | 413",
            "POST /engine-rest/task                                   | true  | application/json                  |       | 401",
            "POST /engine-rest/task                                   | true  | application/json                  | known | 413",
            "POST /api/progress-reports                               | false | application/json                  | known | 413",
            "POST /api/progress-reports                               | true  | application/json                  | known | 413",
            "POST /camunda/api/engine/engine/default/task             | false | application/json                  |       | 413",
            "POST /camunda/api/engine/engine/default/task             | true  | application/json                  |       | 413",
            "POST /camunda/api/engine/engine/default/identity/password-policy | true | application/json           |       | 413",
            "POST /engine-rest/deployment/create                      | false | multipart/form-data; boundary=x   |       | 413",
            "POST /engine-rest/deployment/create                      | true  | multipart/form-data; boundary=x   |       | 401",
            "POST /api/projects/110105-2026-0001/attachments          | false | multipart/form-data; boundary=x   |       | 401",
            "POST /api/projects/110105-2026-0001/attachments          | true  | multipart/form-data; boundary=x   |       | 401",
            "PUT /nowhere                                             | false | application/x-www-form-urlencoded |       | 413",
            "PUT /nowhere                                             | true  | application/x-www-form-urlencoded |       | 404",
    })
    void sevenHundredMegabytesAreAnsweredBeforeTheyAreSent(String line, boolean chunked, String type, String who, int status) {
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Reply reply = assertTimeout(Duration.ofSeconds(15), () -> who == null
                ? new Wire(port).floods(line, 700, chunked, "Content-Type: " + type)
                : new Wire(port).floods(line, 700, chunked, "Content-Type: " + type, DISTRICT));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isNotBlank();
        assertThat(reply.sent()).as("bytes sent").isLessThan(40L * 1024 * 1024);
        assertThat(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before).isLessThan(400L * 1024 * 1024);
    }

    /** With the token against forged requests, so that the sign-in itself reads. */
    @Test
    void theSignInTakesSixtyFourKilobytesAndReadsNoMore() {
        WebSession session = WebSession.anonymous(port);
        assertThat(session.signIn("x".repeat(60 * 1024), "wrong", "tasklist").status()).isEqualTo(401);
        Answer answer = session.signIn("x".repeat(70 * 1024), "wrong", "tasklist");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.message()).isEqualTo("提交的内容过大，此地址最多接受 64 KB，未保存任何内容。");
        assertThat(session.chunkedSignIn("username=" + "x".repeat(200 * 1024)).status()).isEqualTo(413);
        assertThat(session.signIn("district-drc-110105", "demo", "tasklist").status()).isEqualTo(200);
    }

    @Test
    void whoSendsALineAnHourHoldsNoConnection() {
        Connector connector = ((TomcatWebServer) server.getWebServer()).getTomcat().getConnector();
        assertThat(((AbstractProtocol<?>) connector.getProtocolHandler()).getConnectionTimeout()).isEqualTo(20_000);
        assertThat(connector.getMaxPostSize()).isEqualTo(64 * 1024);
    }

    // JSON

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "{} {}", "{'sorting': [], 'sorting': []}", "{", "{'priority': 1e999999999}", "DEEP", "LONG"})
    void jsonThatHarmsTheParserIsRefused(String body) {
        String sent = body.replace('\'', '"').replace("DEEP", "{\"orQueries\":[".repeat(4_000)).replace("LONG", "[" + "9".repeat(60_000) + "]");
        for (String address : new String[] {"/engine-rest/task", "/engine-rest/filter/x/list", "/api/tasks/x/transfer", "/camunda/api/desk/notices/read-all"}) {
            Reply reply = assertTimeout(Duration.ofSeconds(10), () -> new Wire(port).asks("POST " + address, sent, JSON, DISTRICT));
            assertThat(reply.status()).as(address + reply.body()).isEqualTo(400);
            chinese(reply);
        }
    }

    @Test
    void anExponentOfABillionStopsNobody() {
        String row = "{\"projectNumber\":\"110105-2026-0001\",\"reportMonth\":\"2026-01\",\"progressPercent\":1e999999999,\"investmentPaid\":1}";
        for (String body : new String[] {row, "[" + row + "]", row.replace("1e999999999", "-1E-999999999")}) {
            Reply reply = assertTimeout(Duration.ofSeconds(5), () -> new Wire(port).asks("POST /api/progress-reports", body, JSON, PLATFORM));
            // at its field where there is such a project, and where there is none, for that
            assertThat(reply.status()).as(reply.body()).isIn(400, 422);
            assertThat(reply.message()).containsAnyOf("progressPercent", "累计进度", "没有这个项目");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense", "application/json;charset=GBK", "text/xml"})
    void whatIsNotJsonInUtf8IsOfAnotherType(String type) {
        for (String address : new String[] {"/engine-rest/task", "/api/progress-reports"}) {
            Reply reply = new Wire(port).asks("POST " + address, "{}", "Content-Type: " + type, PLATFORM);
            assertThat(reply.status()).as(address).isEqualTo(415);
            chinese(reply);
        }
    }

    /** A handler that takes any text would read it past every bound. */
    @Test
    void jsonInTheClothesOfAFormIsRefused() {
        for (String type : new String[] {"multipart/form-data; boundary=x", "multipart/mixed", "application/x-www-form-urlencoded"}) {
            Reply reply = new Wire(port).asks("POST /api/progress-reports", "[".repeat(5_000), "Content-Type: " + type, PLATFORM);
            assertThat(reply.status()).as(type).isEqualTo(415);
        }
    }

    // what Camunda 7.24.0 leaves open

    /** Adhoc queries are checked for expressions by the engine, those in orQueries are not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POST | /task              | {'orQueries': [{'assigneeExpression': '${currentUser()}'}]}",
            "POST | /task/count        | {'orQueries': [{'dueBeforeExpression': '${now()}'}]}",
            "POST | /task              | {'assigneeExpression': '${currentUser()}'}",
            "POST | /filter/FILTER/list | {'orQueries': [{'candidateGroupsExpression': '${currentUserGroups()}'}]}",
            "POST | /filter/FILTER/count | {'assigneeExpression': '${currentUser()}'}",
            "POST | /filter/create     | {'resourceType': 'Task', 'name': 'x', 'query': {'assigneeExpression': '${recordRelease}'}}",
            "PUT  | /filter/FILTER     | {'resourceType': 'Task', 'name': 'x', 'query': {'orQueries': [{'assigneeExpression': '${recordRelease.execute(x)}'}]}}",
            "POST | /execution         | {'variables': [], 'processDefinitionKeyExpression': '${x}'}",
            "GET  | /task?assigneeExpression=%24%7BcurrentUser()%7D | ",
            "GET  | /task/count?dueBeforeExpression=%24%7Bnow()%7D | ",
            "GET  | /task?assignee%45%78pression=%24%7BcurrentUser()%7D | ",
    })
    void nobodyHasExpressionsEvaluatedInAQuery(String method, String path, String body) {
        String filter = filters.createFilterQuery().filterName("本单位待办").singleResult().getId();
        String before = storedFilters();
        for (String user : new String[] {"dept-health", "municipal-drc", "admin"}) {
            Answer answer = HttpOfficial.of(port, user).send(method, "/engine-rest" + path.replace("FILTER", filter),
                    body == null ? null : body.replace('\'', '"'));
            assertThat(answer.status()).as(user).isEqualTo(400);
            assertThat(answer.message()).as(user).contains("不能使用表达式");
        }
        assertThat(storedFilters()).isEqualTo(before);
    }

    @Test
    void theFiltersOfThisHouseGoOnWorkingAndAnAdministratorMakesOneLikeThem() {
        WebSession session = WebSession.signedIn(port, "dept-health");
        filters.createFilterQuery().list().forEach(filter ->
                assertThat(session.get("/filter/" + filter.getId() + "/count").status()).isIn(200, 403, 404));
        String mine = filters.createFilterQuery().filterName("我的待办").singleResult().getId();
        assertThat(session.post("/filter/" + mine + "/list?firstResult=0&maxResults=15", "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}")
                .status()).isEqualTo(200);
        Map<String, Object> made = Map.of("resourceType", "Task", "name", "今天以后到期", "query", Map.of("dueAfterExpression", "${now()}"));
        assertThat(HttpOfficial.of(port, "dept-health").post("/engine-rest/filter/create", made).status()).isEqualTo(403);
        String id = HttpOfficial.of(port, "admin").post("/engine-rest/filter/create", made).expect(200).json().get("id").asText();
        HttpOfficial.of(port, "admin").send("DELETE", "/engine-rest/filter/" + id, null).expect(204);
    }

    /** Whoever is signed in to Tasklist finds Cockpit's and Admin's own addresses open. */
    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count", "/camunda/api/cockpit/plugin/base/default/incident",
            "/camunda/api/cockpit/plugin/base/default/process-instance", "/camunda/api/admin/plugin/base/default/metrics/x/sum"})
    void whatIsBehindCockpitAndAdminIsNotForOfficials(String address) {
        Answer answer = WebSession.signedIn(port, "district-drc-110105").address(address);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains("仅供系统管理人员使用");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/job-successful/sum", "/case-instance", "/history/case-instance", "/application.wadl", "/optimize"})
    void whatNobodyNeedsNobodyFinds(String address) {
        for (String user : new String[] {"dept-health", "admin"}) {
            Answer answer = HttpOfficial.of(port, user).get("/engine-rest" + address);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.message()).contains("没有找到");
        }
        assertThat(HttpOfficial.of(port, "admin").post("/engine-rest/condition", Map.of()).expect(404).message()).contains("没有找到");
    }

    // from where

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
            "Origin: https://evil.example             | -                          | 403",
            "Origin: null                             | -                          | 403",
            "Origin: http://127.0.0.1:1               | -                          | 403",
            "Origin: https://127.0.0.1:PORT           | -                          | 403",
            "Origin: http://127.0.0.1:PORT.evil.example | -                        | 403",
            "Origin: nonsense with blanks             | -                          | 403",
            "Sec-Fetch-Site: cross-site               | -                          | 403",
            "Sec-Fetch-Site: same-site                | -                          | 403",
            "Sec-Fetch-Site: nonsense                 | -                          | 403",
            "Origin: https://evil.example             | Sec-Fetch-Site: cross-site | 403",
            "Origin: http://127.0.0.1:PORT            | Sec-Fetch-Site: cross-site | 403",
            "Origin: https://evil.example             | X-Forwarded-Host: evil.example | 403",
            "Origin: http://127.0.0.1:PORT            | -                          | 0",
            "Sec-Fetch-Site: same-origin              | Origin: https://facility.example.cn | 0",
            "Sec-Fetch-Site: none                     | -                          | 0",
            "X-Nothing: x                             | -                          | 0",
    })
    void aPageOfSomebodyElseChangesNothing(String one, String two, int refused) {
        String[] headers = Stream.of(one, two, DISTRICT, JSON).filter(header -> !header.equals("-"))
                .map(header -> header.replace("PORT", String.valueOf(port))).toArray(String[]::new);
        for (String line : new String[] {"POST /engine-rest/task", "PUT /engine-rest/user/district-drc-110105/profile", "DELETE /engine-rest/task/x",
                "POST /api/progress-reports", "POST /camunda/api/admin/auth/user/default/logout", "POST " + SIGN_IN, "POST /camunda/api/desk/notices/read-all"}) {
            Reply reply = new Wire(port).asks(line, "{}", headers);
            boolean foreign = reply.status() == 403 && reply.message().contains("其他网站");
            assertThat(foreign).as(line + " " + reply.status() + reply.body()).isEqualTo(refused == 403);
        }
        assertThat(new Wire(port).asks("GET /engine-rest/task/count", "", headers).status()).isEqualTo(200);
    }

    // how answers read

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /engine-rest/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a%5Cb HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/9.1\r\nHost: x\r\n\r\n",
            "GET /engine-rest/..;/task HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "TRACK / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n", "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /camunda/app/tasklist/nothing/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /error HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /camunda/api/engine/engine/default/task HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /engine-rest/task HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /engine-rest/task HTTP/1.1\r\nHost: x\r\nAuthorization: Basic !!!\r\nConnection: close\r\n\r\n"})
    void whatTheContainerRefusesReadsLikeTheRest(String raw) {
        Reply reply = new Wire(port).sends(raw);
        assertThat(reply.status()).isBetween(400, 505);
        chinese(reply);
        protectedAnswer(reply);
    }

    @Test
    void longHeadersAndChunksThatAreNone() {
        for (String raw : new String[] {"GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9_000) + "\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(30_000) + "\r\n\r\n", "GET /" + "a".repeat(7_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(30_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /engine-rest/task HTTP/1.1\r\nHost: x\r\n" + DISTRICT + "\r\n" + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
            Reply reply = new Wire(port).sends(raw);
            assertThat(reply.status()).isIn(400, 414, 431);
            chinese(reply);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET /engine-rest/no-such-thing       | -                    | 403", "GET /engine-rest/task/no-such-task | - | 404",
            "DELETE /engine-rest/task             | -                    | 405", "GET /engine-rest/task | Accept: image/png | 406",
            "GET /engine-rest/task                | Accept: nonsense     | 406", "GET /engine-rest/task?maxResults=x | - | 400",
            "GET /engine-rest/task?createdAfter=x | -                    | 400", "GET /engine-rest/task?sortBy=x | - | 400",
            "GET /api/no-such-thing               | -                    | 404", "GET /api/projects | Accept: image/png | 406",
            "GET /api/projects                    | Accept: nonsense     | 406", "DELETE /api/projects | - | 405",
            "GET /api/projects?page=x             | -                    | 400", "GET /camunda/app/nothing | - | 404",
            "PUT /engine-rest/user/district-drc-110105/profile | -      | 400",
            "GET /engine-rest/process-definition/key/nothing | -         | 404", "GET /engine-rest/engine/other/task | - | 404",
            "GET /engine-rest/variable-instance/x | -                    | 404", "GET /engine-rest/history/task?sortOrder=asc | - | 400",
    })
    void everyErrorIsASentence(String line, String header, int status) {
        Reply reply = header.equals("-") ? new Wire(port).asks(line, line.startsWith("PUT") ? "{}" : "", DISTRICT, JSON) : new Wire(port).asks(line, "", DISTRICT, header);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        chinese(reply);
        protectedAnswer(reply);
    }

    @Test
    void aPersonsBrowserGetsAPage() {
        Reply reply = new Wire(port).asks("GET /nowhere", "", "Accept: text/html,application/xhtml+xml");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).contains("无法显示此页面", "没有找到").doesNotContain("Error", "Tomcat");
        protectedAnswer(reply);
    }

    // headers

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/default/", "/camunda/app/tasklist/scripts/config.js", "/desk/attachments.js", "/handbook", "/actuator/health",
            "/engine-rest/task/count", "/api/projects", "/api/attachment-types", "/camunda/api/engine/engine/", "/engine-rest/task/x", "/api/x"})
    void everyAnswerTellsTheBrowserWhatNotToDo(String address) {
        Reply reply = new Wire(port).asks("GET " + address, "", DISTRICT);
        protectedAnswer(reply);
        if (address.startsWith("/api") || address.startsWith("/engine-rest")) {
            assertThat(reply.header("Cache-Control")).contains("no-store");
        }
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void thePagesOfTheEngineKeepTheirOwnPolicyAndTheCookieIsForNoScript() {
        Reply page = new Wire(port).asks("GET /camunda/app/tasklist/default/", "", "Accept: text/html");
        assertThat(page.header("Content-Security-Policy")).contains("'nonce-", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().stream().filter(line -> line.toLowerCase().startsWith("content-security-policy"))).hasSize(1);
        assertThat(page.headers().stream().filter(line -> line.startsWith("Set-Cookie: JSESSIONID"))).hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    /** Anybody could say that she comes over TLS, or from where. */
    @Test
    void whatAProxyWouldSayIsNotBelievedUnlessItIsSet() {
        Reply reply = new Wire(port).asks("GET /camunda/app/tasklist/default/", "", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example",
                "Forwarded: proto=https;host=evil.example");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        assertThat(String.join("\n", reply.headers()) + reply.body()).doesNotContain("evil.example");
    }

    // the log

    @Test
    void whateverIsSentTheLogHasOneLineAnEntry(CapturedOutput log) {
        Wire wire = new Wire(port);
        String forged = "\r\n2026-01-01 ERROR forged\n\u2028\u202E\u001B[31m";
        wire.asks("GET /engine-rest/task/%0d%0a2026-01-01%20ERROR%20forged", "", DISTRICT);
        wire.asks("GET /api/projects/%0d%0aforged/attachments/%0a", "", DISTRICT);
        wire.asks("GET /nowhere/%0d%0aforged", "", "Accept: \u202Eforged");
        HttpOfficial.of(port, "nobody" + forged.strip(), "x").get("/engine-rest/task");
        WebSession.anonymous(port).signIn("dept-sports" + forged, forged, "tasklist");
        HttpOfficial.of(port, "district-drc-110105").post("/engine-rest/task", Map.of("nameLike", forged, "sorting", List.of(Map.of("sortBy", forged))));
        HttpOfficial.of(port, "district-drc-110105").post("/engine-rest/task/x" + "/claim", Map.of("userId", forged));
        wire.sends("GARBAGE forged\r\n\r\n");
        wire.sends("GET / HTTP/1.1\r\nHost: x\r\nBad Header\u0001: forged\r\nConnection: close\r\n\r\n");
        // an error of ours, as it would be logged
        org.slf4j.LoggerFactory.getLogger("test").error("of {}", forged, new IllegalStateException(forged, new RuntimeException(forged)));

        String entries = log.toString();
        assertThat(entries.lines().filter(line -> !line.isBlank())).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*"));
        assertThat(entries).doesNotContain("\u202E", "\u001B", "\u2028", "\tat ");
        assertThat(entries.lines().filter(line -> line.startsWith("2026-01-01"))).isEmpty();
        assertThat(entries.lines().filter(line -> line.contains("java.lang.IllegalStateException"))).hasSize(1)
                .allMatch(line -> line.contains(" | at ") && line.contains("Caused by: java.lang.RuntimeException"));
        assertThat(entries.lines().filter(line -> line.contains(" | at ") && !line.contains("java.lang.IllegalStateException")))
                .as("stack traces for a client's fault").isEmpty();
    }

    private String storedFilters() {
        return jdbc.sql("select count(*) || string_agg(id_ || rev_, ',' order by id_) from act_ru_filter").query(String.class).single();
    }

    private static void chinese(Reply reply) {
        assertThat(reply.header("Content-Type")).as(reply.body()).startsWith("application/json");
        assertThat(reply.message()).matches("(?s).*\\p{IsHan}{2,}.*");
        assertThat(ENGLISH.matcher(reply.body()).find()).as(reply.body()).isFalse();
        assertThat(reply.body()).doesNotContain("Exception", "Tomcat", "camunda", "java.");
    }

    private static void protectedAnswer(Reply reply) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src", "frame-ancestors");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("X-Powered-By")).isEmpty();
    }
}
