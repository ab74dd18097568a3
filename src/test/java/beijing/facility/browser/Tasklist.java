package beijing.facility.browser;

import java.time.Duration;
import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.CreditCodes;

/** Tasklist as one official works it. */
final class Tasklist implements AutoCloseable {

    private static final Duration TAKES_OVER = Duration.ofMillis(400);
    private static final Duration ON_THE_FIRST_PAGE = Duration.ofSeconds(4);

    private static final List<String> START_FORMS = List.of("project-lifecycle", "project-change", "project-solicitation", "project-termination");

    private final ChromeDriver browser;
    private final WebDriverWait patience;

    private Tasklist(ChromeDriver browser) {
        this.browser = browser;
        this.patience = Browser.patience(browser, Duration.ofSeconds(20));
    }

    static Tasklist signIn(int port, String user) {
        return signIn(port, "default", user);
    }

    /** With nothing of what somebody typed into a start form in an earlier test. */
    static Tasklist signIn(int port, String engine, String user) {
        for (String process : START_FORMS) {
            HttpOfficial.of(port, user).send("DELETE", "/api/start-forms/" + process + "/draft", null);
        }
        return comesBack(port, engine, user);
    }

    /** At another computer. */
    static Tasklist comesBack(int port, String user) {
        return comesBack(port, "default", user);
    }

    private static Tasklist comesBack(int port, String engine, String user) {
        Tasklist tasklist = new Tasklist(Browser.open(1366, 911));
        tasklist.browser.get("http://127.0.0.1:" + port + "/camunda/app/tasklist/" + engine + "/");
        try {
            tasklist.signsIn(user);
        } catch (WebDriverException never) {
            tasklist.screenshot("waited-in-vain");
            tasklist.close();
            throw never;
        }
        return tasklist;
    }

    /** What is typed before the page is ready is lost, or stands in the wrong field, for the page puts the cursor where it begins. */
    void signsIn(String user) {
        patience.until(page -> {
            if (!page.findElements(By.cssSelector(".start-process-action")).isEmpty()) {
                return true;
            }
            page.findElements(By.cssSelector("input[type=text]")).stream().filter(WebElement::isDisplayed).findFirst().ifPresent(name -> {
                WebElement password = page.findElement(By.cssSelector("input[type=password]"));
                if (!holds(name, user) || !holds(password, "demo")) {
                    fill(name, user);
                    fill(password, "demo");
                    page.findElement(By.cssSelector("button[type=submit]")).click();
                }
            });
            return false;
        });
        visible(By.cssSelector(".submissions-action"));
    }

    private static void fill(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
    }

    private static boolean holds(WebElement field, String text) {
        return text.equals(field.getDomProperty("value"));
    }

    /** An application for three functions, as far as its name and its total investment. */
    void fillsInApplication(int serial, String address) {
        types("projectUnit", "北京双井社区服务有限公司");
        types("creditCode", CreditCodes.next(serial));
        date("applicationDate", "2026-03-10");
        selects("districtCode", "朝阳区");
        types("street", "双井街道");
        types("address", address);
        chooses("constructionMode", 2);
        chooses("facilityForm", 0);
        ticks("meetsGuideline");
        ticks("renovationConditionsMet");
        types("consultedResidents", "120");
        types("consultationSummary", "入户问卷与议事会征询");
        types("elderlyCare_basicArea", "600");
        types("elderlyCare_basicInvestment", "480");
        types("infantCare_inclusiveArea", "300");
        types("infantCare_inclusiveInvestment", "270");
        types("communityMeals_commercialArea", "100");
        types("communityMeals_commercialInvestment", "90");
        types("sharedInvestment", "160");
    }

    void opensStartForm(String process) {
        visible(By.cssSelector(".start-process-action a")).click();
        visible(By.xpath("//div[contains(@class,'modal-dialog')]//a[normalize-space()='" + process + "']")).click();
        visible(By.cssSelector(".modal-dialog .fjs-form"));
    }

    void starts() {
        clickable(By.xpath("//div[contains(@class,'modal-footer')]//button[contains(@ng-click,'startProcessInstance')]")).click();
    }

    boolean startFormIsClosed() {
        return patience.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".modal-dialog")));
    }

    void opensTask(String name, String project) {
        picksTask(name, project);
        visible(By.cssSelector(".task-details .fjs-form"));
    }

    /** Whatever tab it opens with. */
    void picksTask(String name, String project) {
        // a message may still lie over the list
        patience.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".page-notifications .close")));
        By there = By.xpath("//li[contains(@class,'task')][contains(., '" + name + "')][contains(., '" + project + "')]");
        try {
            Browser.patience(browser, ON_THE_FIRST_PAGE)
                    .until(ExpectedConditions.visibilityOfElementLocated(there));
        } catch (TimeoutException furtherBack) {
            visible(By.cssSelector(".search-by-project input")).sendKeys(Keys.chord(Keys.CONTROL, "a"), project, Keys.ENTER);
        }
        WebElement card = visible(there);
        clicks(card);
    }

    /** Beside the form. */
    void opensTab(String name) {
        clickable(By.xpath("//*[contains(@class,'nav-tabs')]//a[normalize-space()='" + name + "']")).click();
    }

    /** Of the file of a project. */
    void opensChapter(String name) {
        WebElement summary = visible(By.xpath("//details/summary[normalize-space()='" + name + "']"));
        clicks(summary);
    }

    boolean hasTask(String project) {
        visible(By.cssSelector(".tasks-list, .task-list"));
        return !browser.findElements(By.xpath("//li[contains(@class,'task')][contains(., '" + project + "')]")).isEmpty();
    }

    /** The form is open to her; the task is hers with the first thing that she fills in. */
    void claims() {
        patience.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(
                ".task-details [cam-tasklist-form] .fjs-form :is(input, textarea):not([disabled]):not([readonly])")));
        patience.until(page -> page.findElements(By.cssSelector(".task-details .disabled-form, .task-details [data-closed]")).isEmpty());
    }

    void completes() {
        WebElement button = clickable(By.xpath("//button[contains(@ng-click,'complete')][not(@disabled)]"));
        clicks(button);
    }

    /** form-js takes over what was typed a moment later; when it draws a form anew before, it takes that away again. */
    void types(String field, String text) {
        patience.until(typed -> {
            WebElement input = field(field);
            scrollTo(input);
            input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
            new Actions(browser).pause(TAKES_OVER).perform();
            return text.equals(field(field).getDomProperty("value"));
        });
    }

    /** It stays in sight, and the form does not hold it. */
    void typesWhatIsRefused(String field, String text) {
        WebElement input = field(field);
        scrollTo(input);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    /** What a field holds. */
    String value(String field) {
        return field(field).getDomProperty("value");
    }

    void ticks(String field) {
        WebElement box = field(field);
        clicks(box);
    }

    void chooses(String field, int option) {
        WebElement radio = visible(By.cssSelector("[id$='-field_" + field + "-" + option + "']"));
        clicks(radio);
    }

    void selects(String field, String label) {
        WebElement hidden = field(field);
        WebElement group = hidden.findElement(By.xpath("./ancestor::div[contains(@class,'fjs-input-group')]"));
        clicks(group);
        visible(By.xpath("//div[contains(@class,'fjs-dropdownlist-item')][normalize-space()='" + label + "']")).click();
    }

    void date(String field, String isoDate) {
        WebElement input = visible(By.cssSelector("[id$='-field_" + field + "-date']"));
        scrollTo(input);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), isoDate, Keys.ENTER);
        patience.until(shown -> isoDate.equals(input.getDomProperty("value")));
    }

    /** Brought to the middle of the page first, for its footer lies over what is scrolled to the lower edge. */
    void clicks(WebElement element) {
        scrollTo(element);
        element.click();
    }

    /** For what lies beside the forms. */
    ChromeDriver browser() {
        return browser;
    }

    WebDriverWait patience() {
        return patience;
    }

    /** All that the page shows as text. */
    String page() {
        return browser.findElement(By.tagName("body")).getText();
    }

    void waitsFor(String text) {
        try {
            patience.until(shown -> page().contains(text));
        } catch (TimeoutException never) {
            screenshot("waited-in-vain");
            throw new AssertionError("“" + text + "” never came up, but:\n" + page(), never);
        }
    }

    /** The whole form, however long. */
    void longScreenshot(String name) {
        browser.manage().window().setSize(new Dimension(1366, 3600));
        screenshot(name);
        browser.manage().window().setSize(new Dimension(1366, 911));
    }

    void screenshot(String name) {
        Screenshots.keep(browser, name);
    }

    @Override
    public void close() {
        browser.quit();
    }

    private WebElement field(String name) {
        return patience.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[id$='-field_" + name + "']")));
    }

    private WebElement visible(By by) {
        try {
            return patience.until(ExpectedConditions.visibilityOfElementLocated(by));
        } catch (TimeoutException never) {
            screenshot("waited-in-vain");
            throw never;
        }
    }

    private WebElement clickable(By by) {
        return patience.until(ExpectedConditions.elementToBeClickable(by));
    }

    private void scrollTo(WebElement element) {
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    }
}
