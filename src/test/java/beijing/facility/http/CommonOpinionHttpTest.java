package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** 常用意见: her own are hers alone, those of a unit are its members'. */
@ProcessTest
class CommonOpinionHttpTest {

    private static final String PATH = "/api/opinions";

    @LocalServerPort
    int port;
    @Autowired
    Staff staff;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aColleague() {
        staff.employ("opinion-li", "李某", "dept-health");
        forgetAll();
    }

    @AfterEach
    void noMoreColleague() {
        staff.dismiss("opinion-li");
        forgetAll();
    }

    @Test
    void herOwnAreHersAndTheUnitsAreItsMembers() {
        long own = keep("dept-health", "  材料齐全，同意。 ", null).expect(201).json().get("id").asLong();
        long unit = keep("dept-health", "请补充面积测算说明。", "dept-health").expect(201).json().get("id").asLong();
        assertThat(kept("dept-health").get("own")).hasToString("[{\"id\":" + own + ",\"text\":\"材料齐全，同意。\"}]");
        JsonNode colleagues = kept("opinion-li");
        assertThat(colleagues.get("own")).isEmpty();
        assertThat(colleagues.get("units")).singleElement().satisfies(units -> {
            assertThat(units.get("id").asText()).isEqualTo("dept-health");
            assertThat(units.get("name").asText()).isEqualTo("市卫生健康委");
            assertThat(units.get("opinions").findValuesAsText("text")).containsExactly("请补充面积测算说明。");
        });
        assertThat(kept("dept-sports").toString()).doesNotContain("材料齐全", "面积测算");

        // a colleague's own is nothing that there is for her; the unit's is hers too
        assertThat(forget("opinion-li", own).expect(404).message()).contains("没有编号为" + own + "的常用意见");
        forget("dept-sports", unit).expect(404);
        forget("opinion-li", unit).expect(204);
        forget("dept-health", own).expect(204);
        assertThat(jdbc.sql("select count(*) from common_opinion").query(Long.class).single()).isZero();
    }

    @Test
    void onlyAMemberKeepsOneForAUnit() {
        for (String stranger : List.of("dept-sports", "district-drc-110106", "municipal-drc")) {
            assertThat(keep(stranger, "同意。", "dept-health").expect(403).message()).as(stranger).contains("不是您现在所在的单位");
        }
        assertThat(keep("district-drc-110106", "同意。", "district-drc-110105").expect(403).message()).contains("不是您现在所在的单位");
        long unit = keep("dept-health", "同意。", "dept-health").expect(201).json().get("id").asLong();
        for (String user : List.of("auditor", "admin", "process-owner", "investment-platform")) {
            official(user).get(PATH).expect(403);
            keep(user, "同意。", null).expect(403);
            forget(user, unit).expect(403);
        }
        HttpOfficial nobody = HttpOfficial.nobody(port);
        nobody.get(PATH).expect(401);
        nobody.post(PATH, Map.of("text", "同意。")).expect(401);
        nobody.send("DELETE", PATH + "/" + unit, null).expect(401);
        WebSession.anonymous(port).desk("/opinions").expect(401);
        assertThat(WebSession.signedIn(port, "dept-health").forgedDeskPost("/opinions", "{\"text\":\"同意\"}").status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from common_opinion").query(Long.class).single()).isOne();
    }

    @Test
    void whatIsKeptIsShortReadableAndNotTwiceThere() {
        HttpOfficial health = official("dept-health");
        for (String body : List.of("{}", "{\"text\":null}", "{\"text\":\" 　 \"}", "{\"text\":\"" + "好".repeat(201) + "\"}",
                "{\"text\":\"同\\u200B意\"}", "{\"text\":\"同\\u0000意\"}", "{\"text\":{}}", "{\"text\":\"同意\",\"unit\":[]}", "[]", "null", "{\"text\":")) {
            Answer refused = health.post(PATH, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.message()).as(body).containsPattern("\\p{IsHan}{2,}");
        }
        assertThat(health.post(PATH, Map.of("text", "好".repeat(201))).message()).contains("“常用意见”（text）", "最多200个字");
        keep("dept-health", "𠮷".repeat(200), null).expect(201);
        keep("dept-health", "同意１", null).expect(201);
        assertThat(keep("dept-health", "同意1", null).expect(422).message()).contains("已有相同的常用意见");
        for (int i = 3; i <= 30; i++) {
            keep("dept-health", "意见" + i, null).expect(201);
        }
        assertThat(keep("dept-health", "再来一条", null).expect(422).message()).contains("已有30条，最多30条");
        keep("dept-health", "再来一条", "dept-health").expect(201);
        assertThat(kept("dept-health").get("own")).hasSize(30);
        assertThat(health.send("DELETE", PATH + "/x", null).expect(400).message()).contains("整数");
    }

    private Answer keep(String user, String text, String unit) {
        return official(user).post(PATH, unit == null ? Map.of("text", text) : Map.of("text", text, "unit", unit));
    }

    private Answer forget(String user, long id) {
        return official(user).send("DELETE", PATH + "/" + id, null);
    }

    private JsonNode kept(String user) {
        return official(user).get(PATH).expect(200).json();
    }

    private void forgetAll() {
        jdbc.sql("delete from common_opinion").update();
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
