package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.attachments.Papers;
import beijing.facility.http.HttpOfficial;
import beijing.facility.http.Multipart;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** The documents of a project in the page of Tasklist, under its rules for what a page may load. */
@ProcessTest
class AttachmentsBrowserTest {

    private static final String SCRIPT = "<img src=x onerror=document.title='hacked'>.png";

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    private Tasklist tasklist;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void anOfficialUploadsShowsDownloadsAndVoids() throws IOException {
        String project = journey.assigned();
        HttpOfficial district = HttpOfficial.of(port, "district-drc-110105");
        String task = district.task("RecordEstablishment", project);
        district.uploads(project, Multipart.upload("OTHER", task, SCRIPT, Papers.image("png", 0x336699))).expect(201);

        try (Tasklist opened = Tasklist.signIn(port, "district-drc-110105")) {
            tasklist = opened;
            mounts(project, task, true);
            tasklist.waitsFor("附件共1件");
            assertThat(tasklist.page()).contains(SCRIPT, "其他材料", "朝阳区发展改革委", "办理立项审批");

            uploads(file("批复.pdf", Papers.pdf("Approval of the establishment")));
            tasklist.waitsFor("请先选择附件类型");
            new Select(one("select")).selectByVisibleText("立项批复");
            uploads(file("批复.pdf", Papers.pdf("Approval of the establishment")), file("附图.jpg", Papers.image("jpg", 0x996633)),
                    file("程序.pdf", Papers.exe()));
            tasklist.waitsFor("附件共3件");
            tasklist.waitsFor("“程序.pdf”的内容与扩展名不符");
            tasklist.screenshot("attachments");
            assertThat(tasklist.page()).contains("批复.pdf", "附图.jpg").doesNotContain("请先选择附件类型");

            previews("附图.jpg");
            WebElement image = one("dialog img");
            tasklist.patience().until(loaded -> image.getDomProperty("naturalWidth").equals("320"));
            tasklist.screenshot("attachment-image");
            one("dialog header button").click();

            previews("批复.pdf");
            pause();
            tasklist.screenshot("attachment-pdf");
            one("dialog header button").click();
            assertThat(tasklist.browser().getTitle()).doesNotContain("hacked");
        }
    }

    private void mounts(String project, String task, boolean canUpload) {
        tasklist.browser().executeScript("""
                const place = document.createElement('div');
                place.id = 'place';
                place.style.cssText = 'position:fixed;inset:60px 0 0 0;background:#fff;z-index:1000;overflow:auto;padding:16px';
                document.body.append(place);
                const [projectNumber, taskId, canUpload] = arguments;
                import('/desk/attachments.js').then(module => module.mount(place, {projectNumber, taskId, canUpload}));""",
                project, task, canUpload);
    }

    private void uploads(Path... files) {
        tasklist.patience().until(there -> tasklist.browser().findElements(By.cssSelector("#place input[type=file]")).size() == 1);
        one("input[type=file]").sendKeys(String.join("\n", Stream.of(files).map(Path::toString).toList()));
    }

    private void previews(String name) {
        one("button[aria-label='预览" + name + "']").click();
    }

    private WebElement one(String css) {
        return tasklist.browser().findElement(By.cssSelector("#place " + css));
    }

    private static Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static void pause() {
        try { Thread.sleep(3000); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
    }
}
