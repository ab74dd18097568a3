package beijing.facility.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** The box above the tasks, for a project's number or name. */
@ProcessTest
class SearchBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void aTaskIsFoundByTheNumberOrTheNameOfItsProject() {
        String one = journey.filed(Journey.application().with("projectName", "永安里100%好邻居_服务中心"));
        String other = journey.filed(Journey.application().with("projectName", "永安里1000好邻居A服务中心").with("address", "永安里东街9号"));
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.waitsFor(one);
            health.waitsFor(other);
            searches(health, "100%好邻居_");
            shows(health, one, other);
            health.screenshot("search");
            searches(health, other);
            shows(health, other, one);
            searches(health, "没有这个项目");
            health.waitsFor("没有符合筛选条件的任务");
            searches(health, "");
            health.waitsFor(one);
            health.waitsFor(other);
        }
    }

    private static void searches(Tasklist tasklist, String text) {
        WebElement box = tasklist.browser().findElement(By.cssSelector(".search-by-project input"));
        box.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        box.sendKeys(text, Keys.ENTER);
    }

    private static void shows(Tasklist tasklist, String found, String hidden) {
        tasklist.patience().until(page -> {
            String list = page.findElement(By.cssSelector(".tasks-list")).getText();
            return list.contains(found) && !list.contains(hidden);
        });
    }
}
