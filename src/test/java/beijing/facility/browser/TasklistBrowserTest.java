package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** Three officials carry one project from its application to its determination in Tasklist, each at her own desk. */
@ProcessTest
class TasklistBrowserTest {

    private static final String NAME = "双井街道<b>邻里</b>服务中心";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void fromApplicationToDetermination() {
        String project;
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensStartForm("项目全生命周期");
            fillIn(district);
            district.waitsFor("一致");
            district.screenshot("application-filled");

            // one 分 too little: the sentence, nothing but the sentence, and what was typed stays
            district.types("totalInvestment", "999.999999");
            district.waitsFor("总投资少");
            district.starts();
            district.waitsFor("总投资必须等于各部分之和");
            district.screenshot("application-refused");
            assertThat(district.page()).contains("999.999999").doesNotContain("Exception", "Cannot instantiate", "ENGINE");
            assertThat(numbers()).isEmpty();

            district.types("totalInvestment", "1000");
            district.starts();
            assertThat(district.startFormIsClosed()).isTrue();
            project = numbers();
            assertThat(project).startsWith("110105-");
            JsonNode file = HttpOfficial.of(port, "auditor").project(project);
            assertThat(file.get("status").asText()).as("%s", file).isEqualTo("UNDER_REVIEW");
        }

        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            assertThat(health.page()).contains(project, NAME, "未发现问题", "婴幼儿托育", "普惠非基本公共服务");
            health.claims();
            health.types("functionOpinion", "托育功能设置合理");
            health.chooses("decision", 0);
            health.screenshot("department-opinion");
            health.completes();
            health.waitsFor("请在列表中选择任务");
        }
        for (String department : journey.departments(project)) {
            if (!department.equals("health")) {
                HttpOfficial.of(port, "dept-" + department).completes("DepartmentOpinion", project,
                        beijing.facility.process.Submission.decision("AGREE"));
            }
        }

        try (Tasklist stranger = Tasklist.signIn(port, "district-drc-110106")) {
            assertThat(stranger.page()).doesNotContain(project, NAME);
        }

        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", project);
            assertThat(municipal.page()).contains(project, NAME, "市卫生健康委", "托育功能设置合理", "入户问卷");
            municipal.claims();
            municipal.chooses("decision", 1);
            municipal.completes();
            municipal.waitsFor("不能为空");
            municipal.screenshot("determination-refused");
            assertThat(municipal.page()).doesNotContain("Exception", "Cannot submit", "ENGINE");
            municipal.chooses("decision", 0);
            municipal.types("opinion", "同意纳入年度项目清单");
            municipal.screenshot("determination");
            municipal.completes();
            municipal.waitsFor("请在列表中选择任务");
        }
        assertThat(HttpOfficial.of(port, "auditor").project(project).get("status").asText()).isEqualTo("SELECTED");
        assertThat(HttpOfficial.of(port, "auditor").project(project).get("decisions").toString())
                .contains("同意纳入年度项目清单");
    }

    private static void fillIn(Tasklist form) {
        form.types("projectName", NAME);
        form.fillsInApplication(700_001, "朝阳区双井北里14号");
        form.types("totalInvestment", "1000");
    }

    private String numbers() {
        return jdbc.sql("select coalesce(string_agg(number, ','), '') from project where name = ?").param(NAME)
                .query(String.class).single();
    }
}
