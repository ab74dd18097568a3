package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.attachments.Papers;
import beijing.facility.filing.PlanSheet;
import beijing.facility.http.HttpOfficial;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Typing;
import beijing.facility.workflow.BeijingClock;

/** 申报, 补正 and 变更 on pages of their own, as the district's official fills them in. */
@ProcessTest
class ApplicationPageBrowserTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    PlanSheet sheets;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    /** Another test's would be restored. */
    @BeforeEach
    void noDrafts() {
        for (String process : List.of("project-lifecycle", "project-change")) {
            HttpOfficial.of(port, DISTRICT).send("DELETE", "/api/start-forms/" + process + "/draft", null);
        }
    }

    @Test
    void anApplicationIsFilledInByKeyboardAndHandedIn(@TempDir Path directory) throws IOException {
        try (Tasklist tasklist = Tasklist.signIn(port, DISTRICT)) {
            tasklist.patience().until(page -> page.findElement(By.cssSelector(".new-application-action")).isDisplayed());
            tasklist.screenshot("application-page-link");
            tasklist.browser().findElement(By.cssSelector(".new-application-action")).click();
            ChromeDriver browser = tasklist.browser();
            WebDriverWait patience = tasklist.patience();
            waits(patience, "项目基本情况");
            assertThat(value(browser, "applicationDate")).isEqualTo(LocalDate.now(BeijingClock.ZONE).toString());
            assertThat(value(browser, "districtCode")).isEqualTo("110105");
            assertThat(browser.findElements(By.cssSelector("[data-path=meetsResidentialQuota]")).get(0).isDisplayed()).isFalse();
            String name = "劲松西区邻里中心" + System.nanoTime();
            // from the first field to the last by Tab
            Actions keys = new Actions(browser).sendKeys(name, Keys.TAB, "北京劲松物业管理有限公司", Keys.TAB, CreditCodes.next(615_001), Keys.TAB,
                    Keys.TAB, Keys.TAB, "劲松街道", Keys.ESCAPE, Keys.TAB, "朝阳区劲松西社区" + System.nanoTime() + "号", Keys.TAB);
            keys.perform();
            if (browser.findElement(By.cssSelector("[data-path=solicitationId]")).isDisplayed()) {
                new Actions(browser).sendKeys(Keys.TAB).perform();
            }
            new Actions(browser).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.SPACE, Keys.TAB, Keys.SPACE, Keys.TAB, Keys.SPACE, Keys.TAB,
                    Keys.TAB, Keys.TAB, Keys.SPACE, Keys.TAB, "120", Keys.TAB, Keys.TAB, "入户征询，均支持").perform();
            assertThat(browser.findElement(By.cssSelector("[data-path=renovationConditionsMet]")).isDisplayed()).isTrue();
            for (String function : List.of("养老服务", "婴幼儿托育", "社区助餐")) {
                ticks(browser, function);
            }
            assertThat(browser.findElements(By.cssSelector(".filing-table tbody tr"))).hasSize(3);
            types(browser, "elderlyCare.basicArea", "600");
            types(browser, "elderlyCare.basicInvestment", "４８０");
            types(browser, "infantCare.inclusiveArea", "300");
            types(browser, "infantCare.inclusiveInvestment", "300");
            types(browser, "communityMeals.commercialArea", "100");
            types(browser, "communityMeals.commercialInvestment", "60");
            types(browser, "sharedInvestment", "160");
            types(browser, "totalInvestment", "1,200");
            waits(patience, "总投资多出");
            assertThat(note(browser, "elderlyCare.basicInvestment")).isEqualTo("480万元（4,800,000元）");
            press(browser, "提交申报");
            waits(patience, "请先改正以下");
            assertThat(problems(browser)).hasSize(1).first().asString().contains("总投资为1200万元");
            Screenshots.keep(browser, "application-page-problem");
            browser.findElement(By.cssSelector(".filing-problems button")).click();
            assertThat(browser.switchTo().activeElement().findElement(By.xpath("./ancestor::*[@data-path][1]")).getDomAttribute("data-path"))
                    .isEqualTo("totalInvestment");
            press(browser, "按合计填入总投资");
            waits(patience, "277.2万元（2,772,000元）");
            look(browser, "application-page");
            patience.until(page -> problems(browser).isEmpty());
            labelled(browser);
            browser.findElement(By.cssSelector("#filing-document-type option[value=OPERATION_PLAN]")).click();
            browser.findElement(By.id("filing-document")).sendKeys(paper(directory, "建设运营方案.pdf").toString());
            press(browser, "提交申报");
            waits(patience, "建设运营方案.pdf：已上传");
            waits(patience, "已提交 110105-");
            String number = browser.findElement(By.cssSelector(".filing-done")).getText().replaceFirst("(?s).*?(\\d{6}-\\d{4}-\\d{4}).*", "$1");
            assertThat(browser.findElement(By.tagName("main")).getText()).contains("审查中", "查看档案", "回到任务列表");
            Screenshots.keep(browser, "application-page-done");
            assertThat(HttpOfficial.of(port, DISTRICT).get("/api/start-forms/project-lifecycle/draft").status()).isEqualTo(404);
            JsonNode project = HttpOfficial.of(port, DISTRICT).project(number);
            assertThat(project.get("projectName").asText()).isEqualTo(name);
            assertThat(project.at("/subsidy/ceiling").asText()).isEqualTo("2772000");
            assertThat(HttpOfficial.of(port, "municipal-drc").get("/api/projects/" + number + "/attachments").expect(200).json().findValuesAsText("taskName"))
                    .containsExactly("申报项目");
            JsonNode written = HttpOfficial.of(port, DISTRICT).get("/api/applications/" + number).expect(200).json().get("values");
            assertThat(written.get("totalInvestment").asText()).isEqualTo("1000");
            assertThat(written.get("constructionMode").asText()).isEqualTo("RENOVATION");
            assertThat(written.get("street").asText()).isEqualTo("劲松街道");
            assertThat(written.get("consultedResidents").asInt()).isEqualTo(120);
            assertThat(written.at("/infantCare/inclusiveInvestment").asText()).isEqualTo("300");
        }
    }

    @Test
    void everyValueIsUnderstoodOrRefusedAtItsField() {
        try (Tasklist tasklist = signedIn("/desk/application.html")) {
            ChromeDriver browser = tasklist.browser();
            waits(tasklist.patience(), "项目基本情况");
            for (Map.Entry<String, String> kind : Map.of("amount", "totalInvestment", "date", "applicationDate").entrySet()) {
                Typing.of(kind.getKey()).filter(row -> row.typed().chars().noneMatch(c -> c < ' ')).forEach(row -> {
                    types(browser, kind.getValue(), row.typed());
                    boolean refused = field(browser, kind.getValue()).getDomAttribute("data-refused") != null;
                    assertThat(refused).as(row.toString()).isEqualTo(row.refused());
                    if (row.refused()) {
                        assertThat(note(browser, kind.getValue())).as(row.toString()).matches("(?s).*\\p{IsHan}{4,}.*");
                    }
                });
            }
            types(browser, "street", "新设街道");
            assertThat(note(browser, "street")).contains("不在本区街道、乡镇列表内");
            types(browser, "totalInvestment", "1,200");
            assertThat(note(browser, "totalInvestment")).isEqualTo("1,200万元（12,000,000元）");
        }
    }

    @Test
    void aTableIsImportedOrRefusedByItsCellsAndAnEarlierApplicationCopied(@TempDir Path directory) throws IOException {
        String earlier = journey.filed();
        Path good = directory.resolve("好.xlsx");
        Path bad = directory.resolve("坏.xlsx");
        write(good, "600");
        write(bad, "1,2,3");
        try (Tasklist tasklist = signedIn("/desk/application.html")) {
            ChromeDriver browser = tasklist.browser();
            waits(tasklist.patience(), "项目基本情况");
            browser.findElement(By.id("filing-import")).sendKeys(bad.toString());
            waits(tasklist.patience(), "未导入");
            assertThat(browser.findElement(By.cssSelector(".filing-outcome")).getText()).contains("D5（养老服务基本公共服务面积）", "1,2,3");
            Screenshots.keep(browser, "application-page-import-refused");
            assertThat(browser.findElements(By.cssSelector(".filing-table tbody tr"))).isEmpty();
            browser.findElement(By.id("filing-import")).sendKeys(good.toString());
            waits(tasklist.patience(), "导入1项服务功能");
            assertThat(value(browser, "elderlyCare.basicArea")).isEqualTo("600");
            press(browser, "撤销导入");
            assertThat(browser.findElements(By.cssSelector(".filing-table tbody tr"))).isEmpty();

            WebElement list = browser.findElement(By.id("filing-copy"));
            list.findElement(By.cssSelector("option[value='" + earlier + "']")).click();
            press(browser, "复制");
            waits(tasklist.patience(), "已复制" + earlier);
            assertThat(value(browser, "totalInvestment")).isEqualTo("1000");
            assertThat(browser.findElements(By.cssSelector(".filing-table tbody tr"))).hasSize(3);
            assertThat(value(browser, "applicationDate")).isEqualTo(LocalDate.now(BeijingClock.ZONE).toString());
            // the same once more is a duplicate, which has to be explained
            waits(tasklist.patience(), "例外说明");
            assertThat(field(browser, "justification").isDisplayed()).isTrue();

            // all of it is there after F5, and only hers
            types(browser, "projectName", "草稿中的项目");
            types(browser, "infantCare.inclusiveArea", "３0,0");
            ticks(browser, "社区助餐");
            tasklist.patience().until(page -> !browser.findElement(By.cssSelector(".filing-saved")).getText().isEmpty()
                    && draft().at("/values/projectName").asText().equals("草稿中的项目")
                    && draft().at("/values/communityMeals/commercialArea").asText().isEmpty());
            browser.navigate().refresh();
            waits(tasklist.patience(), "已恢复上次未提交的草稿");
            assertThat(value(browser, "projectName")).isEqualTo("草稿中的项目");
            assertThat(value(browser, "infantCare.inclusiveArea")).isEqualTo("３0,0");
            assertThat(value(browser, "elderlyCare.basicInvestment")).isEqualTo("480");
            assertThat(browser.findElements(By.cssSelector(".filing-table tbody tr"))).hasSize(2);
            Screenshots.keep(browser, "application-page-draft");
            press(browser, "放弃草稿，重新填写");
            browser.findElement(By.cssSelector("dialog button[value=yes]")).click();
            tasklist.patience().until(page -> value(browser, "projectName").isEmpty());
        }
    }

    @Test
    void anApplicationIsCorrectedOnItsPage() {
        String project = journey.filed(Journey.application().with("meetsGuideline", false));
        String task = HttpOfficial.of(port, DISTRICT).task("RectifyApplication", project);
        try (Tasklist tasklist = Tasklist.signIn(port, DISTRICT)) {
            tasklist.picksTask("补正申报材料", project);
            ChromeDriver browser = tasklist.browser();
            tasklist.patience().until(page -> page.findElement(By.cssSelector(".rectification-page")).isDisplayed());
            browser.findElement(By.cssSelector(".rectification-page")).click();
            waits(tasklist.patience(), "退回时的审查发现");
            assertThat(browser.getCurrentUrl()).endsWith("/desk/application.html?task=" + task);
            waits(tasklist.patience(), "附件");
            assertThat(browser.findElement(By.tagName("h1")).getText()).contains(project);
            assertThat(value(browser, "elderlyCare.basicInvestment")).isEqualTo("480");
            press(browser, "提交");
            waits(tasklist.patience(), "仍然提交");
            press(browser, "返回修改");
            field(browser, "meetsGuideline").findElement(By.tagName("input")).click();
            look(browser, "rectification-page");
            tasklist.patience().until(page -> browser.findElement(By.cssSelector(".filing-panel")).getText().contains("未发现不符合"));
            press(browser, "提交");
            waits(tasklist.patience(), "已提交 " + project);
        }
        assertThat(HttpOfficial.of(port, DISTRICT).project(project).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void aChangeBeginsWithThePlanInForceAndShowsWhatItComesTo() {
        String project = journey.funded();
        try (Tasklist tasklist = signedIn("/desk/change.html?project=" + project)) {
            ChromeDriver browser = tasklist.browser();
            waits(tasklist.patience(), "变更事项");
            waits(tasklist.patience(), "尚未改动");
            assertThat(value(browser, "totalInvestment")).isEqualTo("1000");
            assertThat(browser.findElements(By.cssSelector("[data-changed]"))).isEmpty();
            types(browser, "elderlyCare.basicInvestment", "440");
            types(browser, "totalInvestment", "960");
            waits(tasklist.patience(), "一般变更备案");
            assertThat(field(browser, "elderlyCare.basicInvestment").getText()).contains("原为：480");
            types(browser, "elderlyCare.basicInvestment", "180");
            types(browser, "totalInvestment", "700");
            tasklist.patience().until(page -> page.findElement(By.cssSelector(".filing-kind")).getText().equals("较大变更"));
            assertThat(browser.findElements(By.cssSelector(".filing-field[data-changed]"))).hasSize(2);
            look(browser, "change-page");
            press(browser, "提交变更申请");
            waits(tasklist.patience(), "请先改正以下");
            assertThat(problems(browser)).hasSize(1).first().asString().contains("变更理由");
            types(browser, "changeReason", "施工图深化后优化方案");
            labelled(browser);
            press(browser, "提交变更申请");
            waits(tasklist.patience(), "已提交 " + project + " 的变更申请（较大变更）");
            // a second one has to wait
            browser.navigate().refresh();
            waits(tasklist.patience(), "已有在办的变更");
        }
        JsonNode change = HttpOfficial.of(port, DISTRICT).project(project).at("/changes/0");
        assertThat(change.toString()).contains("MAJOR");
    }

    @Test
    void whoIsNotSignedInIsLedBackAndWhoIsOfNoDistrictIsTold() {
        ChromeDriver browser = Browser.open(1366, 768);
        try {
            WebDriverWait patience = Browser.patience(browser, Duration.ofSeconds(20));
            browser.get("http://127.0.0.1:" + port + "/desk/application.html");
            waits(patience, "登录后打开项目申报");
            browser.findElement(By.name("username")).sendKeys(DISTRICT);
            browser.findElement(By.name("password")).sendKeys("demo", Keys.ENTER);
            waits(patience, "项目基本情况");
            assertThat(browser.getCurrentUrl()).endsWith("/desk/application.html");
        } finally {
            browser.quit();
        }
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            assertThat(municipal.browser().findElement(By.cssSelector(".new-application-action")).isDisplayed()).isFalse();
            municipal.browser().get("http://127.0.0.1:" + port + "/desk/application.html");
            waits(municipal.patience(), "由区发展改革委办理");
        }
    }

    private static Path paper(Path directory, String name) throws IOException {
        return Files.write(directory.resolve(name), Papers.pdf(name.replaceAll("\\P{ASCII}", "") + System.nanoTime()));
    }

    private Tasklist signedIn(String page) {
        Tasklist tasklist = Tasklist.signIn(port, DISTRICT);
        tasklist.browser().get("http://127.0.0.1:" + port + page);
        return tasklist;
    }

    private void write(Path file, String area) throws IOException {
        Path template = file.resolveSibling("template.xlsx");
        try (var out = Files.newOutputStream(template)) {
            sheets.template(out);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(template)); var out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            sheet.getRow(4).getCell(3).setCellValue(area);
            sheet.getRow(4).getCell(4).setCellValue(480);
            workbook.write(out);
        }
    }

    private static void waits(WebDriverWait patience, String text) {
        try {
            patience.until(page -> page.findElement(By.tagName("body")).getText().contains(text));
        } catch (org.openqa.selenium.TimeoutException never) {
            patience.until(page -> {
                Screenshots.keep((ChromeDriver) page, "waited-in-vain-" + text.replaceAll("[^\\p{IsHan}]", ""));
                throw new AssertionError("“" + text + "” never came up, but:\n" + page.findElement(By.tagName("body")).getText()
                        + "\n" + page.manage().logs().get("browser").getAll(), never);
            });
        }
    }

    private static WebElement field(ChromeDriver browser, String path) {
        return browser.findElement(By.cssSelector("[data-path='" + path + "']"));
    }

    private static void types(ChromeDriver browser, String path, String text) {
        WebElement input = field(browser, path).findElement(By.cssSelector("input, textarea"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", input);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        browser.executeScript("arguments[0].focus(); document.execCommand('insertText', false, arguments[1])", input, text);
        browser.executeScript("arguments[0].blur()", input);
    }

    private static String value(ChromeDriver browser, String path) {
        return field(browser, path).findElement(By.cssSelector("input, select, textarea")).getDomProperty("value");
    }

    private static String note(ChromeDriver browser, String path) {
        return (String) browser.executeScript("return arguments[0].querySelector('.filing-field-note').textContent", field(browser, path));
    }

    private JsonNode draft() {
        return HttpOfficial.of(port, DISTRICT).get("/api/start-forms/project-lifecycle/draft").expect(200).json();
    }

    private static void ticks(ChromeDriver browser, String function) {
        WebElement box = browser.findElement(By.xpath("//*[@class='filing-functions']/label[normalize-space()='" + function + "']/input"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", box);
        box.sendKeys(Keys.SPACE);
    }

    private static void press(ChromeDriver browser, String button) {
        WebElement found = browser.findElements(By.xpath("//button[normalize-space()='" + button + "']")).stream()
                .filter(WebElement::isDisplayed).findFirst().orElseThrow(() -> new AssertionError(button + " is not there"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'nearest'})", found);
        found.click();
    }

    private static List<String> problems(ChromeDriver browser) {
        return browser.findElements(By.cssSelector(".filing-problems li")).stream().map(WebElement::getText).toList();
    }

    /** At both sizes at which officials work. */
    private static void look(ChromeDriver browser, String name) {
        browser.manage().window().setSize(new Dimension(1366, 911));
        browser.executeScript("scrollTo(0, 0)");
        Screenshots.keep(browser, name + "-1366");
        browser.manage().window().setSize(new Dimension(1366, 2000));
        Screenshots.keep(browser, name + "-long");
        browser.manage().window().setSize(new Dimension(1920, 1223));
        browser.executeScript("scrollTo(0, 0)");
        Screenshots.keep(browser, name + "-1920");
        browser.manage().window().setSize(new Dimension(1366, 911));
    }

    /** Everything to fill in has a name, and nothing on the page is English. */
    private static void labelled(ChromeDriver browser) {
        @SuppressWarnings("unchecked")
        List<String> nameless = (List<String>) browser.executeScript("""
                return [...document.querySelectorAll('input, select, textarea, button')].filter(each => each.offsetParent !== null)
                    .filter(each => !(each.labels?.length > 0 && [...each.labels].some(label => label.textContent.trim() !== '')) && !each.ariaLabel
                        && each.textContent.trim() === '').map(each => each.outerHTML);""");
        assertThat(nameless).isEmpty();
        assertThat(browser.findElement(By.tagName("body")).getText()).doesNotContainPattern("[A-Za-z]{4,} [a-z]{2,}");
    }
}
