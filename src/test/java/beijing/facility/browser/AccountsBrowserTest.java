package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial;
import beijing.facility.http.WebSession;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** 登录与停用 at a user's account in Admin. */
@ProcessTest
class AccountsBrowserTest {

    private static final String USER = "kept-account";

    @LocalServerPort
    int port;
    @Autowired
    Staff staff;

    private ChromeDriver browser;
    private WebDriverWait patience;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @BeforeEach
    void anOfficial() {
        staff.employ(USER, "王五", "dept-health");
        browser = Browser.open(1366, 911);
        patience = Browser.patience(browser, Duration.ofSeconds(20));
    }

    @AfterEach
    void gone() {
        browser.quit();
        staff.dismiss(USER);
    }

    @Test
    void anAdministratorEndsSignInsAndShutsOut() {
        WebSession session = WebSession.signedIn(port, USER, "demo");
        browser.get("http://127.0.0.1:" + port + "/camunda/app/admin/default/#/users/" + USER + "?tab=account");
        signsIn();
        visible(By.xpath("//div[contains(@class,'account-keeper')]//div[.='登录与停用']"));
        Screenshots.keep(browser, "accounts");

        does("结束登录", "已结束该用户的全部登录。");
        assertThat(session.get("/task/count").status()).isEqualTo(401);
        does("停用账号", "已停用该账号，可由“解锁用户”恢复。");
        assertThat(HttpOfficial.of(port, USER).get("/engine-rest/task/count").status()).isEqualTo(401);
        HttpOfficial.of(port, "admin").post("/engine-rest/user/" + USER + "/unlock", "{}").expect(204);
        assertThat(HttpOfficial.of(port, USER).get("/engine-rest/task/count").status()).isEqualTo(200);
        Screenshots.keep(browser, "accounts-done");

        browser.get("http://127.0.0.1:" + port + "/camunda/app/admin/default/#/users/admin?tab=account");
        patience.until(page -> "admin".equals(page.findElement(By.cssSelector(".account-keeper")).getDomAttribute("data-user")));
        click("停用账号");
        click("确定停用账号");
        assertThat(visible(By.cssSelector(".account-keeper .text-danger")).getText()).contains("不能停用本人");
        browser.get("http://127.0.0.1:" + port + "/camunda/app/admin/default/#/users/admin?tab=groups");
        patience.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".account-keeper")));
    }

    private void does(String deed, String done) {
        click(deed);
        assertThat(visible(By.cssSelector(".account-keeper")).getText()).contains("取消");
        click("确定" + deed);
        patience.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".account-keeper [role=status]"), done));
    }

    private void click(String label) {
        patience.until(ExpectedConditions.elementToBeClickable(
                By.xpath("//div[contains(@class,'account-keeper')]//button[.='" + label + "']"))).click();
    }

    /** What is typed before the page is ready is lost. */
    private void signsIn() {
        patience.until(page -> {
            if (!page.findElements(By.cssSelector(".account-keeper")).isEmpty()) {
                return true;
            }
            for (WebElement password : page.findElements(By.cssSelector("input[type=password]"))) {
                if (password.isDisplayed() && page.findElements(By.cssSelector("form[name=updateCredentialsForm]")).isEmpty()) {
                    WebElement name = page.findElement(By.cssSelector("input[type=text]"));
                    name.clear();
                    name.sendKeys("admin");
                    password.clear();
                    password.sendKeys("demo");
                    page.findElement(By.cssSelector("button[type=submit]")).click();
                }
            }
            return false;
        });
    }

    private WebElement visible(By what) {
        return patience.until(ExpectedConditions.visibilityOfElementLocated(what));
    }
}
