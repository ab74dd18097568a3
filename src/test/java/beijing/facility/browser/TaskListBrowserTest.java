package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** The list of tasks: what its cards say, how many fit, in which order they stand, and several of them done together. */
@ProcessTest
class TaskListBrowserTest {

    private static final String LONG_NAME = "朝阳区劲松街道乐邻社区综合为老为小便民服务设施（二期）改造提升项目";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from common_opinion").update();
    }

    @Test
    void eightCardsWithWholeNamesAndACountOnEveryFilter() {
        String named = journey.filed(Journey.application().with("projectName", LONG_NAME));
        for (int i = 0; i < 9; i++) {
            journey.filed();
        }
        Task late = opinion(named);
        late.setDueDate(Date.from(Instant.now().minus(3, ChronoUnit.DAYS)));
        tasks.saveTask(late);
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.patience().until(page -> page.findElements(By.cssSelector("li.task .card-facts")).size() >= 10);
            health.screenshot("list-cards");
            assertThat(cardsInSight(health)).isGreaterThanOrEqualTo(8);
            search(health, named);
            WebElement card = health.patience().until(ExpectedConditions.visibilityOfElementLocated(
                    By.xpath("//li[contains(@class,'task')][contains(., '" + named + "')]")));
            assertThat(card.getText()).contains("部门审查意见", LONG_NAME, named, "朝阳区", "逾期3天").doesNotContain("…", "联合审查", "50");
            assertThat((boolean) health.browser().executeScript("const name = arguments[0].querySelector('.card-name');"
                    + " return name.scrollWidth <= name.clientWidth && name.scrollHeight <= name.clientHeight + 1", card)).as("the whole name").isTrue();

            int expected = HttpOfficial.of(port, "dept-health").get("/api/filters/counts").expect(200).json().size();
            health.patience().until(page -> page.findElements(By.className("filter-count")).size() == expected);
            assertThat(count(health, "已逾期")).isPositive();
            assertThat(count(health, "本单位待办")).isEqualTo(tasks.createTaskQuery().taskCandidateGroup("dept-health").includeAssignedTasks().count());
        }
    }

    @Test
    void everyOrderShowsEachTaskOnceThroughThePages() {
        for (int i = 0; i < 17; i++) {
            journey.filed();
        }
        long all = tasks.createTaskQuery().taskCandidateGroup("dept-education").includeAssignedTasks().count();
        String department = all > 15 ? "dept-education" : "dept-health";
        long expected = tasks.createTaskQuery().taskCandidateGroup(department).includeAssignedTasks().count();
        assertThat(expected).isGreaterThan(15);
        try (Tasklist page = Tasklist.signIn(port, department)) {
            page.patience().until(shown -> !shown.findElements(By.cssSelector("li.task .card-facts")).isEmpty());
            for (WebElement option : new Select(page.browser().findElement(By.cssSelector(".task-order select"))).getOptions()) {
                String order = option.getText();
                new Select(page.browser().findElement(By.cssSelector(".task-order select"))).selectByVisibleText(order);
                List<String> seen = pages(page, expected);
                assertThat(seen).as(order).doesNotHaveDuplicates().hasSize((int) expected);
                if (order.equals("期限近的在前")) {
                    assertThat(seen).isEqualTo(dueFirst(seen));
                }
            }
        }
    }

    @Test
    void severalAreDoneWithOneOpinionEachRecordedByItself() {
        String one = journey.filed();
        String other = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            for (String project : List.of(one, other)) {
                search(health, project);
                WebElement box = health.patience().until(ExpectedConditions.visibilityOfElementLocated(
                        By.xpath("//li[contains(@class,'task')][contains(., '" + project + "')]//input[@type='checkbox']")));
                box.click();
            }
            health.waitsFor("已选2件");
            button(health, "一并办理").click();
            health.waitsFor("一并办理“部门审查意见”2件");
            WebElement dialog = health.browser().findElement(By.cssSelector("dialog[open]"));
            assertThat(dialog.getText()).contains(one, other, "劲松街道", "未发现问题", "同意", "有条件同意", "不同意");
            dialog.findElement(By.cssSelector("input[value=AGREE]")).click();
            dialog.findElement(By.cssSelector("textarea")).sendKeys("材料齐全，同意。");
            health.screenshot("list-batch");
            dialog.findElement(By.xpath(".//button[.='提交2件']")).click();
            health.waitsFor("已提交2件");
            health.screenshot("list-batch-done");
            button(health, "关闭").click();
            assertThat(health.page()).doesNotContain("已选2件");
        }
        for (String project : List.of(one, other)) {
            assertThat(HttpOfficial.of(port, "auditor").project(project).get("decisions").toString()).contains("材料齐全，同意。");
        }
    }

    @Test
    void aCommonOpinionIsKeptOnceAndPutInByOneClick() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.opensTask("部门审查意见", project);
            health.claims();
            health.types("opinion", "材料齐全，同意。");
            opinions(health, "常用意见").click();
            health.browser().findElement(By.cssSelector("dialog[open] form button")).click();
            health.patience().until(page -> page.findElements(By.cssSelector("dialog[open] .opinions-list li")).size() == 1);
            new Select(health.browser().findElement(By.cssSelector("dialog[open] select"))).selectByVisibleText("市卫生健康委");
            WebElement text = health.browser().findElement(By.cssSelector("dialog[open] textarea"));
            text.clear();
            text.sendKeys("请补充面积测算说明。");
            health.browser().findElement(By.cssSelector("dialog[open] form button")).click();
            health.patience().until(page -> page.findElements(By.cssSelector("dialog[open] .opinions-list li")).size() == 2);
            health.screenshot("opinions-dialog");
            button(health, "关闭").click();
            health.types("opinion", " ");
            health.browser().executeScript("document.querySelector(\".task-details [id$='-field_opinion']\").select()");
            opinions(health, "请补充面积测算说明。").click();
            health.patience().until(page -> health.value("opinion").contains("请补充面积测算说明。"));
            health.screenshot("opinions-put-in");
            health.chooses("decision", 1);
            health.completes();
            health.patience().until(page -> opinion(project) == null);
        }
        assertThat(HttpOfficial.of(port, "auditor").project(project).get("decisions").toString()).contains("请补充面积测算说明。");
    }

    private List<String> pages(Tasklist page, long expected) {
        List<String> seen = new ArrayList<>();
        for (int number = 1; seen.size() < expected && number <= expected / 15 + 1; number++) {
            int wanted = (int) Math.min(15, expected - seen.size());
            if (number > 1) {
                page.clicks(page.browser().findElement(By.xpath("//ul[contains(@class,'pagination')]//a[normalize-space()='" + number + "']")));
            }
            String before = seen.isEmpty() ? "" : seen.get(seen.size() - 1);
            page.patience().until(shown -> {
                List<String> here = ids(page);
                return here.size() == wanted && !here.get(here.size() - 1).equals(before);
            });
            pause(page);
            seen.addAll(ids(page));
        }
        return seen;
    }

    /** The list may be drawn once more. */
    private static void pause(Tasklist page) {
        new Actions(page.browser()).pause(700).perform();
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Tasklist page) {
        return (List<String>) page.browser().executeScript(
                "return [...document.querySelectorAll('li.task h4 a')].map(link => new URLSearchParams(link.hash.split('?')[1]).get('task'))");
    }

    private List<String> dueFirst(List<String> ids) {
        Map<String, Date> due = new HashMap<>();
        ids.forEach(id -> due.put(id, tasks.createTaskQuery().taskId(id).singleResult().getDueDate()));
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(Comparator.comparing((String id) -> due.get(id), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static long cardsInSight(Tasklist page) {
        return ((Number) page.browser().executeScript("""
                return [...document.querySelectorAll('li.task')].filter(card => {
                  const box = card.getBoundingClientRect();
                  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
                }).length""")).longValue();
    }

    private static long count(Tasklist page, String filter) {
        return Long.parseLong(page.browser().findElement(By.xpath("//h4[contains(., '" + filter + "')]/*[@class='filter-count']")).getText());
    }

    private static WebElement button(Tasklist page, String text) {
        return page.patience().until(ExpectedConditions.elementToBeClickable(By.xpath("//*[self::dialog or @class='batch-bar']//button[normalize-space()='" + text + "']")));
    }

    private static WebElement opinions(Tasklist page, String text) {
        return page.patience().until(ExpectedConditions.elementToBeClickable(By.xpath(
                "//*[contains(@class,'fjs-form-field')][.//textarea[substring(@id, string-length(@id) - 12) = 'field_opinion']]"
                        + "/*[@class='opinions']/button[normalize-space()='" + text + "']")));
    }

    private static void search(Tasklist page, String text) {
        WebElement box = page.browser().findElement(By.cssSelector(".search-by-project input"));
        box.clear();
        box.sendKeys(text, Keys.ENTER);
    }

    private Task opinion(String project) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey("DepartmentOpinion").taskCandidateGroup("dept-health")
                .includeAssignedTasks().singleResult();
    }
}
