package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** 项目档案 by a link, without a task. */
@ProcessTest
class FilePageBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    private ChromeDriver browser;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void theLinkLeadsThroughTheSignInToTheFile() {
        String project = journey.funded();
        open(project, () -> {
            waitsFor("登录后打开项目档案。");
            keep("file-page-sign-in");
            signsIn("district-drc-110105", "wrong");
            waitsFor("用户名或密码");
            assertThat(page()).doesNotContain("null", "401");
            signsIn("district-drc-110105", "demo");
            waitsFor("资金拨付情况（万元）");
            assertThat(page()).contains(project, "朝阳区发展改革委", "资金申请报告批复（Word）", "附件", "退出").doesNotContain("密码");
            Browser.patience(browser, Duration.ofSeconds(20)).until(drawn -> !browser.findElements(By.cssSelector(".dossier-canvas .dossier-here")).isEmpty());
            keep("file-page");
            browser.executeScript("document.querySelector('.dossier-diagram').scrollIntoView()");
            keep("file-page-diagram");
            browser.manage().window().setSize(new Dimension(1920, 1080));
            keep("file-page-wide");
            browser.findElement(By.xpath("//button[.='退出']")).click();
            waitsFor("登录后打开项目档案。");
            assertThat(page()).doesNotContain("资金拨付情况");
        });
    }

    @Test
    void whatIsNotHersIsAnsweredAsIfThereWereNone() {
        String project = journey.filed();
        open(project, () -> {
            waitsFor("登录后打开项目档案。");
            signsIn("district-drc-110106", "demo");
            waitsFor("没有您可以查看的项目“" + project + "”，请核对项目编号。");
            keep("file-page-not-hers");
            browser.get(address("110106-2026-9999"));
            waitsFor("没有您可以查看的项目“110106-2026-9999”，请核对项目编号。");
            browser.get(address(""));
            waitsFor("查档案");
            browser.findElement(By.cssSelector("input[type=search]")).sendKeys(project, Keys.ENTER);
            waitsFor("没有找到您可以查看的项目");
        });
    }

    private void open(String project, Runnable story) {
        browser = Browser.open(1366, 911);
        try {
            browser.get(address(project));
            story.run();
        } finally {
            browser.quit();
        }
    }

    private String address(String project) {
        return "http://127.0.0.1:" + port + "/desk/file.html?project=" + project;
    }

    private void signsIn(String user, String password) {
        browser.findElement(By.name("username")).clear();
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).clear();
        browser.findElement(By.name("password")).sendKeys(password);
        browser.findElement(By.cssSelector(".page-entrance .btn-primary")).click();
    }

    private void waitsFor(String text) {
        try {
            Browser.patience(browser, Duration.ofSeconds(20)).until(shown -> page().contains(text));
        } catch (TimeoutException never) {
            keep("waited-in-vain");
            throw new AssertionError("“" + text + "” never came up, but:\n" + page(), never);
        }
    }

    private String page() {
        return browser.findElement(By.tagName("body")).getText();
    }

    private void keep(String name) {
        Screenshots.keep(browser, name);
    }
}
