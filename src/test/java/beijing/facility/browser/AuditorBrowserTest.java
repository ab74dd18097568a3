package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** The auditor reads everything of every district on the pages of the officials, and changes nothing. */
@ProcessTest
class AuditorBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void readsEveryTaskAndThePaperThatWaits() {
        String project = journey.reviewed();
        try (Tasklist auditor = Tasklist.signIn(port, "auditor")) {
            auditor.waitsFor("各区：朝阳区");
            assertThat(auditor.page()).contains("全部待办", "各部门：市卫生健康委", "查档案");
            auditor.clicks(auditor.browser().findElement(By.xpath("//*[contains(@class,'task-filter')]//*[contains(text(),'各区：朝阳区')]")));
            auditor.opensTask("签批资金申请报告", project);
            auditor.patience().until(drawn -> !auditor.browser().findElements(By.cssSelector(".paper-page")).isEmpty());
            auditor.screenshot("auditor-task");
        }
    }

    @Test
    void findsAProjectThatHasEndedAndReadsItsFile() {
        String project = journey.filed(Journey.application().with("projectName", "已撤回的审计样例").with("meetsGuideline", false));
        journey.district().completes("RectifyApplication", project, Submission.decision("WITHDRAW").with("opinion", "不再申报"));
        try (Tasklist auditor = Tasklist.signIn(port, "auditor")) {
            auditor.clicks(auditor.browser().findElement(By.className("search-action")));
            WebElement words = auditor.patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open] input[type=search]")));
            words.sendKeys("审计样例", Keys.ENTER);
            auditor.waitsFor("已撤回的审计样例");
            auditor.screenshot("find-project");
            auditor.browser().findElement(By.linkText(project)).click();
            auditor.browser().switchTo().window(new ArrayList<>(auditor.browser().getWindowHandles()).get(1));
            auditor.waitsFor("补正申报材料");
            assertThat(auditor.page()).contains("已撤回", "附件", "打印档案", "尚无附件").doesNotContain("选择文件");
            auditor.screenshot("auditor-file");

            auditor.clicks(auditor.browser().findElement(By.linkText("查档案")));
            auditor.waitsFor("核验审计链");
            auditor.clicks(auditor.browser().findElement(By.xpath("//button[.='核验审计链']")));
            auditor.waitsFor("核验通过");
            assertThat(auditor.page()).contains("下载项目台账（Excel）", "逾期未反馈的部门意见", "导出审计记录");
            auditor.screenshot("auditor-records");
        }
    }
}
