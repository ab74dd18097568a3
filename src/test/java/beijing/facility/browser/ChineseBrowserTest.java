package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** An official reads Chinese, from the page where she signs in to the field that she leaves empty. */
@ProcessTest
class ChineseBrowserTest {

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
    /** Names, identifiers and formats, not words of the interface. */
    private static final List<String> NAMES = List.of("Camunda Platform", "BPMN", "demo", "admin", "default");

    /** As text is written, and no identifier is. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}|^[A-Z][a-z]{2,}$");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void theOfficialsPagesAreChinese() {
        String project = journey.selected();
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.waitsFor("启动流程");
            assertThat(district.browser().getTitle()).isEqualTo("社区嵌入式服务设施项目审批与监管系统 任务列表");
            assertThat(district.browser().findElements(By.className("ce-eol-banner")))
                    .allSatisfy(banner -> assertThat(banner.isDisplayed()).isFalse());
            district.screenshot("chinese-tasklist");
            assertChinese(district.page());

            district.opensTask("明确实施和管护主体", project);
            assertThat(district.page()).contains("填写即由您办理", "1 / 2").doesNotContain("Claim", "Due", "110105\n", "Camunda");
            district.screenshot("chinese-task");
            assertChinese(district.page());

            district.opensStartForm("项目全生命周期");
            district.waitsFor("请选择");
            district.typesWhatIsRefused("totalInvestment", "-1");
            district.waitsFor("“-1”是负数，不得小于0");
            district.screenshot("chinese-form");
            assertThat(district.browser().findElement(By.cssSelector(".modal-dialog")).getText())
                    .doesNotContain("Select", "Field must", "Close", "Back");
        }
    }

    /** Tables of identifiers apart, there is nothing English on the pages of those who run the system. */
    @Test
    void theAdministratorsPagesAreChinese() {
        journey.funded();
        ChromeDriver browser = Browser.open(1366, 911);
        try {
            page(browser, "welcome/default/", "首页", "sign-in");
            browser.findElement(By.cssSelector("input[type=text]")).sendKeys("admin");
            browser.findElement(By.cssSelector("input[type=password]")).sendKeys("demo");
            browser.findElement(By.cssSelector("button[type=submit]")).click();
            waitsFor(browser, "运行监控");
            shows(browser, "welcome");
            page(browser, "admin/default/#/users", "用户", "admin-users");
            page(browser, "admin/default/#/authorization?resource=0", "授权", "admin-authorizations");
            page(browser, "cockpit/default/#/dashboard", "运行中的流程实例", "cockpit-dashboard");
            page(browser, "cockpit/default/#/processes", "项目全生命周期", "cockpit-processes");
            String definition = repository.createProcessDefinitionQuery().processDefinitionKey("project-lifecycle").latestVersion()
                    .singleResult().getId();
            page(browser, "cockpit/default/#/process-definition/" + definition + "/runtime", "流程实例", "cockpit-definition");
            String instance = runtime.createProcessInstanceQuery().processDefinitionKey("project-lifecycle").listPage(0, 1).get(0).getId();
            page(browser, "cockpit/default/#/process-instance/" + instance + "/runtime", "变量", "cockpit-instance");
        } finally {
            browser.quit();
        }
    }

    private void page(ChromeDriver browser, String address, String shown, String name) {
        browser.get("http://127.0.0.1:" + port + "/camunda/app/" + address);
        waitsFor(browser, shown);
        shows(browser, name);
    }

    private static void waitsFor(ChromeDriver browser, String text) {
        Browser.patience(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    private static void shows(ChromeDriver browser, String name) {
        Screenshots.keep(browser, "chinese-" + name);
        String text = browser.findElement(By.tagName("body")).getText();
        assertThat(text.lines().filter(line -> !line.matches(".*\\p{IsHan}.*")).filter(line -> WORDS.matcher(line).find()))
                .as("lines of English in\n%s", text).isEmpty();
        assertThat(browser.getTitle()).contains("社区嵌入式服务设施项目审批与监管系统");
    }

    @Test
    void whoeverReadsEnglishFirstMayKeepIt() {
        ChromeDriver browser = Browser.open(1366, 768, "en-US,en");
        try {
            browser.get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/");
            Browser.patience(browser, Duration.ofSeconds(20))
                    .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), "Log in"));
        } finally {
            browser.quit();
        }
    }

    private static void assertChinese(String page) {
        String text = NAMES.stream().reduce(page, (rest, name) -> rest.replace(name, ""));
        assertThat(text.lines().filter(line -> ENGLISH.matcher(line).find() && !line.matches(".*\\p{IsHan}.*")))
                .as("lines of English in\n%s", page).isEmpty();
    }
}
