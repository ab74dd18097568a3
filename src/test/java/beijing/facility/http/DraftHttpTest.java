package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;

/** What is typed is kept on the server: hers alone, and gone when it is handed in. */
@ProcessTest
class DraftHttpTest {

    private static final String CHAOYANG = "district-drc-110105";
    private static final String START = "/api/start-forms/project-lifecycle/draft";
    private static final String SECRET = "草稿里的话zqxjv";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void aColleague() {
        staff.employ("drafts-li", "李静", CHAOYANG);
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        jdbc.sql("delete from start_draft").update();
        staff.dismiss("drafts-li");
    }

    @Test
    void sheFindsWhatSheTypedAsSheTypedIt() {
        String draft = draft(official(CHAOYANG).task("AssignResponsibility", journey.selected()));
        assertThat(official(CHAOYANG).get(draft).expect(404).message()).isEqualTo("没有草稿：您没有保存过，或该表单现在不由您填写。");

        String typed = "{\"implementingEntity\":\" １,200 \\u200b\\u0000\\ud800<b>\",\"maintenanceEntity\":null}";
        Answer saved = save(official(CHAOYANG), draft, typed).expect(200);
        assertThat(saved.json().get("values")).isEqualTo(json(typed));
        assertThat(OffsetDateTime.parse(saved.json().get("savedAt").asText()).getOffset().toString()).isEqualTo("+08:00");
        assertThat(official(CHAOYANG).get(draft).expect(200).text()).isEqualTo(saved.text());

        save(official(CHAOYANG), draft, "{\"maintenanceEntity\":\"劲松街道办事处\"}").expect(200);
        assertThat(official(CHAOYANG).get(draft).expect(200).json().get("values")).isEqualTo(json("{\"maintenanceEntity\":\"劲松街道办事处\"}"));
        official(CHAOYANG).send("DELETE", draft, null).expect(204);
        official(CHAOYANG).get(draft).expect(404);
        official(CHAOYANG).send("DELETE", draft, null).expect(204);
    }

    @Test
    void everyKindOfFieldOfAStartForm() {
        String typed = "{\"projectName\":\"劲松\",\"totalInvestment\":\"1，100\",\"applicationDate\":\"2026-02-30\",\"districtCode\":\"110105\","
                + "\"meetsGuideline\":true,\"elderlyCare\":{\"basicArea\":\"６００\",\"basicInvestment\":\"\"}}";
        save(official(CHAOYANG), START, typed).expect(200);
        assertThat(official(CHAOYANG).get(START).expect(200).json().get("values")).isEqualTo(json(typed));
    }

    @Test
    void aColleagueHasHerOwn() {
        String draft = draft(official(CHAOYANG).task("AssignResponsibility", journey.selected()));
        save(official(CHAOYANG), draft, implementing(SECRET)).expect(200);
        save(official(CHAOYANG), START, "{\"projectName\":\"" + SECRET + "\"}").expect(200);

        assertThat(official("drafts-li").get(draft).expect(404).json().toString()).doesNotContain(SECRET);
        official("drafts-li").get(START).expect(404);
        save(official("drafts-li"), draft, implementing("李静的")).expect(200);
        save(official("drafts-li"), START, "{\"projectName\":\"李静的\"}").expect(200);
        official("drafts-li").send("DELETE", START, null).expect(204);

        assertThat(official(CHAOYANG).get(draft).expect(200).json().toString()).contains(SECRET).doesNotContain("李静");
        assertThat(official(CHAOYANG).get(START).expect(200).json().toString()).contains(SECRET);
        assertThat(official("drafts-li").get(draft).expect(200).json().toString()).contains("李静的").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"district-drc-110106", "municipal-drc", "municipal-drc-signer", "dept-health", "dept-health-110105", "auditor", "admin",
            "process-owner", "investment-platform"})
    void whoMayNotHandItInHasNone(String other) {
        String draft = draft(official(CHAOYANG).task("AssignResponsibility", journey.selected()));
        save(official(CHAOYANG), draft, implementing(SECRET)).expect(200);
        for (Answer answer : List.of(official(other).get(draft), save(official(other), draft, implementing("他人的")),
                official(other).send("DELETE", draft, null))) {
            assertThat(answer.expect(404).message()).isEqualTo("没有草稿：您没有保存过，或该表单现在不由您填写。");
        }
        assertThat(official(CHAOYANG).get(draft).expect(200).json().toString()).contains(SECRET);
        if (!other.startsWith("district-drc")) {
            official(other).get(START).expect(404);
            save(official(other), START, "{\"projectName\":\"他人的\"}").expect(404);
            official(other).send("DELETE", START, null).expect(404);
        }
        assertThat(jdbc.sql("select content from task_draft where user_id = :user union all select content from start_draft where user_id = :user")
                .param("user", other).query(String.class).list()).noneMatch(content -> content.contains("\\u4ED6\\u4EBA\\u7684"));
    }

    @ParameterizedTest
    @CsvSource({"project-lifecycle, district-drc-110105, municipal-drc", "project-change, district-drc-110105, municipal-drc",
            "project-solicitation, municipal-drc, district-drc-110105", "project-termination, municipal-drc, district-drc-110105"})
    void onlyWhoMayStartAProcessHasADraftOfItsForm(String process, String starter, String other) {
        String address = "/api/start-forms/" + process + "/draft";
        save(official(starter), address, "{}").expect(200);
        official(starter).get(address).expect(200);
        for (String refused : List.of(other, "admin", "auditor", "process-owner")) {
            official(refused).get(address).expect(404);
            save(official(refused), address, "{}").expect(404);
        }
    }

    @Test
    void whoIsUnknownIsToldToSignIn() {
        String task = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        for (String address : List.of(draft(task), START)) {
            HttpOfficial.nobody(port).get(address).expect(401);
            save(HttpOfficial.nobody(port), address, "{}").expect(401);
            HttpOfficial.nobody(port).send("DELETE", address, null).expect(401);
            WebSession.anonymous(port).desk(address.substring("/api".length())).expect(401);
        }
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/fate").expect(401);
        WebSession.anonymous(port).desk("/tasks/" + task + "/fate").expect(401);
    }

    @Test
    void thePagesReachItAndNoOtherSiteDoes() {
        String draft = "/tasks/" + official(CHAOYANG).task("AssignResponsibility", journey.selected()) + "/draft";
        WebSession session = WebSession.signedIn(port, CHAOYANG);
        session.desk(draft).expect(204);
        session.desk("/start-forms/project-lifecycle/draft").expect(204);
        String body = "{\"values\":" + implementing(SECRET) + ",\"basedOn\":\"\"}";
        WebSession.signedIn(port, CHAOYANG).forgedDeskSend("PUT", draft, body).expect(403);
        session.deskSend("PUT", draft, body).expect(200);
        assertThat(session.desk(draft).expect(200).json().toString()).contains(SECRET);
        assertThat(WebSession.signedIn(port, "drafts-li").desk(draft).expect(204).text()).isEmpty();
        WebSession.signedIn(port, "municipal-drc").desk(draft).expect(404);
        session.deskSend("DELETE", draft, null).expect(204);
        session.desk(draft).expect(204);
    }

    @Test
    void ofTwoWindowsTheOlderOneIsTold() {
        String draft = draft(official(CHAOYANG).task("AssignResponsibility", journey.selected()));
        String first = save(official(CHAOYANG), draft, implementing("一"), "").expect(200).json().get("savedAt").asText();
        String second = save(official(CHAOYANG), draft, implementing("二"), first).expect(200).json().get("savedAt").asText();
        assertThat(save(official(CHAOYANG), draft, implementing("三"), first).expect(409).message())
                .matches("您已在其他窗口或电脑上保存了此表单的草稿（\\d\\d:\\d\\d:\\d\\d），本次未保存。");
        save(official(CHAOYANG), draft, implementing("三"), "").expect(409);
        assertThat(official(CHAOYANG).get(draft).expect(200).json().toString()).contains("二");
        save(official(CHAOYANG), draft, implementing("四"), second).expect(200);
        save(official(CHAOYANG), draft, implementing("五")).expect(200);
        assertThat(save(official(CHAOYANG), draft, implementing("六"), "昨天").expect(400).message()).contains("basedOn", "“昨天”");
        assertThat(official(CHAOYANG).get(draft).expect(200).json().toString()).contains("五");
    }

    @Test
    void whatIsNoDraftIsRefusedAndNothingIsStored() {
        String draft = draft(official(CHAOYANG).task("AssignResponsibility", journey.selected()));
        Map.of("{\"values\":{\"approvedSubsidy\":\"1\"}}", "表单中没有的字段：approvedSubsidy",
                "{\"values\":{\"implementingEntity\":1200.50}}", "implementingEntity",
                "{\"values\":{\"implementingEntity\":{\"a\":[1]}}}", "implementingEntity",
                "{\"values\":" + "[".repeat(3) + "]".repeat(3) + "}", "“草稿内容”（values）",
                "{\"values\":{\"implementingEntity\":" + "[".repeat(9) + "]".repeat(9) + "}}", "嵌套过深",
                "{}", "“草稿内容”（values）不能为空",
                "{\"value\":{}}", "未知的字段“value”",
                "{\"values\":{\"implementingEntity\":\"a\",\"implementingEntity\":\"b\"}}", "重复出现",
                "[]", "JSON", "{\"values\":", "JSON").forEach((body, says) ->
                assertThat(official(CHAOYANG).send("PUT", draft, body).expect(400).message()).as(body).contains(says).matches("(?s).*\\p{IsHan}{2,}.*"));
        assertThat(save(official(CHAOYANG), draft, implementing("长".repeat(100_000))).expect(413).message()).contains("256 KB");
        official(CHAOYANG).send("PUT", draft, "{\"values\":" + implementing("a".repeat(3_000_000)) + "}").expect(413);
        official(CHAOYANG).get(draft).expect(404);
        save(official(CHAOYANG), draft, implementing("长".repeat(80_000))).expect(200);
    }

    @Test
    void handedInByAnybodyItIsGoneForAll() {
        String task = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        save(official(CHAOYANG), draft(task), implementing(SECRET)).expect(200);
        save(official("drafts-li"), draft(task), implementing(SECRET)).expect(200);
        official(CHAOYANG).submits(task, Submission.form()).expect(400);
        assertThat(official(CHAOYANG).get(draft(task)).expect(200).json().toString()).as("what is refused is not handed in").contains(SECRET);

        official("drafts-li").submits(task, Journey.responsibility()).expect(204);
        assertThat(drafts(task)).isZero();
        official(CHAOYANG).get(draft(task)).expect(404);
        save(official(CHAOYANG), draft(task), implementing("晚了")).expect(404);
        save(official(CHAOYANG), draft("nothing"), "{}").expect(404);
    }

    @Test
    void byTheOtherDoorsToo() {
        String completed = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        save(official(CHAOYANG), draft(completed), implementing(SECRET)).expect(200);
        official(CHAOYANG).post("/engine-rest/task/" + completed + "/complete", HttpOfficial.body(Journey.responsibility())).expect(204);
        assertThat(drafts(completed)).isZero();

        String report = official(CHAOYANG).task("ReportProgress", journey.started());
        String project = jdbc.sql("select business_key_ from act_ru_execution where id_ = (select proc_inst_id_ from act_ru_task where id_ = :task)")
                .param("task", report).query(String.class).single();
        save(official(CHAOYANG), draft(report), "{\"remark\":\"" + SECRET + "\"}").expect(200);
        official("investment-platform").post("/api/progress-reports", Map.of("projectNumber", project, "reportMonth", "2026-07",
                "progressPercent", "10", "investmentPaid", "0")).expect(200);
        assertThat(drafts(report)).isZero();

        String ended = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        save(official(CHAOYANG), draft(ended), implementing(SECRET)).expect(200);
        String instance = jdbc.sql("""
                select root_proc_inst_id_ from act_ru_execution where id_ = (select proc_inst_id_ from act_ru_task where id_ = :task)""")
                .param("task", ended).query(String.class).single();
        runtime.deleteProcessInstance(instance, "test", true);
        assertThat(drafts(ended)).isZero();
    }

    @Test
    void theDraftOfAStartFormIsGoneWhenSheStartsIt() {
        save(official(CHAOYANG), START, "{\"projectName\":\"" + SECRET + "\"}").expect(200);
        save(official("drafts-li"), START, "{\"projectName\":\"李静的\"}").expect(200);
        official(CHAOYANG).files(Submission.application("compliant").without("projectName")).expect(400);
        official(CHAOYANG).get(START).expect(200);

        official(CHAOYANG).filed(Submission.application("compliant").with("creditCode", CreditCodes.next(912_001)));
        official(CHAOYANG).get(START).expect(404);
        assertThat(official("drafts-li").get(START).expect(200).json().toString()).contains("李静的");
    }

    @Test
    void withAUserGoHerDrafts() {
        String task = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        save(official("drafts-li"), draft(task), implementing(SECRET)).expect(200);
        save(official("drafts-li"), START, "{\"projectName\":\"" + SECRET + "\"}").expect(200);
        staff.dismiss("drafts-li");
        assertThat(drafts(task) + jdbc.sql("select count(*) from start_draft").query(Long.class).single()).isZero();
        staff.employ("drafts-li", "另一位", CHAOYANG);
        official("drafts-li").get(START).expect(404);
    }

    @Test
    void sheNoLongerHasItWhoIsNoMemberAnyMore() {
        String draft = draft(official("drafts-li").task("AssignResponsibility", journey.selected()));
        save(official("drafts-li"), draft, implementing(SECRET)).expect(200);
        staff.employ("drafts-moves", "赵宁", "dept-health");
        try {
            staff.join("drafts-moves", CHAOYANG);
            save(official("drafts-moves"), draft, implementing("赵宁的")).expect(200);
            staff.leave("drafts-moves", CHAOYANG);
            official("drafts-moves").get(draft).expect(404);
        } finally {
            staff.dismiss("drafts-moves");
        }
    }

    @Test
    void whatSheTypedStandsNowhereElse() {
        String task = official(CHAOYANG).task("AssignResponsibility", journey.selected());
        save(official(CHAOYANG), draft(task), implementing(SECRET)).expect(200);
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class).list();
        assertThat(tables).contains("task_draft", "act_hi_varinst", "audit_entry");
        for (String table : tables) {
            long found = jdbc.sql("select count(*) from " + table + " as entry where entry::text like '%zqxjv%'").query(Long.class).single();
            assertThat(found).as(table).isEqualTo(table.equals("task_draft") ? 1 : 0);
        }
        assertThat(official("auditor").get("/api/audit.jsonl").text()).doesNotContain("zqxjv");
    }

    @Test
    void aLinkToATaskTellsWhatBecameOfIt() {
        String project = journey.selected();
        String task = official(CHAOYANG).task("AssignResponsibility", project);
        String fate = "/api/tasks/" + task + "/fate";
        JsonNode hers = official(CHAOYANG).get(fate).expect(200).json();
        assertThat(hers.get("hers").asBoolean()).isTrue();
        assertThat(official("municipal-drc").get(fate).expect(200).json().get("sentence").asText())
                .isEqualTo("“明确实施和管护主体”正由朝阳区发展改革委办理，不属于您。");
        official(CHAOYANG).submits(task, Journey.responsibility()).expect(204);
        for (String sees : List.of(CHAOYANG, "municipal-drc", "auditor", "drafts-li")) {
            JsonNode told = official(sees).get(fate).expect(200).json();
            assertThat(told.get("hers").asBoolean()).isFalse();
            assertThat(told.get("sentence").asText()).matches("“明确实施和管护主体”已于\\d{4}年\\d+月\\d+日\\d\\d:\\d\\d由朝阳区发展改革委办理，结果：.*\\p{IsHan}.*。");
            assertThat(told.get("project").asText()).isEqualTo(project);
        }
        for (String stranger : List.of("district-drc-110106", "dept-education", "admin", "process-owner", "investment-platform")) {
            for (String id : List.of(task, "nothing-there")) {
                assertThat(official(stranger).get("/api/tasks/" + id + "/fate").expect(200).text())
                        .isEqualTo("{\"hers\":false,\"shown\":false,\"sentence\":\"该任务不存在或不属于您。\",\"project\":null}");
            }
        }
    }

    private long drafts(String task) {
        return jdbc.sql("select count(*) from task_draft where task_id = :task").param("task", task).query(Long.class).single();
    }

    private static String implementing(String typed) {
        return "{\"implementingEntity\":\"" + typed + "\"}";
    }

    private static String draft(String task) {
        return "/api/tasks/" + task + "/draft";
    }

    private static Answer save(HttpOfficial official, String address, String values) {
        return official.send("PUT", address, "{\"values\":" + values + "}");
    }

    private static Answer save(HttpOfficial official, String address, String values, String basedOn) {
        return official.send("PUT", address, "{\"values\":" + values + ",\"basedOn\":\"" + basedOn + "\"}");
    }

    private static JsonNode json(String text) {
        return new Answer(200, text).json();
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
