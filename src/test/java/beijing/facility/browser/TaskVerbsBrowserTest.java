package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** The verbs as buttons above the form. */
@ProcessTest
class TaskVerbsBrowserTest {

    private static final String SCRIPT = "<img src=x onerror=\"document.title='hacked'\">";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-chen", "陈晨" + SCRIPT, "district-drc-110105");
    }

    /** Other tests count the colleagues. */
    @AfterEach
    void noMoreColleagues() {
        staff.dismiss("chaoyang-chen");
    }

    @Test
    void theColleagueToWhomATaskIsHandedOverHasItInHerList() {
        String project = journey.selected();
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.opensTask("明确实施和管护主体", project);
            district.waitsFor("转办");
            district.screenshot("verbs-buttons");
            press(district, "转办");
            new Select(district.browser().findElement(By.cssSelector(".verbs-dialog select"))).selectByValue("chaoyang-chen");
            district.browser().findElement(By.cssSelector(".verbs-dialog textarea")).sendKeys("外出培训" + SCRIPT);
            district.screenshot("verbs-transfer");
            confirm(district);
            district.waitsFor("已转办。");
            district.screenshot("verbs-transferred");
            assertThat(texts(district)).doesNotContain("转办", "委派");
            district.opensTab("项目档案");
            district.waitsFor("外出培训" + SCRIPT);
            assertThat(district.page()).contains("转给陈晨" + SCRIPT);
            assertThat(district.browser().getTitle()).doesNotContain("hacked");
        }
        assertThat(HttpOfficial.of(port, "chaoyang-chen").get("/engine-rest/task?assignee=chaoyang-chen").expect(200).text()).contains(
                HttpOfficial.of(port, "chaoyang-chen").task("AssignResponsibility", project));
    }

    @Test
    void toReturnChoosesTheOptionAndAsksForTheOpinion() {
        String project = journey.determinable();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", project);
            municipal.waitsFor("退回");
            municipal.claims();
            press(municipal, "退回");
            municipal.waitsFor("已选择退回，请填写意见后提交。");
            municipal.browser().switchTo().activeElement().sendKeys("建设规模与征询意见不一致，请核实");
            municipal.screenshot("verbs-return");
            municipal.completes();
            municipal.patience().until(page -> journey.municipal().sees("DetermineProject", project) ? null : true);
        }
        assertThat(HttpOfficial.of(port, "municipal-drc").project(project).get("status").asText()).isEqualTo("RETURNED");
    }

    @Test
    void theMunicipalCommissionUrgesADepartmentOnceAnHour() {
        String project = journey.filed();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.patience().until(ExpectedConditions.elementToBeClickable(
                    By.xpath("//*[contains(@class,'filters')]//*[contains(text(),'各部门：市卫生健康委')]"))).click();
            municipal.opensTask("部门审查意见", project);
            municipal.waitsFor("催办");
            press(municipal, "催办");
            type(municipal, "请于本周五前反馈" + SCRIPT);
            municipal.screenshot("verbs-urge");
            confirm(municipal);
            municipal.waitsFor("已催办。");
            municipal.patience().until(page -> texts(municipal).contains("催办"));
            press(municipal, "催办");
            type(municipal, "再催");
            confirm(municipal);
            municipal.waitsFor("刚催办过");
            municipal.screenshot("verbs-urge-refused");
        }
        assertThat(staff.told(project)).singleElement()
                .satisfies(notice -> assertThat(notice.users()).containsExactly("dept-health"));
    }

    @Test
    void whatWasHandedInIsTakenBackFromTheBarAtTheTop() {
        String project = journey.appliedFor();
        try (Tasklist district = Tasklist.signIn(port, "district-drc-110105")) {
            district.browser().findElement(By.className("submissions-action")).click();
            district.waitsFor("审核资金申请报告");
            district.browser().findElement(By.cssSelector(".submissions-search input")).sendKeys(project);
            district.browser().findElement(By.cssSelector(".submissions-search button")).click();
            district.waitsFor("市发展改革委（经办）");
            district.screenshot("verbs-submissions");
            district.browser().findElement(By.xpath("//dialog//tr[contains(., '" + project + "')]//button[.='撤回']")).click();
            type(district, "投资概算有误" + SCRIPT);
            district.screenshot("verbs-take-back");
            confirm(district);
            district.patience().until(page -> page.findElements(
                    By.xpath("//dialog//tr[contains(., '" + project + "')]//button[.='撤回']")).isEmpty());
            district.browser().findElement(By.xpath("//dialog//button[.='关闭']")).click();
            district.opensTask("上报资金申请报告", project);
            district.opensTab("项目档案");
            district.waitsFor("投资概算有误" + SCRIPT);
            assertThat(district.browser().getTitle()).doesNotContain("hacked");
            district.screenshot("verbs-taken-back");
        }
        assertThat(HttpOfficial.of(port, "district-drc-110105").project(project).get("status").asText()).isEqualTo("SELECTED");
    }

    @Test
    void aFurtherDepartmentIsAskedAndAnswersInItsOwnList() {
        String project = journey.determinable();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", project);
            press(municipal, "加签");
            new Select(municipal.browser().findElement(By.cssSelector(".verbs-dialog select"))).selectByValue("dept-education");
            type(municipal, "是否与在建幼儿园重复" + SCRIPT);
            municipal.screenshot("verbs-consult");
            confirm(municipal);
            municipal.waitsFor("已加签，待答复。");
            municipal.patience().until(page -> texts(municipal).contains("减签"));
            municipal.screenshot("verbs-consulted");
        }
        try (Tasklist education = Tasklist.signIn(port, "dept-education")) {
            education.opensTask("提出加签意见", project);
            education.waitsFor("是否与在建幼儿园重复" + SCRIPT);
            education.claims();
            education.chooses("decision", 0);
            education.types("opinion", "不重复" + SCRIPT);
            education.longScreenshot("verbs-consultation-form");
            education.completes();
            education.patience().until(ExpectedConditions.invisibilityOfElementLocated(
                    By.xpath("//li[contains(@class,'task')][contains(., '" + project + "')]")));
            assertThat(education.browser().getTitle()).doesNotContain("hacked");
        }
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", project);
            municipal.waitsFor("不重复" + SCRIPT);
            assertThat(texts(municipal)).contains("加签").doesNotContain("减签");
            assertThat(municipal.browser().getTitle()).doesNotContain("hacked");
        }
    }

    private static void type(Tasklist tasklist, String text) {
        tasklist.patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".verbs-dialog textarea"))).sendKeys(text);
    }

    private static void press(Tasklist tasklist, String verb) {
        tasklist.patience().until(ExpectedConditions.elementToBeClickable(
                By.xpath("//button[contains(@class,'verbs-button')][normalize-space()='" + verb + "']"))).click();
        if (!verb.equals("退回")) {
            tasklist.patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".verbs-dialog[open]")));
        }
    }

    private static void confirm(Tasklist tasklist) {
        tasklist.clicks(tasklist.browser().findElement(By.cssSelector(".verbs-dialog .btn-primary")));
    }

    private static List<String> texts(Tasklist tasklist) {
        return tasklist.browser().findElements(By.className("verbs-button")).stream().map(WebElement::getText).toList();
    }
}
