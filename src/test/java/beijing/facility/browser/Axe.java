package beijing.facility.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** axe-core, which finds what keeps people from a page who see, hear or move otherwise. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                found => done(found.violations.filter(each => ['serious', 'critical'].includes(each.impact))
                    .flatMap(each => each.nodes.map(node => `${each.id} (${each.impact}): ${node.target.join(' ')} ${node.html.slice(0, 200)}`))),
                problem => done([String(problem)]));""";

    private Axe() {
    }

    /** What is serious or worse on the page as it stands. */
    @SuppressWarnings("unchecked")
    static List<String> findings(ChromeDriver browser) {
        browser.executeScript(SCRIPT);
        return (List<String>) browser.executeAsyncScript(RUN);
    }

    private static String script() {
        try (InputStream script = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/webjars/axe-core/*/axe.min.js")[0].getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
