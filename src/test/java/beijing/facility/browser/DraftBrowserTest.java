package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** Nothing that an official typed is lost by what she does by mistake, and nobody else reads it. */
@ProcessTest
class DraftBrowserTest {

    private static final String OFFICIAL = "drafts-at-desk";
    private static final String COLLEAGUE = "drafts-next-desk";
    private static final String APPLICATION = "项目全生命周期";
    private static final String WORDS = "拟同意，zqxjv请补充消防材料";
    private static final String SAVED = "草稿已保存 ";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @BeforeEach
    void officials() {
        staff.employ(OFFICIAL, "王五", "dept-health");
        staff.employ(COLLEAGUE, "赵六", "dept-health");
    }

    @AfterEach
    void gone() {
        staff.dismiss(OFFICIAL);
        staff.dismiss(COLLEAGUE);
    }

    @Test
    void aStartFormOfEveryKindOfFieldSurvivesEverything() {
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensStartForm(APPLICATION);
            district.types("projectName", "劲松六区zqxjv社区服务站");
            district.types("consultationSummary", "第一行\n第二行");
            types(district, "totalInvestment", "1,100", Keys.TAB);
            types(district, "sharedInvestment", "1,2,3", Keys.TAB);
            types(district, "elderlyCare_basicArea", "６００", Keys.TAB);
            district.chooses("constructionMode", 1);
            district.ticks("meetsGuideline");
            district.selects("districtCode", "朝阳区");
            types(district, "applicationDate-date", "20261105", Keys.ENTER);
            saved(district);
            district.screenshot("draft-start-form");

            district.browser().navigate().refresh();
            stands(district);
            district.screenshot("draft-start-form-restored");

            // the calendar closes, not the dialog; then the dialog
            WebElement date = field(district, "applicationDate-date");
            date.click();
            new Actions(district.browser()).sendKeys(Keys.ESCAPE).perform();
            assertThat(district.browser().findElements(By.cssSelector(".modal-dialog .fjs-form"))).isNotEmpty();
            types(district, "street", "劲松街道", "");
            district.browser().executeScript("document.activeElement.blur(); document.querySelector('.modal').focus()");
            new Actions(district.browser()).sendKeys(Keys.ESCAPE).perform();
            closed(district);
            district.opensStartForm(APPLICATION);
            stands(district);
            await(district, "street", "劲松街道");

            // a click beside, at once after the last key
            types(district, "address", "劲松六区12号", "");
            district.browser().executeScript("document.querySelector('.modal').click()");
            closed(district);
            district.opensStartForm(APPLICATION);
            await(district, "address", "劲松六区12号");
            stands(district);
            assertThat(inTheBrowser(district)).doesNotContain("zqxjv", "劲松");
        }
        try (Tasklist elsewhere = Tasklist.comesBack(port, "district-drc-110105")) {
            elsewhere.opensStartForm(APPLICATION);
            stands(elsewhere);
            await(elsewhere, "address", "劲松六区12号");

            click(elsewhere, ".draft-discard");
            elsewhere.screenshot("draft-discard");
            click(elsewhere, ".verbs-dialog .btn-primary");
            await(elsewhere, "projectName", "");
            await(elsewhere, "sharedInvestment", "");
            assertThat(elsewhere.browser().findElements(By.cssSelector("[data-refused]"))).isEmpty();
            elsewhere.browser().navigate().refresh();
            await(elsewhere, "projectName", "");
            HttpOfficial.of(port, "district-drc-110105").get("/api/start-forms/project-lifecycle/draft").expect(404);
        }
    }

    @Test
    void anOpinionIsThereAgainWhereverSheWas() {
        String project = journey.filed();
        String other = journey.filed();
        try (Tasklist desk = Tasklist.signIn(port, OFFICIAL)) {
            desk.opensTask("部门审查意见", project);
            desk.claims();
            types(desk, "opinion", WORDS, "");
            desk.opensTab("项目档案");
            desk.opensTab("表单");
            await(desk, "opinion", WORDS);
            saved(desk);
            desk.screenshot("draft-task");

            types(desk, "opinion", WORDS + "二", "");
            desk.opensTask("部门审查意见", other);
            desk.opensTask("部门审查意见", project);
            await(desk, "opinion", WORDS + "二");

            types(desk, "opinion", WORDS + "三", "");
            desk.browser().navigate().refresh();
            await(desk, "opinion", WORDS + "三");
            assertThat(inTheBrowser(desk)).doesNotContain("zqxjv");

            try (Tasklist colleague = Tasklist.signIn(port, COLLEAGUE)) {
                colleague.opensTask("部门审查意见", project);
                new Actions(colleague.browser()).pause(Duration.ofSeconds(2)).perform();
                assertThat(colleague.page()).doesNotContain("zqxjv", SAVED);
                assertThat((String) colleague.browser().executeScript(
                        "return [...document.querySelectorAll('textarea')].map(each => each.value).join()")).doesNotContain("zqxjv");
            }
            try (Tasklist elsewhere = Tasklist.comesBack(port, OFFICIAL)) {
                elsewhere.opensTask("部门审查意见", project);
                await(elsewhere, "opinion", WORDS + "三");
                types(elsewhere, "opinion", "另一台电脑", "");
                saved(elsewhere);
            }
            // which this window does not know of
            types(desk, "opinion", "这一台电脑", "");
            desk.waitsFor("您已在其他窗口或电脑上保存了此表单的草稿");
            desk.screenshot("draft-two-windows");
            click(desk, ".verbs-dialog .btn-default");
            await(desk, "opinion", "另一台电脑");

            desk.chooses("decision", 0);
            saved(desk);
            desk.completes();
            desk.patience().until(done -> jdbc.sql("select count(*) from task_draft where user_id = :user").param("user", OFFICIAL)
                    .query(Long.class).single() == 0);
        }
    }

    @Test
    void aSlowNetworkAndAServerThatIsAwayLoseNothing() {
        String project = journey.filed();
        try (Tasklist desk = Tasklist.signIn(port, OFFICIAL)) {
            desk.opensTask("部门审查意见", project);
            desk.claims();
            desk.browser().executeCdpCommand("Network.enable", Map.of());
            desk.browser().executeCdpCommand("Network.emulateNetworkConditions",
                    Map.of("offline", false, "latency", 300, "downloadThroughput", 200_000, "uploadThroughput", 200_000));
            types(desk, "opinion", WORDS, "");
            saved(desk);
            desk.browser().executeScript("""
                    window.answered = window.fetch;
                    window.fetch = (address, options) => /draft$/.test(address) && options.method === 'PUT'
                        ? Promise.resolve(new Response('', {status: 503})) : window.answered(address, options);""");
            types(desk, "opinion", WORDS + "，另附说明", "");
            desk.waitsFor("草稿未能保存，正在重试");
            desk.screenshot("draft-server-away");
            desk.opensTab("项目档案");
            desk.waitsFor("“部门审查意见”的草稿未能保存，正在重试，请勿关闭页面。");
            desk.opensTab("表单");
            await(desk, "opinion", WORDS + "，另附说明");
            assertThat(asksBeforeLeaving(desk)).isTrue();
            desk.browser().executeScript("window.fetch = window.answered");
            saved(desk);
            assertThat(asksBeforeLeaving(desk)).isFalse();
            desk.browser().navigate().refresh();
            await(desk, "opinion", WORDS + "，另附说明");
        }
    }

    @Test
    void whoIsSignedOffComesBackToWhatSheTyped() {
        String project = journey.filed();
        try (Tasklist desk = Tasklist.signIn(port, OFFICIAL)) {
            desk.opensTask("部门审查意见", project);
            desk.claims();
            types(desk, "opinion", WORDS, "");
            saved(desk);
            new Actions(desk.browser()).pause(Duration.ofSeconds(5)).perform();
            HttpOfficial.of(port, "admin").send("POST", "/api/users/" + OFFICIAL + "/sign-out", null).expect(204);
            desk.waitsFor("您的用户已被停用、删除或重设密码，系统已退出，请重新登录或联系系统管理员。");
            assertThat(desk.page()).doesNotContain(project);
            desk.signsIn(OFFICIAL);
            await(desk, "opinion", WORDS);
            assertThat(desk.page()).contains(project);

            // by a click of her own, at once after the last key
            types(desk, "opinion", WORDS + "四", "");
            desk.browser().executeScript("document.querySelector('[ng-click=\"logout()\"]').click()");
            Browser.patience(desk.browser(), Duration.ofSeconds(15)).until(page -> page.findElements(By.cssSelector("input[type=password]")).stream()
                    .anyMatch(WebElement::isDisplayed));
            desk.signsIn(OFFICIAL);
            await(desk, "opinion", WORDS + "四");
        }
    }

    @Test
    void aLinkToATaskThatIsNotThereTellsWhy() {
        String project = journey.selected();
        String task = HttpOfficial.of(port, "district-drc-110105").task("AssignResponsibility", project);
        try (Tasklist other = Tasklist.signIn(port, "district-drc-110106")) {
            follows(other, task);
            other.waitsFor("该任务不存在或不属于您。");
            other.patience().until(page -> !other.page().contains("<task>"));
            assertThat(other.page()).doesNotContain(project);
            other.screenshot("fate-not-hers");
        }
        HttpOfficial.of(port, "district-drc-110105").submits(task, Journey.responsibility()).expect(204);
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            follows(district, task);
            district.waitsFor("由朝阳区发展改革委办理，结果：");
            assertThat(district.browser().findElement(By.cssSelector(".fate-banner a")).getText()).isEqualTo("查看项目档案 " + project);
            district.screenshot("fate-done");
            follows(district, "nothing-there");
            district.waitsFor("该任务不存在或不属于您。");
        }
    }

    private void follows(Tasklist tasklist, String task) {
        tasklist.browser().get("about:blank");
        tasklist.browser().get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
    }

    private static void stands(Tasklist tasklist) {
        await(tasklist, "projectName", "劲松六区zqxjv社区服务站");
        await(tasklist, "consultationSummary", "第一行\n第二行");
        await(tasklist, "applicationDate-date", "2026-11-05");
        await(tasklist, "sharedInvestment", "1,2,3");
        assertThat(tasklist.page()).contains("1,100万元（11,000,000元）", "600平方米", "“1,2,3”不能识别");
        assertThat(field(tasklist, "constructionMode-1").isSelected()).isTrue();
        assertThat(field(tasklist, "meetsGuideline").isSelected()).isTrue();
        assertThat(tasklist.page()).contains("朝阳区");
    }

    private static void saved(Tasklist tasklist) {
        // not what was said of an earlier key
        new Actions(tasklist.browser()).pause(Duration.ofMillis(1_200)).perform();
        try {
            tasklist.patience().until(page -> page.findElements(By.cssSelector(".draft-state")).stream().map(WebElement::getText)
                    .anyMatch(text -> text.matches(SAVED + "\\d\\d:\\d\\d")));
        } catch (org.openqa.selenium.TimeoutException never) {
            tasklist.screenshot("waited-in-vain");
            throw never;
        }
    }

    private static void types(Tasklist tasklist, String field, CharSequence text, CharSequence then) {
        WebElement input = field(tasklist, field);
        tasklist.browser().executeScript("arguments[0].scrollIntoView({block: 'center'})", input);
        input.click();
        new Actions(tasklist.browser()).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).sendKeys(text).sendKeys(then).perform();
    }

    /** As it is seen: what form-js is told stands in the element's own property. */
    private static void await(Tasklist tasklist, String field, String text) {
        try {
            tasklist.patience().until(page -> text.equals(seen(tasklist, field)));
        } catch (org.openqa.selenium.TimeoutException never) {
            tasklist.screenshot("waited-in-vain");
            throw new AssertionError("“" + text + "” never stood in " + field + " but “" + seen(tasklist, field) + "”", never);
        }
    }

    private static Object seen(Tasklist tasklist, String field) {
        return tasklist.browser().executeScript("""
                return Object.getOwnPropertyDescriptor(Object.getPrototypeOf(arguments[0]), 'value').get.call(arguments[0])""",
                field(tasklist, field));
    }

    private static WebElement field(Tasklist tasklist, String name) {
        return Browser.patience(tasklist.browser(), Duration.ofSeconds(20))
                .until(page -> page.findElements(By.cssSelector("[id$='-field_" + name + "']")).stream().findFirst().orElse(null));
    }

    private static void click(Tasklist tasklist, String selector) {
        tasklist.patience().until(page -> page.findElements(By.cssSelector(selector)).stream().filter(WebElement::isDisplayed).findFirst()
                .orElse(null)).click();
    }

    private static void closed(Tasklist tasklist) {
        tasklist.patience().until(page -> page.findElements(By.cssSelector(".modal-dialog")).isEmpty());
    }

    private static boolean asksBeforeLeaving(Tasklist tasklist) {
        return (boolean) tasklist.browser().executeScript("return !dispatchEvent(new Event('beforeunload', {cancelable: true}))");
    }

    private static String inTheBrowser(Tasklist tasklist) {
        return (String) tasklist.browser().executeScript("return JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})");
    }
}
