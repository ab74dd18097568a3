package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** What an open page does when its user is gone, or away. */
@ProcessTest
class SessionBrowserTest {

    /** Within which an open page knows (contract §9). */
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Longer than a page takes to ask again by itself, and to tell that somebody works there. */
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final By SIGN_IN = By.cssSelector("input[type=password]");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    private String user;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @BeforeEach
    void anOfficial() {
        user = "at-her-desk-" + COUNT.incrementAndGet();
        staff.employ(user, "王五", "dept-health");
    }

    @AfterEach
    void gone() {
        ClockUtil.reset();
        staff.dismiss(user);
    }

    @Test
    void theOpenPageOfADeletedOfficialIsDrawnAnew() {
        String project = journey.filed();
        try (Tasklist page = Tasklist.signIn(port, user)) {
            page.opensTask("部门审查意见", project);
            page.claims();
            page.types("opinion", "尚未提交的意见");
            // its script must have asked once
            pause(page, Duration.ofSeconds(5));
            HttpOfficial.of(port, "admin").send("DELETE", "/engine-rest/user/" + user, null).expect(204);
            isSignedOff(page.browser(), "您的用户已被停用、删除或重设密码，系统已退出，请重新登录或联系系统管理员。");
            page.screenshot("signed-off");
            assertThat(page.page()).doesNotContain(project);
        }
    }

    @Test
    void aPageThatNobodyWorksAtSignsOff() {
        String project = journey.filed();
        try (Tasklist page = Tasklist.signIn(port, user)) {
            page.picksTask("部门审查意见", project);
            pause(page, A_WHILE);
            passed(29);
            // she sees it coming
            page.waitsFor("长时间未操作，即将自动退出。如需继续办理，请移动鼠标或按任意键。");
            new Actions(page.browser()).moveByOffset(3, 3).perform();
            Browser.patience(page.browser(), A_WHILE).until(shown -> !page.page().contains("即将自动退出"));
            passed(31);
            pause(page, SOON);
            assertThat(page.browser().findElements(SIGN_IN)).isEmpty();
            passed(60);
            isSignedOff(page.browser(), "您已超过30分钟未操作，系统已自动退出，请重新登录。");
            assertThat(page.page()).doesNotContain(project);
            // she comes back
            ClockUtil.reset();
            signIn(page.browser(), "demo");
            page.waitsFor("本单位待办");
            Browser.patience(page.browser(), SOON).until(shown -> !page.page().contains("系统已自动退出"));
        }
    }

    @Test
    void whoIsLockedOutReadsForHowLong() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(HttpOfficial.of(port, user, "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        }
        ChromeDriver browser = Browser.open(1366, 911);
        try {
            browser.get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/");
            signIn(browser, "demo");
            Browser.patience(browser, A_WHILE).until(shown -> shown.findElement(By.tagName("body")).getText()
                    .contains("连续5次输错密码，该用户已暂停从此地址登录，15分钟后自动恢复。"));
            Screenshots.keep(browser, "locked-out");
        } finally {
            browser.quit();
        }
    }

    private void signIn(ChromeDriver browser, String password) {
        WebElement field = Browser.patience(browser, A_WHILE).until(shown -> shown.findElements(SIGN_IN).stream()
                .filter(WebElement::isDisplayed).findFirst().orElse(null));
        WebElement name = browser.findElement(By.cssSelector("form input[type=text]"));
        Browser.patience(browser, A_WHILE).until(shown -> {
            name.clear();
            name.sendKeys(user);
            field.clear();
            field.sendKeys(password);
            return user.equals(name.getDomProperty("value")) && password.equals(field.getDomProperty("value"));
        });
        browser.findElement(By.cssSelector("button[type=submit]")).click();
    }

    private static void isSignedOff(ChromeDriver browser, String why) {
        Browser.patience(browser, SOON)
                .until(shown -> shown.findElement(By.tagName("body")).getText().contains(why)
                && shown.findElements(SIGN_IN).stream().anyMatch(WebElement::isDisplayed));
    }

    private static void pause(Tasklist page, Duration time) {
        new Actions(page.browser()).pause(time).perform();
    }

    private static void passed(int minutes) {
        ClockUtil.reset();
        ClockUtil.offset(Duration.ofMinutes(minutes).toMillis() + 5_000);
    }
}
