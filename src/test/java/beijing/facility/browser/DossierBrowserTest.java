package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** The tab 项目档案 beside the form of a task, at the stages of a project. */
@ProcessTest
class DossierBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void inTheReviewItShowsWhoHasAnswered() {
        String project = journey.filed(Journey.application().with("projectName", "<img src=x onerror=document.title='hacked'>"));
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            health.opensTab("项目档案");
            health.waitsFor("目前没有审查发现");
            assertThat(health.page()).contains("部门联合审查", "<img src=x onerror=document.title='hacked'>", "市卫生健康委", "不足1小时",
                    "申报项目", "合规性审查", "基本公共服务", "尚无附件");
            assertThat(health.browser().getTitle()).doesNotContain("hacked");
            assertThat(highlighted(health)).containsExactly("DepartmentOpinion");
            WebElement filed = health.browser().findElement(By.cssSelector(".dossier-steps > li:last-child"));
            filed.findElement(By.tagName("summary")).click();
            assertThat(filed.getText()).contains("其他填报内容（", "建设方式", "统一社会信用代码");
            health.screenshot("dossier-review");
            health.longScreenshot("dossier-review-long");
        }
    }

    @Test
    void withTheMoneyItShowsFiguresAndWhatWasDecided() {
        String project = journey.funded();
        String other = journey.selected();
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensTask("报送建设进度", project);
            district.opensTab("项目档案");
            district.waitsFor("资金拨付情况（万元）");
            assertThat(district.browser().findElement(By.cssSelector(".dossier-chart svg")).getDomAttribute("aria-label"))
                    .isEqualTo("资金拨付情况（万元）：批复补助236.4万元，累计下达70.92万元，累计拨付70.92万元，累计退回0万元");
            assertThat(district.browser().findElements(By.cssSelector(".dossier-steps > li"))).first()
                    .extracting(WebElement::getText).asString().contains("拨付至项目单位", "拨付", "朝阳区发展改革委");
            assertThat(district.page()).contains("建设中", "签批资金申请报告", "京发改（审）", "236.4万元（2,364,000元）", "第二十三条");
            assertThat(highlighted(district)).contains("ReportProgress");
            district.browser().manage().window().setSize(new Dimension(1920, 1080));
            district.screenshot("dossier-money");
            district.longScreenshot("dossier-money-long");

            district.picksTask("明确实施和管护主体", other);
            district.waitsFor(other + "　读取时间");
            assertThat(district.page()).doesNotContain(project + "　读取时间");
            assertThat(district.browser().findElements(By.className("dossier"))).hasSize(1);
        }
    }

    @Test
    void inOperationItShowsTheOperatorAndTheSettlement() {
        String project = journey.inOperation();
        aYearGoesBy(project);
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensTask("年度运营评价", project);
            district.opensTab("项目档案");
            district.waitsFor("资金拨付情况（万元）");
            for (String chapter : List.of("建设进度", "竣工验收与决算", "运营监管")) {
                district.opensChapter(chapter);
            }
            district.waitsFor("运营主体");
            assertThat(district.page()).contains("运营中", "累计建设进度（%）", "决算总投资", "1,000万元（10,000,000元）", "竣工验收意见（Word）");
            assertThat(highlighted(district)).containsExactly("EvaluateOperation");
            district.longScreenshot("dossier-operation-long");
        }
    }

    private void aYearGoesBy(String project) {
        String operation = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project)
                .processDefinitionKey("operation-supervision").singleResult().getId();
        management.executeJob(management.createJobQuery().processInstanceId(operation).timers().singleResult().getId());
    }

    private static List<String> highlighted(Tasklist tasklist) {
        tasklist.patience().until(page -> !page.findElements(By.cssSelector(".dossier-canvas .dossier-here")).isEmpty());
        return tasklist.browser().findElements(By.cssSelector(".dossier-canvas .dossier-here")).stream()
                .map(place -> place.getDomAttribute("data-element-id")).toList();
    }
}
