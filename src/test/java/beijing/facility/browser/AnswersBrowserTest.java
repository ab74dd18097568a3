package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/** What stands in the way of a form stands in one list at its button; what became of it, where it was. */
@ProcessTest
class AnswersBrowserTest {

    private static final String DISTRICT = "district-drc-110105";

    /** Answers in the place of the server, once where it is told to. */
    private static final String SERVER = """
            const {open, send} = XMLHttpRequest.prototype;
            window.answerNext = null;
            XMLHttpRequest.prototype.open = function (method, address, ...more) {
              if (/submit-form$/.test(address)) {
                this.answer = window.answerNext;
                window.answerNext = null;
              }
              return open.call(this, method, address, ...more);
            };
            XMLHttpRequest.prototype.send = function (body) {
              if (!this.answer) {
                return send.call(this, body);
              }
              const [status, text] = this.answer;
              Object.entries({status, responseText: text, response: text, readyState: 4})
                  .forEach(([name, value]) => Object.defineProperty(this, name, {value}));
              this.getAllResponseHeaders = () => 'content-type: application/json\\r\\n';
              this.getResponseHeader = () => 'application/json';
              setTimeout(() => ['readystatechange', 'load', 'loadend'].forEach(type => this.dispatchEvent(new ProgressEvent(type))));
            };
            """;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void severalFaultsOfAStartFormStandInOneListAndLeadToTheirFields() {
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            district.opensStartForm("项目全生命周期");
            district.typesWhatIsRefused("totalInvestment", "1,2,3");
            district.typesWhatIsRefused("creditCode", "911");
            district.starts();

            List<WebElement> entries = entries(district, 9);
            assertThat(texts(entries)).anySatisfy(text -> assertThat(text).startsWith("“总投资”填写的“1,2,3”"))
                    .anySatisfy(text -> assertThat(text).startsWith("“统一社会信用代码”须为18位"))
                    .contains("“项目名称”不能为空。", "“所在区”不能为空。", "“申报日期”不能为空。");
            spoken(district);
            inSight(district, list(district));
            district.screenshot("answers-start-form");

            // each leads to its field, which is marked and says the same
            WebElement name = entries.stream().filter(entry -> entry.getText().contains("项目名称")).findFirst().orElseThrow();
            name.click();
            WebElement field = district.browser().switchTo().activeElement();
            assertThat(field.getDomAttribute("id")).endsWith("-field_projectName");
            assertThat(field.getDomAttribute("aria-invalid")).isEqualTo("true");
            assertThat(described(district, field)).contains("不能为空");
            inSight(district, field);
            district.screenshot("answers-led-to-field");

            // mended: gone from the list at once, without another try
            district.types("projectName", "劲松邻里中心");
            district.patience().until(mended -> !list(district).getText().contains("“项目名称”"));
            assertThat(field.getDomAttribute("aria-invalid")).isEqualTo("false");
        }
    }

    @Test
    void theServersSentencesStandAtTheButtonOfTheStartFormAndTheNextReplaceThem() {
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            district.opensStartForm("项目全生命周期");
            district.types("projectName", "劲松邻里中心");
            district.types("totalInvestment", "1000");
            district.starts();

            assertThat(texts(entries(district, 8))).contains("“项目单位”不能为空。", "“建设方式”不能为空。")
                    .anySatisfy(text -> assertThat(text).startsWith("“所在区”不能为空"));
            assertThat(list(district).getText()).doesNotContain("“项目名称”");
            spoken(district);
            inSight(district, list(district));
            assertThat(toasts(district)).isEmpty();

            fillIn(district);
            district.types("totalInvestment", "999");
            district.starts();
            district.patience().until(replaced -> entries(district, 1).size() == 1);
            assertThat(list(district).getText()).contains("总投资必须等于各部分之和");
            spoken(district);
            district.screenshot("answers-start-rule");
            entries(district, 1).get(0).click();
            assertThat(district.browser().switchTo().activeElement().getDomAttribute("id")).endsWith("-field_totalInvestment");
            district.types("totalInvestment", "1000");
            district.patience().until(gone -> district.browser().findElements(By.cssSelector(".modal-footer .answers")).isEmpty());

            district.starts();
            assertThat(district.startFormIsClosed()).isTrue();
            WebElement outcome = outcome(district);
            assertThat(outcome.getText()).containsPattern("已提交 110105-\\d{4}-\\d{4}：.*部门审查意见，\\d个部门，\\d{1,2}月\\d{1,2}日前");
            assertThat(toasts(district)).isEmpty();
            district.browser().manage().window().setSize(new Dimension(1920, 1080));
            district.screenshot("outcome-start");
        }
    }

    @Test
    void aRuleOfTheServerStandsAtTheButtonOfATask() {
        String project = journey.started();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("下达市级资金", project);
            municipal.claims();
            municipal.types("releaseAmount", "9999");
            municipal.types("releaseNumber", "京发改〔2026〕1号");
            municipal.date("releaseDate", "2001-01-01");
            municipal.completes();
            assertThat(texts(entries(municipal, 2))).anySatisfy(text -> assertThat(text).startsWith("“下达金额”填写的"))
                    .anySatisfy(text -> assertThat(text).startsWith("“下达日期”填写的“2001-01-01”不正确"));
            spoken(municipal);
            inSight(municipal, list(municipal));
            assertThat(toasts(municipal)).isEmpty();
            municipal.browser().manage().window().setSize(new Dimension(1366, 768));
            municipal.screenshot("answers-task-rule");

            municipal.types("releaseAmount", "70.92");
            municipal.patience().until(mended -> entries(municipal, 1).size() == 1);
            municipal.date("releaseDate", LocalDate.now(BeijingClock.ZONE).toString());
            municipal.patience().until(gone -> municipal.browser().findElements(By.cssSelector(".form-actions .answers")).isEmpty());
            municipal.completes();
            assertThat(outcome(municipal).getText()).contains("已提交 " + project, "拨付至项目单位", "朝阳区");
            municipal.screenshot("outcome-task");
        }
    }

    @Test
    void aServerThatIsAwayIsToldAndNothingIsLost() {
        String project = journey.filed();
        try (Tasklist health = Tasklist.signIn(port, "dept-health")) {
            health.browser().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SERVER));
            health.browser().navigate().refresh();
            health.opensTask("部门审查意见", project);
            health.claims();
            health.types("functionOpinion", "托育功能设置合理");
            health.chooses("decision", 0);
            health.browser().executeCdpCommand("Network.enable", Map.of());
            health.browser().executeCdpCommand("Network.emulateNetworkConditions",
                    Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
            health.completes();
            health.patience().until(told -> list(health).getText().contains("未能连接到服务器"));
            spoken(health);
            health.screenshot("answers-offline");
            health.browser().executeCdpCommand("Network.emulateNetworkConditions",
                    Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
            assertThat(health.value("functionOpinion")).isEqualTo("托育功能设置合理");
            answers(health, 503, "{}");
            health.completes();
            health.patience().until(told -> list(health).getText().contains("服务器暂时不能处理"));
            assertThat(health.value("functionOpinion")).isEqualTo("托育功能设置合理");
            answers(health, 503, "{\"message\":\"暂时连接不上数据库，未保存任何内容，请稍后重试。\"}");
            health.completes();
            health.patience().until(told -> list(health).getText().contains("连接不上数据库"));
            spoken(health);
            answers(health, 409, "{\"message\":\"该任务已由他人领取，请刷新任务列表。\"}");
            health.completes();
            health.patience().until(told -> list(health).getText().contains("已由他人领取"));
            health.completes();
            assertThat(outcome(health).getText()).contains("已提交 " + project);
        }
    }

    @Test
    void fromTheOutcomeToTheFileTheNextTaskAndBack() {
        String project = journey.established();
        journey.appliedFor();
        HttpOfficial.of(port, DISTRICT).submits(HttpOfficial.of(port, DISTRICT).task("SubmitFundApplication", project),
                Submission.fundApplication("compliant", "200")).expect(204);
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("审核资金申请报告", project);
            municipal.claims();
            municipal.chooses("decision", 0);
            municipal.types("inclusiveRate", "20");
            municipal.completes();
            WebElement outcome = outcome(municipal);
            assertThat(outcome.getText()).contains("已提交 " + project + "：签批资金申请报告", "市发展改革委（签批）");

            press(municipal, outcome, "查看档案");
            municipal.waitsFor("基本情况");
            assertThat(municipal.browser().findElement(By.cssSelector("dialog[open]")).getText()).contains(project);
            municipal.screenshot("outcome-file");
            municipal.browser().findElement(By.cssSelector("dialog[open] footer button")).click();

            press(municipal, outcome, "撤回");
            municipal.browser().findElement(By.cssSelector("dialog[open] textarea")).sendKeys("比例有误");
            municipal.browser().findElement(By.xpath("//dialog[@open]//button[.='确认撤回']")).click();
            municipal.waitsFor("已撤回“审核资金申请报告”");
            municipal.screenshot("outcome-taken-back");
            press(municipal, municipal.browser().findElement(By.cssSelector(".outcome")), "下一件待办");
            municipal.patience().until(open -> !open.findElements(By.cssSelector(".task-details .fjs-form")).isEmpty());
            assertThat(municipal.browser().findElements(By.cssSelector(".outcome"))).isEmpty();
        }
    }

    @Test
    void everythingThatWasHandedInIsListed() {
        String project = journey.appliedFor();
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            district.browser().findElement(By.className("submissions-action")).click();
            WebElement dialog = district.browser().findElement(By.cssSelector("dialog.submissions-dialog"));
            district.patience().until(read -> !dialog.findElements(By.cssSelector("tbody tr")).isEmpty());
            dialog.findElement(By.cssSelector("input[type=search]")).sendKeys(project, Keys.ENTER);
            district.patience().until(found -> dialog.findElements(By.cssSelector(".submissions-rows tbody tr")).size() == 4);
            assertThat(dialog.getText()).contains("上报资金申请报告", "办理立项审批", "项目全生命周期", "审核资金申请报告", "共4件")
                    .doesNotContainPattern("[A-Z_]{5,}");
            district.screenshot("submissions");
            dialog.findElement(By.xpath(".//button[.='撤回']")).click();
            district.browser().findElement(By.cssSelector("dialog[open]:not(.submissions-dialog) textarea")).sendKeys("金额有误");
            district.browser().findElement(By.xpath("//dialog[@open]//button[.='确认撤回']")).click();
            district.patience().until(taken -> dialog.findElements(By.xpath(".//button[.='撤回']")).isEmpty());
            dialog.findElement(By.xpath("(.//button[.='档案'])[1]")).click();
            district.waitsFor("基本情况");
        }
    }

    /** What the server is to answer the next time that a form is sent. */
    private static void answers(Tasklist tasklist, int status, String body) {
        tasklist.browser().executeScript("window.answerNext = [...arguments]", status, body);
    }

    private static WebElement list(Tasklist tasklist) {
        return tasklist.patience().until(there -> there.findElements(By.cssSelector(".answers")).stream()
                .filter(WebElement::isDisplayed).findFirst().orElse(null));
    }

    private static List<WebElement> entries(Tasklist tasklist, int atLeast) {
        return tasklist.patience().until(there -> {
            List<WebElement> entries = there.findElements(By.cssSelector(".answers .answers-entry"));
            return entries.size() >= atLeast ? entries : null;
        });
    }

    private static List<String> texts(List<WebElement> elements) {
        return elements.stream().map(WebElement::getText).toList();
    }

    /** No codes, no field ids, no regular expressions, no English. */
    private static void spoken(Tasklist tasklist) {
        assertThat(list(tasklist).getText()).doesNotContainPattern("（[a-zA-Z.]+）").doesNotContainPattern("[A-Za-z]{5,}")
                .doesNotContain("字段：", "\\d", "^", "[0-9");
    }

    private static void inSight(Tasklist tasklist, WebElement element) {
        assertThat((Boolean) tasklist.browser().executeScript("""
                const box = arguments[0].getBoundingClientRect();
                return box.top >= 0 && box.bottom <= window.innerHeight + 1;""", element)).isTrue();
    }

    private static String described(Tasklist tasklist, WebElement field) {
        return (String) tasklist.browser().executeScript("""
                return (arguments[0].getAttribute('aria-describedby') ?? '').split(' ')
                    .map(id => document.getElementById(id)?.textContent ?? '').join(' ');""", field);
    }

    private static List<WebElement> toasts(Tasklist tasklist) {
        return tasklist.browser().findElements(By.cssSelector(".notifications .alert")).stream().filter(WebElement::isDisplayed).toList();
    }

    private static WebElement outcome(Tasklist tasklist) {
        return tasklist.patience().until(there -> there.findElements(By.cssSelector(".outcome h3")).isEmpty() ? null
                : there.findElement(By.cssSelector(".outcome")));
    }

    private static void press(Tasklist tasklist, WebElement within, String label) {
        tasklist.clicks(within.findElement(By.xpath(".//button[.='" + label + "']")));
    }

    private static void fillIn(Tasklist form) {
        form.fillsInApplication(710_001, "朝阳区双井北里21号");
    }
}
