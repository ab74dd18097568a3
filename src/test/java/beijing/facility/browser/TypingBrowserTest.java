package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.workflow.BeijingClock;

/** What is typed or pasted into a form is what is handed in, or nothing is: each value of cases/typing.json in Chromium. */
@ProcessTest
class TypingBrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DISTRICT = "district-drc-110105";
    private static final String CHINESE = "(?s).*[\\u4e00-\\u9fff]{4,}.*";
    private static final List<String> FUNCTIONS = List.of("elderlyCare", "infantCare", "childCare", "communityMeals", "housekeeping",
            "healthService", "fitness", "culture", "childRecreation");

    /** Keeps what is sent of a form. */
    private static final String RECORDER = """
            window.handedIn = [];
            const {open, send} = XMLHttpRequest.prototype;
            XMLHttpRequest.prototype.open = function (method, url, ...more) {
              this.address = url;
              return open.call(this, method, url, ...more);
            };
            XMLHttpRequest.prototype.send = function (body) {
              if (/submit-form/.test(this.address)) {
                window.handedIn.push(body);
              }
              return send.call(this, body);
            };
            """;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    /** How a text comes into a field. */
    enum Way {
        KEY_BY_KEY {
            @Override
            void enter(Tasklist tasklist, WebElement field, String text) {
                for (int code : text.codePoints().toArray()) {
                    String sign = Character.toString(code);
                    if (Character.isBmpCodePoint(code) && (!Character.isISOControl(code) || code == '\n' || code == '\t')) {
                        new Actions(tasklist.browser()).sendKeys(sign).perform();
                    } else {
                        // there is no such key: an input method hands it over
                        tasklist.browser().executeCdpCommand("Input.insertText", Map.of("text", sign));
                    }
                }
            }
        },
        PASTED {
            @Override
            void enter(Tasklist tasklist, WebElement field, String text) {
                ((JavascriptExecutor) tasklist.browser()).executeAsyncScript(
                        "navigator.clipboard.writeText(arguments[0]).then(arguments[1], arguments[1])", text);
                new Actions(tasklist.browser()).keyDown(Keys.CONTROL).sendKeys("v").keyUp(Keys.CONTROL).perform();
            }
        };

        abstract void enter(Tasklist tasklist, WebElement field, String text);
    }

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void amounts() throws IOException {
        List<String[]> rows = cases("amount (万元, 6 decimals)");
        List<String[]> understood = rows.stream().filter(row -> row[1] != null).toList();
        List<String> fields = new ArrayList<>(List.of("totalInvestment", "sharedInvestment"));
        FUNCTIONS.forEach(function -> fields.addAll(List.of(function + "_basicInvestment", function + "_inclusiveInvestment")));
        try (Tasklist district = startForm()) {
            for (Way way : Way.values()) {
                for (int i = 0; i < understood.size(); i++) {
                    enter(district, way, fields.get(i), understood.get(i)[0]);
                    leave(district);
                    assertThat(note(district, fields.get(i))).as(understood.get(i)[0])
                            .matches("[\\d,]+(\\.\\d+)?万元（[\\d,]+(\\.\\d+)?元）");
                }
                assertThat(note(district, "sharedInvestment")).isEqualTo("1,100万元（11,000,000元）");
                JsonNode sent = handIn(district);
                for (int i = 0; i < understood.size(); i++) {
                    assertThat(value(sent, fields.get(i))).as("%s %s", way, understood.get(i)[0]).isEqualTo(understood.get(i)[1]);
                }
                for (String[] row : rows) {
                    if (row[1] == null) {
                        refuses(district, way, "culture_commercialInvestment", row[0]);
                    }
                }
                district.longScreenshot("typing-amounts-" + way);
                // and understood again
                enter(district, way, "culture_commercialInvestment", "1,200");
                leave(district);
                assertThat(value(handIn(district), "culture_commercialInvestment")).isEqualTo("1200");
            }
        }
        assertThat(started()).isZero();
    }

    @Test
    void datesAndTexts() throws IOException {
        try (Tasklist district = startForm()) {
            for (Way way : Way.values()) {
                for (String[] row : cases("date")) {
                    if (row[1] == null) {
                        refuses(district, way, "applicationDate-date", row[0]);
                    } else {
                        enter(district, way, "applicationDate-date", row[0]);
                        leave(district);
                        assertThat(shown(district, "applicationDate-date")).isEqualTo(row[1]);
                        assertThat(handIn(district).at("/applicationDate/value").asText()).as("%s %s", way, row[0]).isEqualTo(row[1]);
                    }
                }
                empties(district, "applicationDate-date");
                for (String[] row : cases("text")) {
                    for (String field : List.of("projectName", "consultationSummary")) {
                        if (row[1] != null) {
                            enter(district, way, field, row[0]);
                            leave(district);
                            assertThat(handIn(district).at("/" + field + "/value").asText()).as("%s %s", way, row[0]).isEqualTo(row[1]);
                        } else if (row[0].indexOf('\0') < 0 || way == Way.KEY_BY_KEY) {
                            // a clipboard ends at U+0000
                            refuses(district, way, field, row[0]);
                            empties(district, field);
                        }
                    }
                }
            }
        }
        assertThat(started()).isZero();
    }

    @Test
    void percentagesAreasAndCounts() throws IOException {
        String project = journey.started();
        try (Tasklist district = Tasklist.signIn(port, DISTRICT)) {
            records(district);
            district.opensTask("报送建设进度", project);
            district.claims();
            for (Way way : Way.values()) {
                for (String[] row : cases("percent")) {
                    if (row[1] == null) {
                        refuses(district, way, "progressPercent", row[0]);
                    } else {
                        enter(district, way, "progressPercent", row[0]);
                        leave(district);
                        assertThat(note(district, "progressPercent")).isEqualTo(row[1] + "%");
                        assertThat(handIn(district).at("/progressPercent/value").asText()).as(row[0]).isEqualTo(row[1]);
                    }
                }
            }
            district.screenshot("typing-percent");
            district.browser().navigate().refresh();
            records(district);
            district.opensStartForm("项目全生命周期");
            enter(district, Way.KEY_BY_KEY, "elderlyCare_basicArea", "1,200.25㎡");
            leave(district);
            assertThat(note(district, "elderlyCare_basicArea")).isEqualTo("1,200.25平方米");
            enter(district, Way.KEY_BY_KEY, "consultedResidents", "１，２００");
            leave(district);
            JsonNode sent = handIn(district);
            assertThat(value(sent, "elderlyCare_basicArea")).isEqualTo("1200.25");
            assertThat(sent.at("/consultedResidents/value").asInt()).isEqualTo(1200);
            refuses(district, Way.PASTED, "elderlyCare_basicArea", "600.255");
            refuses(district, Way.KEY_BY_KEY, "consultedResidents", "十二");
        }
    }

    @Test
    void whatIsTypedInHasteIsKept() {
        String project = journey.started();
        String today = LocalDate.now(BeijingClock.ZONE).toString();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            records(municipal);
            municipal.opensTask("下达市级资金", project);
            municipal.claims();
            // what stands there is told too
            assertThat(note(municipal, "releaseAmount")).isEqualTo("70.92万元（709,200元）");
            // the same over it in one go, and on to the next field without a breath
            WebElement amount = field(municipal, "releaseAmount");
            municipal.clicks(amount);
            new Actions(municipal.browser()).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL)
                    .sendKeys("70.92", Keys.TAB, "GK〔2026〕1号", Keys.TAB, today.replace("-", "")).perform();
            municipal.completes();
            municipal.waitsFor("请在列表中选择任务");
        }
        JsonNode release = HttpOfficial.of(port, "auditor").project(project).at("/releases/0");
        assertThat(release.get("amount").asText()).isEqualTo("709200");
        assertThat(release.get("number").asText()).isEqualTo("GK〔2026〕1号");
        assertThat(release.get("date").asText()).isEqualTo(today);
    }

    @Test
    void anInputMethodTwoCellsAndTheArrows() {
        try (Tasklist district = startForm()) {
            WebElement total = field(district, "totalInvestment");
            district.clicks(total);
            district.browser().executeCdpCommand("Input.imeSetComposition",
                    Map.of("text", "１２", "selectionStart", 2, "selectionEnd", 2));
            district.browser().executeCdpCommand("Input.imeSetComposition",
                    Map.of("text", "１２００", "selectionStart", 4, "selectionEnd", 4));
            district.browser().executeCdpCommand("Input.insertText", Map.of("text", "１２００"));
            assertThat(note(district, "totalInvestment")).isEqualTo("1,200万元（12,000,000元）");
            new Actions(district.browser()).sendKeys(Keys.ARROW_UP, Keys.ARROW_DOWN, Keys.ARROW_DOWN).perform();
            leave(district);
            assertThat(value(handIn(district), "totalInvestment")).isEqualTo("1200");

            // the browser would make 100200 of two cells, one above the other
            refuses(district, Way.PASTED, "totalInvestment", "100\n200");
            refuses(district, Way.PASTED, "totalInvestment", "100\t200");
            assertThat(note(district, "totalInvestment")).contains("单元格");
        }
    }

    @Test
    void theCalendarIsChineseAndEscapeClosesItAlone() {
        String today = LocalDate.now(BeijingClock.ZONE).toString();
        try (Tasklist district = startForm()) {
            enter(district, Way.KEY_BY_KEY, "projectName", "劲松邻里中心");
            WebElement date = field(district, "applicationDate-date");
            district.clicks(date);
            WebElement calendar = date.findElement(By.xpath("./following-sibling::div[contains(@class,'flatpickr-calendar')]"));
            district.patience().until(open -> calendar.isDisplayed());
            assertThat(calendar.getText()).contains("一", "日", "今天", "清空", "月").doesNotContainPattern("[A-Za-z]{2}");
            district.screenshot("typing-calendar");
            new Actions(district.browser()).sendKeys(Keys.ESCAPE).perform();
            district.patience().until(closed -> !calendar.getDomAttribute("class").contains("open"));
            new Actions(district.browser()).sendKeys(Keys.ESCAPE).perform();
            assertThat(shown(district, "projectName")).isEqualTo("劲松邻里中心");

            refuses(district, Way.KEY_BY_KEY, "applicationDate-date", "2026-02-30");
            district.screenshot("typing-refused");
            district.clicks(date);
            calendar.findElement(By.xpath(".//button[.='今天']")).click();
            assertThat(shown(district, "applicationDate-date")).isEqualTo(today);
            assertThat(note(district, "applicationDate-date")).isEmpty();
            JsonNode sent = handIn(district);
            assertThat(sent.at("/applicationDate/value").asText()).isEqualTo(today);
            assertThat(sent.at("/projectName/value").asText()).isEqualTo("劲松邻里中心");

            // from what was typed on by the arrows
            enter(district, Way.KEY_BY_KEY, "applicationDate-date", "2026年3月9日");
            new Actions(district.browser()).sendKeys(Keys.ARROW_DOWN).perform();
            district.patience().until(page -> page.switchTo().activeElement().getDomAttribute("class").contains("flatpickr-day"));
            new Actions(district.browser()).sendKeys(Keys.ARROW_RIGHT, Keys.ENTER).perform();
            assertThat(shown(district, "applicationDate-date")).isEqualTo("2026-03-10");
            assertThat(handIn(district).at("/applicationDate/value").asText()).isEqualTo("2026-03-10");
        }
    }

    private Tasklist startForm() {
        Tasklist district = Tasklist.signIn(port, DISTRICT);
        records(district);
        district.opensStartForm("项目全生命周期");
        return district;
    }

    private void records(Tasklist tasklist) {
        tasklist.browser().executeScript(RECORDER);
        tasklist.browser().executeCdpCommand("Browser.grantPermissions", Map.of(
                "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    private static WebElement field(Tasklist tasklist, String name) {
        return tasklist.patience().until(page -> page.findElement(By.cssSelector("[id$='-field_" + name + "']")));
    }

    /** Over what stands there. */
    private static void enter(Tasklist tasklist, Way way, String name, String text) {
        WebElement field = field(tasklist, name);
        tasklist.clicks(field);
        new Actions(tasklist.browser()).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).sendKeys(Keys.BACK_SPACE).perform();
        way.enter(tasklist, field, text);
    }

    private static void leave(Tasklist tasklist) {
        tasklist.browser().executeScript("document.activeElement.blur()");
    }

    /** A sentence at the field, the text still in it, and no way to hand the form in. */
    private static void refuses(Tasklist tasklist, Way way, String name, String text) {
        enter(tasklist, way, name, text);
        leave(tasklist);
        assertThat(note(tasklist, name)).as("%s: %s", name, text).matches(CHINESE).doesNotMatch("(?s).*[A-Z][a-z]{3,}.*");
        assertThat(shown(tasklist, name)).as("%s: %s", name, text).isNotEmpty();
        assertThat(field(tasklist, name).findElement(By.xpath("./ancestor::*[@data-refused]")).isDisplayed()).isTrue();
        long before = sent(tasklist);
        tasklist.browser().executeScript("arguments[0].click()", button(tasklist));
        assertThat(tasklist.browser().findElement(By.cssSelector(".answers")).getText()).matches(CHINESE);
        new Actions(tasklist.browser()).pause(Duration.ofMillis(100)).perform();
        assertThat(sent(tasklist)).as("%s: %s", name, text).isEqualTo(before);
    }

    private static void empties(Tasklist tasklist, String name) {
        enter(tasklist, Way.KEY_BY_KEY, name, "");
        leave(tasklist);
        assertThat(note(tasklist, name)).isEmpty();
    }

    private static long sent(Tasklist tasklist) {
        return (Long) tasklist.browser().executeScript("return window.handedIn.length");
    }

    private static WebElement button(Tasklist tasklist) {
        return tasklist.browser().findElements(By.cssSelector("[ng-click^='startProcessInstance('], [ng-click^='complete(']")).stream()
                .filter(WebElement::isDisplayed).findFirst().orElseThrow();
    }

    /** What was sent; the server then refuses it, for too much is missing. */
    private static JsonNode handIn(Tasklist tasklist) throws AssertionError {
        long before = sent(tasklist);
        tasklist.patience().until(ready -> button(tasklist).isEnabled());
        tasklist.browser().executeScript("arguments[0].click()", button(tasklist));
        tasklist.patience().until(done -> sent(tasklist) > before);
        String body = (String) tasklist.browser().executeScript("return window.handedIn.at(-1)");
        try {
            return JSON.readTree(body).get("variables");
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    private static String value(JsonNode variables, String field) {
        int group = field.indexOf('_');
        if (group < 0) {
            return variables.at("/" + field + "/value").textValue();
        }
        try {
            return JSON.readTree(variables.at("/" + field.substring(0, group) + "/value").asText()).at("/" + field.substring(group + 1))
                    .textValue();
        } catch (IOException e) {
            throw new AssertionError(variables.toString(), e);
        }
    }

    /** What the official sees in the field, not what form-js believes. */
    private static String shown(Tasklist tasklist, String name) {
        return (String) tasklist.browser().executeScript("""
                const field = arguments[0];
                const type = field.tagName === 'INPUT' ? HTMLInputElement : HTMLTextAreaElement;
                return Object.getOwnPropertyDescriptor(type.prototype, 'value').get.call(field);""", field(tasklist, name));
    }

    private static String note(Tasklist tasklist, String name) {
        return (String) tasklist.browser().executeScript(
                "return arguments[0].closest('.fjs-form-field').querySelector('.typing-note')?.textContent ?? ''", field(tasklist, name));
    }

    private int started() {
        return jdbc.sql("select count(*) from project where name = ''").query(Integer.class).single();
    }

    private static List<String[]> cases(String kind) throws IOException {
        try (InputStream file = TypingBrowserTest.class.getResourceAsStream("/cases/typing.json")) {
            return Arrays.stream(JSON.treeToValue(JSON.readTree(file).get(kind), String[][].class)).toList();
        }
    }
}
