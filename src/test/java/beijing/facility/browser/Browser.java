package beijing.facility.browser;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The machine's own Chromium, headless. Nothing is downloaded: where there is none, browser tests skip. */
final class Browser {

    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome");

    private Browser() {
    }

    static boolean present() {
        return program("chromedriver").isPresent() && chromium().isPresent();
    }

    static ChromeDriver open(int width, int height) {
        return open(width, height, "zh-CN,zh");
    }

    /** @param languages what the browser says it reads, the best first */
    static ChromeDriver open(int width, int height, String languages) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN",
                "--window-size=" + width + "," + height);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", languages));
        return new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow())
                .build(), options);
    }

    private static Optional<File> chromium() {
        return CHROMIUM.stream().flatMap(name -> program(name).stream()).findFirst();
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Waits for what is asked of a page that may be drawn anew while it is asked: Chromium has several words for that. */
    static WebDriverWait patience(WebDriver page, Duration most) {
        WebDriverWait patience = new WebDriverWait(page, most);
        patience.ignoring(WebDriverException.class);
        return patience;
    }
}
