package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/**
 * Takes the pictures of the handbook, of the screens as they are now, into what the build packs. To renew those in the sources as well:
 * {@code ./mvnw test -Dtest=HandbookBrowserTest -Dhandbook.images=src/main/resources/META-INF/resources/handbook/images}
 */
@ProcessTest
class HandbookBrowserTest {

    private static final Path PACKED = Path.of("target/classes/META-INF/resources/handbook/images");
    private static final Pattern IMAGE = Pattern.compile("/handbook/images/([a-z-]+)\\.png");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    RuntimeService runtime;

    private final Set<String> taken = new TreeSet<>();

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void thePicturesShowTheScreensAsTheyAre() throws IOException {
        district();
        departments();
        municipal();
        overseers();
        assertThat(taken).as("the pictures on the pages").isEqualTo(onThePages());
        thePagesAreLookedAt();
    }

    private void district() throws IOException {
        journey.selected();
        String established = journey.established();
        String approved = journey.funded();
        String released = journey.started();
        journey.municipal().completes("ReleaseFunds", released, Journey.release("70.92"));
        String settling = journey.accepted();
        String changed = journey.changedSlightly();
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensTask("上报资金申请报告", established);
            district.waitsFor("审查发现");
            takes(district.browser(), "tasklist");
            takesForm(district, "fund-application", "申请补助");
            district.opensTask("报送建设进度", approved);
            takesForm(district, "progress", "累计完成投资");
            district.opensTask("拨付至项目单位", released);
            takesForm(district, "disbursement", "尚待拨付");
            district.opensTask("一般变更备案", changed);
            takesForm(district, "minor-change", "变更前后对照");
            district.opensTask("竣工财务决算", settling);
            takesForm(district, "settlement", "决算总投资");
            district.opensTask("报送建设进度", approved);
            district.opensTab("项目档案");
            district.waitsFor("所处环节");
            district.patience().until(page -> !page.findElements(By.cssSelector(".dossier-canvas .dossier-here")).isEmpty());
            district.browser().executeScript("document.querySelectorAll('.dossier > details')[1].scrollIntoView()");
            takes(district.browser(), "dossier");
            district.opensStartForm("项目全生命周期");
            takes(district.browser(), "application");
        }
    }

    private void departments() throws IOException {
        String filed = journey.filed();
        String accepting = journey.inAcceptance();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", filed);
            takes(health.browser(), "verbs");
            takesForm(health, "department-opinion", "审查结论");
            health.browser().findElement(By.className("notices-bell")).click();
            health.waitsFor("请办理“部门审查意见”");
            takes(health.browser(), "notices");
        }
        try (Tasklist fire = Tasklist.signIn(port, "dept-fire-rescue-110105")) {
            fire.opensTask("部门验收意见", accepting);
            takesForm(fire, "acceptance-opinion", "竣工面积");
        }
    }

    private void municipal() throws IOException {
        String determinable = journey.determinable();
        String applied = journey.appliedFor();
        String started = journey.started();
        String reviewed = journey.reviewed();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", determinable);
            takesForm(municipal, "determination", "部门意见");
            municipal.opensTask("审核资金申请报告", applied);
            takesForm(municipal, "fund-review", "补助测算");
            municipal.opensTask("下达市级资金", started);
            takesForm(municipal, "release", "本次最多可下达");
        }
        try (Tasklist signer = Tasklist.signIn(port, "municipal-drc-signer")) {
            signer.opensTask("签批资金申请报告", reviewed);
            // the paper beside it
            signer.waitsFor("预览，未签批");
            takesForm(signer, "signature", "批复文号");
        }
    }

    private void overseers() throws IOException {
        ChromeDriver browser = Browser.open(1366, 911);
        try {
            browser.get("http://127.0.0.1:" + port + "/camunda/app/admin/default/#/users");
            Browser.patience(browser, Duration.ofSeconds(20))
                    .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("input[type=text]")));
            takes(browser, "sign-in");
            browser.findElement(By.cssSelector("input[type=text]")).sendKeys("admin");
            browser.findElement(By.cssSelector("input[type=password]")).sendKeys("demo");
            browser.findElement(By.cssSelector("button[type=submit]")).click();
            waitsFor(browser, "用户列表");
            takes(browser, "admin-users");
            String instance = runtime.createProcessInstanceQuery().processDefinitionKey("project-lifecycle").listPage(0, 1).get(0).getId();
            browser.get("http://127.0.0.1:" + port + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
            waitsFor(browser, "变量");
            takes(browser, "cockpit");
            browser.manage().deleteAllCookies();
            browser.get("http://127.0.0.1:" + port + "/desk/file.html");
            Browser.patience(browser, Duration.ofSeconds(20)).until(ExpectedConditions.visibilityOfElementLocated(By.name("username")))
                    .sendKeys("auditor");
            browser.findElement(By.name("password")).sendKeys("demo", Keys.ENTER);
            waitsFor(browser, "核验审计链");
            browser.findElement(By.cssSelector("input[type=search]")).sendKeys("乐邻", Keys.ENTER);
            waitsFor(browser, "个项目");
            takes(browser, "records");
        } finally {
            browser.quit();
        }
    }

    private void thePagesAreLookedAt() {
        ChromeDriver browser = Browser.open(1366, 911);
        try {
            for (String page : Set.of("basics", "district", "municipal")) {
                browser.get("http://127.0.0.1:" + port + "/handbook/" + page);
                waitsFor(browser, "操作手册");
                assertThat(browser.executeScript("return [...document.images].every(image => image.complete && image.naturalWidth > 0)"))
                        .as("pictures on %s", page).isEqualTo(true);
                Screenshots.keep(browser, "handbook-" + page);
            }
        } finally {
            browser.quit();
        }
    }

    private static void waitsFor(ChromeDriver browser, String text) {
        Browser.patience(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** With what the official looks for in the picture. */
    private void takesForm(Tasklist tasklist, String name, String shown) throws IOException {
        tasklist.waitsFor(shown);
        tasklist.browser().executeScript("""
                const at = [...document.querySelectorAll('.task-details .fjs-form label, .task-details .fjs-form h3')]
                    .find(element => element.textContent.includes(arguments[0]));
                at?.scrollIntoView({block: 'center'});""", shown);
        takes(tasklist.browser(), name);
    }

    private void takes(ChromeDriver browser, String name) throws IOException {
        byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
        Path sources = Path.of(System.getProperty("handbook.images", PACKED.toString()));
        for (Path directory : new TreeSet<>(List.of(PACKED, sources))) {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".png"), picture);
        }
        taken.add(name);
    }

    private static Set<String> onThePages() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates/handbook"))) {
            for (Path page : pages.toList()) {
                IMAGE.matcher(Files.readString(page)).results().forEach(image -> names.add(image.group(1)));
            }
        }
        return names;
    }
}
