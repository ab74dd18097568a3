package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.audit.Sm3;
import beijing.facility.measures.Parameters;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;

/** The audit chain as the auditor gets it, and as somebody would like to change it who has the database in her hands. */
@ProcessTest
class AuditHttpTest {

    private static final Pattern DIGEST = Pattern.compile(",\"digest\":\"([0-9a-f]{64})\"}$");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    AuditTrail trail;
    @Autowired
    Parameters parameters;

    @Test
    void aDecisionSaysWhoTookItAsSheWasThen() {
        staff.employ("audited", "高审", "municipal-drc");
        String project = journey.determinable();
        HttpOfficial.of(port, "audited").completes("DetermineProject", project, Submission.decision("SELECT").with("opinion", "同意"));
        JsonNode before = decision(project, "DetermineProject");
        assertThat(before.get("decidedBy").asText()).isEqualTo("audited");
        assertThat(before.get("decidedByName").asText()).isEqualTo("高审");
        assertThat(before.get("unit").asText()).isEqualTo("市发展改革委（经办）");
        assertThat(before.get("taskName").asText()).isEqualTo("统筹确定项目");
        assertThat(before.get("opinion").asText()).isEqualTo("同意");

        staff.dismiss("audited");
        staff.employ("audited", "冒名", "dept-health");
        assertThat(decision(project, "DetermineProject")).isEqualTo(before);
        intact();
        staff.dismiss("audited");
        assertThat(decision(project, "DetermineProject")).isEqualTo(before);
        intact();
    }

    @Test
    void aDecisionKeepsWhatElseWasHandedInByLabel() {
        String project = journey.approved();
        JsonNode filed = decision(project, "ApplicationFiled").get("fields");
        assertThat(value(filed, "建设方式（第二十三条）")).isEqualTo("存量设施改造");
        assertThat(value(filed, "总投资（万元）")).isEqualTo("1000万元");
        assertThat(value(filed, "符合建设导则（第六条）")).isEqualTo("是");
        assertThat(value(filed, "养老服务（第十二条）：基本或普惠")).contains("基本面积").endsWith("万元");
        List<String> labels = new ArrayList<>();
        filed.forEach(field -> labels.add(field.get("label").asText()));
        assertThat(labels).as("as the form has them").startsWith("项目名称", "项目单位", "统一社会信用代码");

        JsonNode review = decision(project, "ReviewFundApplication");
        assertThat(value(review.get("fields"), "普惠补助比例（%）")).endsWith("%");
        assertThat(review.get("fields").toString()).doesNotContain(review.get("decision").asText());
        assertThat(decision(project, "SignFundApproval").get("fields").toString()).contains("文号");
        assertThat(decision(project, "CheckCompliance").get("decidedByName").asText()).isEqualTo("系统");
    }

    @Test
    void onlyAnAuditorVerifiesAndExports() {
        for (String path : List.of("/api/audit/verify", "/api/audit.jsonl")) {
            for (String user : List.of("admin", "process-owner", "municipal-drc", "municipal-drc-signer", "district-drc-110105",
                    "dept-health", "investment-platform")) {
                assertThat(HttpOfficial.of(port, user).get(path).expect(403).message()).contains("审计监督");
            }
            HttpOfficial.nobody(port).get(path).expect(401);
        }
        for (String path : List.of("/audit/verify", "/audit.jsonl")) {
            WebSession.signedIn(port, "auditor").desk(path).expect(200);
            WebSession.signedIn(port, "municipal-drc").desk(path).expect(403);
            WebSession.anonymous(port).desk(path).expect(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"from=2026-02-30,from", "to=x,to", "from=20260101,from", "from=2026-03-02&to=2026-03-01,晚于"})
    void namesADayThatIsNone(String query, String named) {
        long before = count("audit_entry");
        assertThat(HttpOfficial.of(port, "auditor").get("/api/audit.jsonl?" + query).expect(400).message()).contains(named);
        assertThat(count("audit_entry")).isEqualTo(before);
    }

    @Test
    void exportsAllOfItSoThatItCanBeCheckedWithoutThisProgram() throws Exception {
        journey.funded();
        List<String> lines = lines("");
        String previous = "0".repeat(64);
        ObjectMapper json = new ObjectMapper();
        int decisions = 0;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode entry = json.readTree(lines.get(i));
            assertThat(entry.get("seq").asLong()).isEqualTo(i + 1L);
            assertThat(entry.get("previous").asText()).isEqualTo(previous);
            previous = entry.get("digest").asText();
            assertThat(Sm3.of(DIGEST.matcher(lines.get(i)).replaceFirst("}"))).isEqualTo(previous);
            decisions += "decision".equals(entry.path("source").asText().split(":")[0]) ? 1 : 0;
        }
        assertThat(decisions).isEqualTo(count("decision"));
        JsonNode own = json.readTree(lines.get(lines.size() - 1));
        assertThat(own.get("kind").asText()).isEqualTo("EXPORT");
        assertThat(own.get("by").asText()).isEqualTo("auditor");
        assertThat(own.get("unit").asText()).isEqualTo("审计监督");
        assertThat(lines("?from=2031-01-01")).isEmpty();
        assertThat(lines("?to=2020-01-01")).isEmpty();
        assertThat(HttpOfficial.of(port, "auditor").get("/api/audit/verify").expect(200).json().get("entries").asLong())
                .isGreaterThan(lines.size());
    }

    /** A change that the owner of the database makes, how it is undone, and the entry that it is found by. */
    @ParameterizedTest
    @ValueSource(strings = {
            "audit_entry: update audit_entry set content = replace(content, 'AGREE', 'AGREe') where seq = %1$d",
            "audit_entry: update audit_entry set by_name = by_name || ' ' where seq = %1$d",
            "audit_entry: update audit_entry set at = at + interval '1 microsecond' where seq = %1$d",
            "audit_entry: update audit_entry set digest = reverse(digest) where seq = %1$d",
            "audit_entry: delete from audit_entry where seq = %1$d",
            "decision: update decision set opinion = opinion || ' ' where id = %2$d",
            "decision: update decision set decided_by_name = 'X' where id = %2$d",
            "decision: delete from decision where id = %2$d"})
    void namesTheEntryThatTheOwnerOfTheDatabaseHasChanged(String change) {
        String project = journey.determinable();
        long decision = jdbc.queryForObject("""
                select max(id) from decision where project_number = ? and task = 'DepartmentOpinion'""", Long.class, project);
        long seq = jdbc.queryForObject("select seq from audit_entry where source = 'decision' and source_id = ?", Long.class, decision);
        named(change.split(": ")[0], change.split(": ")[1].formatted(seq, decision), seq);
    }

    @ParameterizedTest
    @CsvSource({"fund_release,amount = amount + 0.01", "disbursement,voucher_number = voucher_number || '1'",
            "subsidy_approval,decided_on = decided_on - 1"})
    void namesTheLedgerRowThatWasChanged(String table, String change) {
        journey.funded();
        long id = jdbc.queryForObject("select max(id) from " + table, Long.class);
        long seq = jdbc.queryForObject("select seq from audit_entry where source = ? and source_id = ?", Long.class, table, id);
        named(table, "update " + table + " set " + change + " where id = " + id, seq);
        named(table, "delete from " + table + " where id = " + id, seq);
    }

    @Test
    void namesTheLastEntryThatIsGoneAndTheRowThatNobodyRecorded() {
        String project = journey.filed();
        // a sign-in tells no row
        HttpOfficial.of(port, "auditor").get("/api/audit.jsonl?to=2020-01-01").expect(200);
        long last = count("audit_entry");
        named("audit_entry", "delete from audit_entry where seq = " + last, last);
        JsonNode untold = named("decision", "insert into decision (project_number, task, round, decided_by, decided_by_name, unit, decided_at,"
                + " decision, opinion, detail) select project_number, task, round, 'x', 'x', '', decided_at, decision, opinion, detail"
                + " from decision where project_number = '" + project + "' limit 1", null);
        // no entry is broken: it is the row that has none
        assertThat(untold.has("firstBroken")).isFalse();
        assertThat(untold.get("row").asText()).matches("decision:\\d+");
        assertThat(untold.get("reason").asText()).isEqualTo("“办理记录”表中编号" + untold.get("row").asText().split(":")[1] + "的记录没有审计条目。");
        String funded = journey.funded();
        JsonNode balance = named("ledger", "update ledger set released = released + 1 where project_number = '" + funded + "'", null);
        assertThat(balance.get("firstBroken").asLong()).isPositive();
        JsonNode empty = named("ledger", "insert into ledger select (jsonb_populate_record(l, jsonb_build_object('project_number', '" + project
                + "'))).* from ledger l where project_number = '" + funded + "'", null);
        assertThat(empty.get("row").asText()).isEqualTo("ledger:" + project);
        assertThat(empty.has("firstBroken")).isFalse();
    }

    @Test
    void theDatabaseRefusesWhoeverLeavesItsTriggersOn() {
        for (String change : List.of("update audit_entry set content = ''", "delete from audit_entry", "truncate audit_entry",
                "delete from audit_tail", "update audit_tail set seq = seq - 1")) {
            assertThat(refusal(change)).as(change).isNotEmpty();
        }
        intact();
    }

    @Test
    void staysWithoutGapWhoeverDecidesAtOnce() throws Exception {
        int threads = 8;
        List<String> projects = IntStream.range(0, threads).mapToObj(i -> journey.filed()).toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> done = pool.invokeAll(projects.stream().<Callable<Boolean>>map(project -> () -> {
                journey.allDepartmentsAgree(project);
                return true;
            }).toList());
            for (Future<Boolean> each : done) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        intact();
        assertThat(jdbc.queryForObject("select max(seq) = count(*) from audit_entry", Boolean.class)).isTrue();
    }

    @Test
    void tellsWhoChangesUsersGroupsAndRights() {
        HttpOfficial admin = HttpOfficial.of(port, "admin");
        long before = count("audit_entry");
        admin.post("/engine-rest/user/create", """
                {"profile": {"id": "recorded", "firstName": "", "lastName": "记名"}, "credentials": {"password": "Only-for-this-1"}}""")
                .expect(204);
        admin.send("PUT", "/engine-rest/user/recorded/profile", """
                {"id": "recorded", "firstName": "", "lastName": "改名"}""").expect(204);
        admin.send("PUT", "/engine-rest/user/recorded/credentials", """
                {"password": "Only-for-this-2", "authenticatedUserPassword": "demo"}""").expect(204);
        admin.send("PUT", "/engine-rest/group/dept-health/members/recorded", "").expect(204);
        admin.post("/engine-rest/group/create", """
                {"id": "recorded-group", "name": "临时组", "type": "WORKFLOW"}""").expect(204);
        String authorization = admin.post("/engine-rest/authorization/create", """
                {"type": 1, "permissions": ["READ"], "userId": "recorded", "groupId": null, "resourceType": 5, "resourceId": "x"}""")
                .expect(200).json().get("id").asText();
        admin.send("DELETE", "/engine-rest/authorization/" + authorization, null).expect(204);
        admin.send("DELETE", "/engine-rest/group/recorded-group", null).expect(204);
        admin.send("DELETE", "/engine-rest/user/recorded", null).expect(204);

        List<String> told = jdbc.queryForList("""
                select concat_ws(' ', kind, content::jsonb->>'change', content::jsonb->>'user', content::jsonb->>'group',
                                 content::jsonb->>'nameBefore')
                from audit_entry where seq > ? and by_id = 'admin' and by_name = '系统管理员'
                    and kind in ('USER', 'PASSWORD', 'MEMBERSHIP', 'GROUP', 'AUTHORIZATION')
                    and content ~ 'recorded' order by seq""", String.class, before);
        assertThat(told).contains("USER CREATE recorded", "USER UPDATE recorded 记名", "PASSWORD UPDATE recorded",
                "MEMBERSHIP CREATE recorded dept-health", "GROUP CREATE recorded-group", "AUTHORIZATION CREATE recorded",
                "AUTHORIZATION DELETE recorded", "GROUP DELETE recorded-group", "MEMBERSHIP DELETE recorded dept-health",
                "USER DELETE recorded");
        assertThat(jdbc.queryForList("select content from audit_entry where seq > ?", String.class, before))
                .noneMatch(content -> content.contains("Only-for-this") || content.contains("SHA"));
        intact();
    }

    @Test
    void tellsWhoCameAndWhoTriedAndFromWhere() {
        staff.employ("visitor", "来访", "municipal-drc");
        // other tests have failed from here too
        jdbc.update("delete from sign_in_failure");
        long before = count("audit_entry");
        WebSession.anonymous(port).signIn("visitor", "wrong", "tasklist").expect(401);
        WebSession session = WebSession.signedIn(port, "visitor");
        session.signOut();
        HttpOfficial.of(port, "nobody-here", "x").get("/api/projects").expect(401);
        assertThat(jdbc.queryForList("""
                select concat_ws(' ', kind, by_id, by_name, unit, content::jsonb->>'account', content::jsonb->>'address')
                from audit_entry where seq > ? and kind like 'SIGN%' and by_id in ('visitor', 'nobody-here') order by seq""", String.class,
                before)).containsExactly("SIGN_IN_FAILED visitor visitor  visitor 127.0.0.1",
                        "SIGN_IN visitor 来访 市发展改革委（经办） visitor 127.0.0.1",
                        "SIGN_OUT visitor 来访 市发展改革委（经办） visitor 127.0.0.1",
                        "SIGN_IN_FAILED nobody-here nobody-here  nobody-here 127.0.0.1");
        staff.dismiss("visitor");
        intact();
    }

    @Test
    void tellsWhatWasDeployedAtTheStartAndTheParametersInForce() {
        assertThat(jdbc.queryForObject("""
                select content from audit_entry where kind = 'DEPLOYMENT' and content ~ 'project-lifecycle.bpmn' order by seq limit 1""",
                String.class)).contains("\"sm3\":\"", "\"change\":\"CREATE\"");
        assertThat(jdbc.queryForList("select content from audit_entry where kind = 'POLICY' order by seq limit 1", String.class)).singleElement()
                .satisfies(policy -> assertThat(policy).contains("\"subsidyCap\":50000000"));
        assertThat(jdbc.queryForObject("select count(*) from audit_entry where kind = 'AUTHORIZATION' and by_id = 'system'", Long.class))
                .isPositive();
    }

    /** A start says what it goes by where the last start went by something else. */
    @Test
    void tellsThatTheParametersAreOthersThanAtTheLastStart() throws Exception {
        long before = count("audit_entry where kind = 'POLICY'");
        trail.appendIfChanged(AuditKind.POLICY, parameters);
        assertThat(count("audit_entry where kind = 'POLICY'")).as("the same").isEqualTo(before);
        ObjectNode other = (ObjectNode) new ObjectMapper().readTree(
                jdbc.queryForObject("select content from audit_entry where kind = 'POLICY' order by seq desc limit 1", String.class));
        trail.appendIfChanged(AuditKind.POLICY, other.put("subsidyCap", 60_000_000));
        trail.appendIfChanged(AuditKind.POLICY, parameters);
        assertThat(jdbc.queryForList("select content::jsonb->>'subsidyCap' from audit_entry where kind = 'POLICY' order by seq desc limit 3",
                String.class)).containsExactly("50000000", "60000000", "50000000");
        assertThat(count("audit_entry where kind = 'POLICY'")).isEqualTo(before + 2);
        intact();
    }

    @Test
    void tellsWhoIsLockedOutByWhomAndWhoLetsHerIn() {
        staff.employ("locked-out", "陆停", "municipal-drc");
        long before = count("audit_entry");
        for (int attempt = 0; attempt < 5; attempt++) {
            HttpOfficial.of(port, "locked-out", "wrong").get("/api/projects").expect(401);
        }
        HttpOfficial admin = HttpOfficial.of(port, "admin");
        admin.post("/api/users/locked-out/unlock", "").expect(204);
        admin.post("/api/users/locked-out/lock", "").expect(204);
        admin.post("/api/users/locked-out/unlock", "").expect(204);
        assertThat(jdbc.queryForList("""
                select concat_ws(' ', kind, by_id, content::jsonb->>'account', content::jsonb->>'user', content::jsonb->>'address')
                from audit_entry where seq > ? and kind in ('LOCKED_OUT', 'UNLOCKED') and content ~ 'locked-out' order by seq""",
                String.class, before)).containsExactly("LOCKED_OUT system locked-out 127.0.0.1", "UNLOCKED admin locked-out",
                        "LOCKED_OUT admin locked-out", "UNLOCKED admin locked-out");
        staff.dismiss("locked-out");
        intact();
    }

    @Test
    void tellsWhatAnAdministratorDoesToWhatRuns() {
        String project = journey.determinable();
        HttpOfficial admin = HttpOfficial.of(port, "admin");
        String instance = admin.get("/engine-rest/process-instance?businessKey=" + project + "&processDefinitionKey=joint-review").expect(200)
                .json().get(0).get("id").asText();
        long before = count("audit_entry");
        admin.send("PUT", "/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\": true}").expect(204);
        admin.send("PUT", "/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\": false}").expect(204);
        assertThat(jdbc.queryForList("""
                select concat_ws(' ', by_id, by_name, content::jsonb->>'change', content::jsonb->>'entity', content::jsonb->>'after')
                from audit_entry where seq > ? and kind = 'OPERATION' and content::jsonb->>'instance' = ? order by seq""",
                String.class, before, instance)).containsExactly("admin 系统管理员 Suspend ProcessInstance suspended",
                        "admin 系统管理员 Activate ProcessInstance active");
        intact();
    }

    @Test
    void aTaskThatIsTakenIsNoChangeOfRights() {
        String project = journey.determinable();
        long before = count("audit_entry where kind = 'AUTHORIZATION'");
        HttpOfficial official = HttpOfficial.of(port, "municipal-drc");
        official.post("/engine-rest/task/" + official.task("DetermineProject", project) + "/claim", """
                {"userId": "municipal-drc"}""").expect(204);
        assertThat(count("audit_entry where kind = 'AUTHORIZATION'")).isEqualTo(before);
    }

    @Test
    void aStepThatIsRefusedLeavesNoEntry() {
        String project = journey.determinable();
        long before = count("audit_entry where kind in ('DECISION', 'NOTE')");
        HttpOfficial official = HttpOfficial.of(port, "municipal-drc");
        String task = official.task("DetermineProject", project);
        official.submits(task, Submission.decision("REJECT")).expect(400);
        assertThat(count("audit_entry where kind in ('DECISION', 'NOTE')")).isEqualTo(before);
        intact();
    }

    // what the owner of the database does

    /** @param seq null where any entry may be named */
    private JsonNode named(String table, String change, Long seq) {
        intact();
        JsonNode found;
        jdbc.execute("create table tampered as table " + table);
        jdbc.execute("alter table " + table + " disable trigger all");
        try {
            assertThat(jdbc.update(change)).as(change).isOne();
            found = verified();
            assertThat(found.get("intact").asBoolean()).as(change).isFalse();
            assertThat(found.get("reason").asText()).isNotEmpty();
            if (seq != null) {
                assertThat(found.get("firstBroken").asLong()).as(change + " " + found).isEqualTo(seq);
            }
        } finally {
            jdbc.update("delete from " + table);
            jdbc.update("insert into " + table + (table.startsWith("audit") || table.equals("ledger") ? "" : " overriding system value")
                    + " select * from tampered");
            jdbc.execute("alter table " + table + " enable trigger all");
            jdbc.execute("drop table tampered");
        }
        intact();
        return found;
    }

    private String refusal(String change) {
        try {
            jdbc.execute(change);
            return "";
        } catch (org.springframework.dao.DataAccessException refused) {
            return refused.getMessage();
        }
    }

    private void intact() {
        JsonNode answer = verified();
        assertThat(answer.get("intact").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.get("entries").asLong()).isEqualTo(count("audit_entry"));
    }

    private JsonNode verified() {
        return HttpOfficial.of(port, "auditor").get("/api/audit/verify").expect(200).json();
    }

    private List<String> lines(String query) {
        HttpOfficial.Download download = HttpOfficial.of(port, "auditor").download("/api/audit.jsonl" + query);
        assertThat(download.status()).isEqualTo(200);
        return new String(download.body(), StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode decision(String project, String task) {
        JsonNode last = null;
        for (JsonNode decision : HttpOfficial.of(port, "auditor").project(project).get("decisions")) {
            last = decision.get("task").asText().equals(task) ? decision : last;
        }
        assertThat(last).as(task).isNotNull();
        return last;
    }

    private static String value(JsonNode fields, String label) {
        for (JsonNode field : fields) {
            if (field.get("label").asText().equals(label)) {
                return field.get("value").asText();
            }
        }
        throw new AssertionError("no " + label + " in " + fields);
    }

    private long count(String rows) {
        return jdbc.queryForObject("select count(*) from " + rows, Long.class);
    }
}
