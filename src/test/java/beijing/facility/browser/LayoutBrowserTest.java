package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** What a task costs an official in clicks, keys and scrolling, and that nobody takes it from under her hands. */
@ProcessTest
class LayoutBrowserTest {

    private static final By AGREE = By.cssSelector(".task-details [id$='-field_decision-0']");
    private static final By OPINION = By.cssSelector(".task-details [id$='-field_opinion']");
    private static final By SUBMIT = By.cssSelector(".task-details .form-actions [ng-click^='complete(']");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;
    @Autowired
    TaskService tasks;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @BeforeEach
    void aColleague() {
        staff.employ("layout-wang", "王某", "dept-health");
    }

    @AfterEach
    void noMoreColleague() {
        staff.dismiss("layout-wang");
    }

    @Test
    void agreeingTakesTwoClicksAndNoScrolling() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            health.claims();
            assertThat(health.browser().executeScript("return [innerWidth, innerHeight]")).isEqualTo(List.of(1366L, 768L));
            health.screenshot("layout-opinion-1366");
            for (By needed : List.of(By.cssSelector(".task-details h2.task"), By.cssSelector(".task-details .hold-line"), AGREE, OPINION, SUBMIT)) {
                assertThat(inSight(health, needed)).as("%s without scrolling", needed).isTrue();
            }
            String shown = inSightText(health);
            assertThat(shown).contains(project, "劲松街道", "朝阳区", "未发现问题", "审查结论", "意见");
            health.browser().findElement(AGREE).click();
            health.browser().findElement(SUBMIT).click();
            health.patience().until(page -> open("dept-health", project) == null);
            assertThat(scrolled(health)).isZero();
        }
        assertThat(HttpOfficial.of(port, "auditor").project(project).get("decisions").toString()).contains("DepartmentOpinion", "AGREE");
    }

    @Test
    void whoBeginsHasItAndWhoLooksHasNot() {
        String project = journey.filed();
        try (Tasklist one = Tasklist.signIn(port, "dept-health"); Tasklist two = Tasklist.signIn(port, "layout-wang")) {
            one.opensTask("部门审查意见", project);
            one.claims();
            assertThat(one.page()).contains("填写即由您办理", "市卫生健康委").doesNotContain("领取");
            two.opensTask("部门审查意见", project);
            two.claims();
            two.opensTab("项目档案");
            two.opensTab("表单");
            two.claims();
            assertThat(open("dept-health", project).getAssignee()).as("looked at").isNull();

            two.types("opinion", "建议补充托育面积测算");
            two.patience().until(page -> "layout-wang".equals(open("dept-health", project).getAssignee()));
            two.waitsFor("由您办理");

            // she does not know yet, and is told with the first thing that she does
            one.clicks(one.browser().findElement(AGREE));
            one.waitsFor("王某（市卫生健康委）正在办理，自 ");
            one.waitsFor("您填写的内容仍可查看，没有提交");
            one.screenshot("layout-taken");
            assertThat(one.browser().findElement(AGREE).isSelected()).as("what she did stays in sight").isTrue();
            assertThat(one.browser().findElement(OPINION).getDomAttribute("readonly")).isNotNull();
            assertThat(one.browser().findElements(SUBMIT)).noneMatch(WebElement::isDisplayed);
            assertThat(open("dept-health", project).getAssignee()).isEqualTo("layout-wang");

            // given back, it is hers to begin
            two.browser().findElement(By.className("hold-release")).click();
            two.waitsFor("填写即由您办理");
            assertThat(open("dept-health", project).getAssignee()).isNull();
            assertThat(two.value("opinion")).isEqualTo("建议补充托育面积测算");
        }
    }

    @Test
    void atMostTenTabsFromTheFirstFieldToTheSubmission() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            health.claims();
            health.browser().executeScript("document.querySelector(\".task-details [id$='-field_decision-0']\").focus()");
            new Actions(health.browser()).sendKeys(Keys.SPACE).perform();
            health.waitsFor("由您办理");
            int tabs = 0;
            while (!onSubmit(health) && tabs < 40) {
                new Actions(health.browser()).sendKeys(Keys.TAB).perform();
                tabs++;
                if (health.browser().switchTo().activeElement().getText().equals("跳到提交")) {
                    new Actions(health.browser()).sendKeys(Keys.ENTER).perform();
                }
            }
            assertThat(tabs).as("Tabs from the decision to 提交").isLessThanOrEqualTo(10);
            assertThat(health.browser().executeScript("return getComputedStyle(document.activeElement).outlineStyle")).as("visible focus").isNotEqualTo("none");
            health.screenshot("layout-focus");
            new Actions(health.browser()).sendKeys(Keys.ENTER).perform();
            health.patience().until(page -> open("dept-health", project) == null);
        }
    }

    @Test
    void theFirstTabsLeadPastTheColumns() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            health.claims();
            for (String way : List.of("跳到任务列表", "跳到任务表单", "跳到筛选器")) {
                WebElement link = health.browser().findElement(By.xpath("//nav[@aria-label='跳转']/a[.='" + way + "']"));
                health.browser().executeScript("arguments[0].focus()", link);
                assertThat(inSight(health, By.xpath("//nav[@aria-label='跳转']/a[.='" + way + "']"))).as(way).isTrue();
                new Actions(health.browser()).sendKeys(Keys.ENTER).perform();
                assertThat(health.browser().switchTo().activeElement().getTagName()).as(way).isNotEqualTo("body");
                assertThat(health.browser().switchTo().activeElement().getText()).as(way).isNotEqualTo(way);
            }
        }
    }

    @Test
    void aPhoneReadsATaskAndGivesAnOpinion() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            Map<String, Object> phone = Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);
            health.browser().executeCdpCommand("Emulation.setDeviceMetricsOverride", phone);
            health.waitsFor(project);
            health.screenshot("layout-phone-list");
            assertThat(overflow(health)).as("nothing beside the screen").isLessThanOrEqualTo(390);
            health.opensTask("部门审查意见", project);
            health.claims();
            health.screenshot("layout-phone-task");
            assertThat(overflow(health)).isLessThanOrEqualTo(390);
            assertThat(health.page()).contains("返回任务列表", project).doesNotContain("本单位待办");
            health.chooses("decision", 0);
            health.types("opinion", "同意");
            health.screenshot("layout-phone-opinion");
            assertThat(inSight(health, SUBMIT)).isTrue();
            health.completes();
            health.patience().until(page -> open("dept-health", project) == null);
            health.waitsFor("本单位待办");
        }
    }

    @Test
    void atOneAndAHalfTimesTheSizeAllOfItCanBeReached() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.browser().executeCdpCommand("Emulation.setDeviceMetricsOverride",
                    Map.of("width", 911, "height", 512, "deviceScaleFactor", 1.5, "mobile", false));
            health.opensTask("部门审查意见", project);
            health.claims();
            health.screenshot("layout-150");
            assertThat(overflow(health)).isLessThanOrEqualTo(911);
            assertThat(inSight(health, SUBMIT)).isTrue();
            health.chooses("decision", 0);
            assertThat(inSight(health, AGREE)).as("not beneath the bar").isTrue();
            health.types("opinion", "同意");
            assertThat(inSight(health, OPINION)).isTrue();
        }
    }

    @Test
    void noControlThatIsForeignToAnOffice() {
        String project = journey.selected();
        journey.filed();
        for (String user : List.of("district-drc-110105", "dept-health", "municipal-drc", "municipal-drc-signer")) {
            try (Tasklist page = Tasklist.signIn(port, user)) {
                page.waitsFor("本单位待办");
                if (user.startsWith("district")) {
                    page.opensTask("明确实施和管护主体", project);
                    page.claims();
                }
                page.screenshot("layout-" + user);
                assertThat(shownControls(page)).as(user).noneMatch(control -> control.matches(
                        ".*(备注|跟进|到期日|添加筛选器|新建任务|新建筛选器|分享|创建时间|优先级|历史|保存|领取).*"));
                assertThat(page.browser().findElements(By.cssSelector(String.join(",", ".instance-link", ".tenant-id", "[cam-tasklist-task-meta]",
                        "[cam-widget-footer]", ".glyphicon-pencil", ".createCommentLink", ".create-task-action", "[cam-sorting-choices]",
                        "[cam-widget-search]")))).as(user).noneMatch(WebElement::isDisplayed);
                assertThat(page.page()).as(user).doesNotContain("Camunda", "v7.24", "(v. ", "UTC", "district-drc-", "dept-");
            }
        }
    }

    @Test
    void theAuditorReadsEveryTaskAndHandsNothingIn() {
        String project = journey.filed();
        try (Tasklist auditor = Tasklist.signIn(port, "auditor")) {
            Task task = open("dept-health", project);
            auditor.browser().get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=" + task.getId());
            auditor.waitsFor("由市卫生健康委办理，本表单只供查看");
            auditor.waitsFor("审查结论");
            // nothing that she could start
            auditor.patience().until(page -> !page.findElement(By.cssSelector(".start-process-action")).isDisplayed());
            auditor.screenshot("layout-auditor");
            assertThat(auditor.browser().findElements(SUBMIT)).noneMatch(WebElement::isDisplayed);
            assertThat(auditor.browser().findElement(OPINION).getDomAttribute("readonly")).isNotNull();
            auditor.opensTab("项目档案");
            auditor.waitsFor("劲松街道");
            assertThat(open("dept-health", project).getAssignee()).isNull();
        }
    }

    private Task open(String department, String project) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey("DepartmentOpinion").taskCandidateGroup(department)
                .includeAssignedTasks().singleResult();
    }

    private static boolean onSubmit(Tasklist tasklist) {
        return (boolean) tasklist.browser().executeScript("return document.activeElement.matches(\".form-actions [ng-click^='complete(']\")");
    }

    /** How far the task is scrolled, in pixels. */
    private static long scrolled(Tasklist tasklist) {
        return ((Number) tasklist.browser().executeScript("return Math.max(document.scrollingElement.scrollTop,"
                + " document.querySelector('.task-details .content').scrollTop)")).longValue();
    }

    private static long overflow(Tasklist tasklist) {
        return ((Number) tasklist.browser().executeScript("return document.scrollingElement.scrollWidth")).longValue();
    }

    /** Wholly on the screen, with nothing over it. */
    private static boolean inSight(Tasklist tasklist, By by) {
        WebElement element = tasklist.browser().findElement(by);
        return (boolean) tasklist.browser().executeScript("""
                const box = arguments[0].getBoundingClientRect();
                if (box.height === 0 || box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
                  return false;
                }
                return [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]].every(([x, y]) => {
                  const there = document.elementFromPoint(x, y);
                  return there !== null && (arguments[0].contains(there) || there.contains(arguments[0]) && !there.matches('.form-actions'));
                });""", element);
    }

    /** The text of the task that is on the screen. */
    private static String inSightText(Tasklist tasklist) {
        return (String) tasklist.browser().executeScript("""
                const bottom = document.querySelector('.task-details .form-actions').getBoundingClientRect().top;
                const texts = document.createTreeWalker(document.querySelector('.task-details'), NodeFilter.SHOW_TEXT);
                let shown = '';
                while (texts.nextNode()) {
                  const range = document.createRange();
                  range.selectNode(texts.currentNode);
                  const box = range.getBoundingClientRect();
                  if (box.height > 0 && box.top >= 0 && box.bottom <= bottom) {
                    shown += texts.currentNode.data + '\\n';
                  }
                }
                return shown;""");
    }

    /** What can be pressed, by what is written on it or said of it. */
    private static List<String> shownControls(Tasklist tasklist) {
        List<String> shown = new ArrayList<>();
        for (WebElement control : tasklist.browser().findElements(By.cssSelector(".three-cols-layout :is(a, button, select, input)"))) {
            if (control.isDisplayed()) {
                shown.add(String.join(" ", control.getText(), String.valueOf(control.getDomAttribute("aria-label")),
                        String.valueOf(control.getDomAttribute("placeholder"))));
            }
        }
        return shown;
    }
}
