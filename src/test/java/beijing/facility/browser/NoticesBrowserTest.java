package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.notices.Notices;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.workflow.TaskNotice;

/** The bell in the header of Tasklist. */
@ProcessTest
class NoticesBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Notices notices;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    TransactionTemplate transactions;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void theBellCountsWhatIsNewAndOpensTheTask() {
        notices.readAll("dept-health");
        String project = journey.filed();
        transactions.executeWithoutResult(status -> events.publishEvent(new TaskNotice(TaskNotice.Kind.COPIED, Set.of("dept-health"),
                project, null, "<img src=x onerror=document.title='hacked'>请阅", "municipal-drc")));
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            WebElement count = health.patience().until(page -> page.findElements(By.className("notices-count")).stream()
                    .filter(WebElement::isDisplayed).findFirst().orElse(null));
            assertThat(count.getText()).isEqualTo("2");
            health.browser().findElement(By.className("notices-bell")).click();
            health.waitsFor("请办理“部门审查意见”");
            health.screenshot("notices");
            health.browser().findElement(By.xpath("//button[text()='抄送我的']")).click();
            health.waitsFor("<img src=x onerror=document.title='hacked'>请阅");
            WebElement panel = health.browser().findElement(By.className("notices-panel"));
            health.patience().until(page -> !panel.getText().contains("部门审查意见"));
            assertThat(panel.getText()).contains("抄送", "市发展改革委（经办）", "劲松街道乐邻综合服务中心（" + project + "）");
            assertThat(panel.findElement(By.linkText("查看档案")).getDomProperty("href")).endsWith("/desk/file.html?project=" + project);
            health.screenshot("notices-copied");
            health.browser().findElement(By.xpath("//button[text()='未读']")).click();
            health.waitsFor("请办理“部门审查意见”");
            health.browser().findElement(By.linkText("打开任务")).click();
            health.waitsFor("审查结论");
            assertThat(panel.isDisplayed()).isFalse();
            health.patience().until(page -> count.getText().equals("1"));
            assertThat(health.browser().getTitle()).doesNotContain("hacked");
        }
    }
}
