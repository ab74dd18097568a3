package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** Nothing serious that axe-core finds on what Tasklist shows. */
@ProcessTest
class AccessibleBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    private final List<String> findings = new ArrayList<>();

    /** All of them at once, not one a run. */
    @AfterEach
    void nothingSerious() {
        assertThat(findings).isEmpty();
    }

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void theListTheTaskItsFileAndTheDialogs() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.browser().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
            health.waitsFor(project);
            health.patience().until(page -> !page.findElements(By.className("filter-count")).isEmpty());
            check(health, "the list");
            health.opensTask("部门审查意见", project);
            health.claims();
            check(health, "a task");
            health.browser().findElement(By.cssSelector(".fjs-form-field .opinions-all")).click();
            health.waitsFor("存为常用意见");
            check(health, "常用意见");
            health.browser().findElement(By.xpath("//dialog//button[.='关闭']")).click();
            health.clicks(health.browser().findElement(By.xpath(
                    "//li[contains(@class,'task')][contains(., '" + project + "')]//input[@type='checkbox']")));
            health.browser().findElement(By.xpath("//button[.='一并办理']")).click();
            health.waitsFor("一并办理“部门审查意见”1件");
            check(health, "一并办理");
            health.browser().findElement(By.xpath("//dialog//button[.='取消']")).click();
            health.opensTab("项目档案");
            health.waitsFor("基本情况");
            check(health, "项目档案");
            health.opensTab("说明");
            check(health, "说明");
            health.browser().findElement(By.className("submissions-action")).click();
            health.waitsFor("我的提交");
            check(health, "我的提交");
        }
    }

    @Test
    void theFormOfAnApplication() {
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.browser().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
            district.opensStartForm("项目全生命周期");
            check(district, "an application");
        }
    }

    private void check(Tasklist tasklist, String view) {
        Axe.findings(tasklist.browser()).forEach(finding -> findings.add(view + ": " + finding));
    }
}
