package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** The page on which a whole file is printed. */
@ProcessTest
class PrintHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void showsTheWholeFile() {
        String project = journey.settled();
        journey.district().completes("AppointOperator", project, Journey.operator().with("operatorType", "NATURAL_PERSON")
                .with("operatorCode", "11010519491231002X"));
        String page = HttpOfficial.of(port, "district-drc-110105").get("/api/projects/" + project + "/print").expect(200).text();
        assertThat(page).contains(project, "运营中", "1,000万元（10,000,000元）", "236.4万元（2,364,000元）", "70.92万元（709,200元）", "京发改（审）〔2026〕9001号",
                "部门审查意见", "市卫生健康委", "审批意见及办理记录", "签批资金申请报告", "北京乐邻社区服务有限公司", "竣工日期", "2026-08-31")
                .doesNotContain("11010519491231002X", " th:", "null", "SIGN", "DISBURSE");
    }

    @Test
    void aScriptInANameIsText() {
        String project = journey.filed(Journey.application().with("projectName", "<script>alert(1)</script>")
                .with("consultationSummary", "<img src=x onerror=alert(2)>"));
        HttpOfficial.Download page = HttpOfficial.of(port, "municipal-drc").download("/api/projects/" + project + "/print");
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("&lt;script&gt;alert(1)", "&lt;img src=x").doesNotContain("<script", "<img");
        assertThat(page.type()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.policies()).singleElement().asString()
                .startsWith("default-src 'none'; style-src 'nonce-").doesNotContain("unsafe", "script-src");
    }

    @Test
    void onlyWhoSeesTheFilePrintsIt() {
        String project = journey.filed();
        String path = "/projects/" + project + "/print";
        for (String user : List.of("district-drc-110105", "municipal-drc", "auditor", "dept-health")) {
            HttpOfficial.of(port, user).get("/api" + path).expect(200);
        }
        for (String user : List.of("district-drc-110106", "dept-education", "investment-platform", "process-owner")) {
            assertThat(HttpOfficial.of(port, user).get("/api" + path).expect(404).message()).as(user).contains(project);
        }
        HttpOfficial.nobody(port).get("/api" + path).expect(401);
        WebSession.anonymous(port).desk(path).expect(401);
        WebSession.signedIn(port, "district-drc-110105").desk(path).expect(200);
        WebSession.signedIn(port, "district-drc-110106").desk(path).expect(404);
    }
}
