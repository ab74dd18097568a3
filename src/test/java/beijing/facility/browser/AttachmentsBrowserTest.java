package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.attachments.Attachments;
import beijing.facility.attachments.DocumentsRequired;
import beijing.facility.attachments.Papers;
import beijing.facility.process.Journey;

/** The documents of a project in the tab 项目档案, under Tasklist's rules for what a page may load. */
@DocumentsRequired
class AttachmentsBrowserTest {

    private static final String SCRIPT = "<img src=x onerror=document.title='hacked'>.png";

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Attachments attachments;

    private Tasklist tasklist;
    private String project;
    private String task;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void anOfficialUploadsShowsDownloadsAndVoids() throws IOException {
        aProjectWithAScriptInTheNameOfADocument();
        byte[] approval = Papers.chinesePdf("关于双井邻里服务中心项目的批复");
        try (Tasklist opened = Tasklist.signIn(port, DocumentsRequired.ENGINE, "district-drc-110105")) {
            tasklist = opened;
            opensTheFile();
            tasklist.waitsFor("附件共1件");
            tasklist.waitsFor("办结本任务须附“立项批复”，尚未上传。");
            assertThat(tasklist.page()).contains(SCRIPT, "其他材料", "朝阳区发展改革委", "办理立项审批");

            uploads(file("批复.pdf", approval));
            tasklist.waitsFor("请先选择附件类型");
            new Select(one("select")).selectByVisibleText("立项批复（本任务必需）");
            uploads(file("批复.pdf", approval), file("附图.jpg", Papers.image("jpg", 0x996633)), file("程序.pdf", Papers.exe()));
            tasklist.waitsFor("附件共3件");
            tasklist.waitsFor("“程序.pdf”的内容与扩展名不符");
            drops("拖入.docx", Papers.docx("一"));
            tasklist.waitsFor("附件共4件");
            assertThat(tasklist.page()).contains("批复.pdf", "附图.jpg", "拖入.docx")
                    .doesNotContain("请先选择附件类型", "尚未上传。");
            tasklist.screenshot("attachments");

            showsAnImage();
            showsAPdf();
            downloads("批复.pdf", approval);
            makesVoid();
            tasklist.screenshot("attachments-void");
            assertThat(tasklist.browser().getTitle()).doesNotContain("hacked");

            tasklist.opensTab("表单");
            tasklist.patience().until(page -> page.findElements(By.className("attachments")).isEmpty());
        }
    }

    @Test
    void whoOnlyReadsFindsNothingToUploadOrVoid() throws IOException {
        aProjectWithAScriptInTheNameOfADocument();
        try (Tasklist opened = Tasklist.signIn(port, DocumentsRequired.ENGINE, "auditor")) {
            tasklist = opened;
            opensTheFile();
            tasklist.waitsFor("附件共1件");
            assertThat(tasklist.page()).contains(SCRIPT, "预览", "下载").doesNotContain("选择文件", "须附");
            assertThat(tasklist.browser().findElements(By.cssSelector(".attachments input, .attachments button[aria-label^='作废']"))).isEmpty();
            tasklist.screenshot("attachments-read-only");
        }
    }

    @Test
    void whatAStrangerMayNotSeeIsSaidSo() throws IOException {
        aProjectWithAScriptInTheNameOfADocument();
        try (Tasklist opened = Tasklist.signIn(port, DocumentsRequired.ENGINE, "district-drc-110106")) {
            tasklist = opened;
            mounts();
            tasklist.waitsFor("没有您可以查看的项目“" + project + "”");
            assertThat(tasklist.page()).doesNotContain("onerror", "选择文件");
        }
    }

    private void aProjectWithAScriptInTheNameOfADocument() throws IOException {
        project = journey.assigned();
        task = journey.district().task("RecordEstablishment", project).getId();
        Path image = file("image.png", Papers.image("png", 0x336699));
        journey.district().as(() -> attachments.add(project, "OTHER", task, SCRIPT, image));
    }

    private void opensTheFile() {
        tasklist.browser().get("http://127.0.0.1:" + port + "/camunda/app/tasklist/" + DocumentsRequired.ENGINE + "/#/?task=" + task
                + "&detailsTab=project-dossier");
        tasklist.patience().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".dossier .attachments")));
        tasklist.browser().executeScript("document.querySelector('.attachments').scrollIntoView({block: 'center'})");
    }

    /** As if somebody had sent the panel to her who has no such task. */
    private void mounts() {
        tasklist.browser().executeScript("""
                const place = document.createElement('div');
                place.id = 'place';
                place.style.cssText = 'position:fixed;inset:60px 0 0 0;background:#fff;z-index:1000;overflow:auto;padding:16px';
                document.body.append(place);
                const [projectNumber, taskId] = arguments;
                import('/desk/attachments.js').then(module => module.mount(place, {projectNumber, taskId, canUpload: true}));""",
                project, task);
    }

    private void uploads(Path... files) {
        tasklist.patience().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".attachments input[type=file]")))
                .sendKeys(Stream.of(files).map(Path::toString).collect(Collectors.joining("\n")));
    }

    private void drops(String name, byte[] content) {
        tasklist.browser().executeScript("""
                const files = new DataTransfer();
                files.items.add(new File([Uint8Array.from(atob(arguments[1]), c => c.charCodeAt(0))], arguments[0]));
                document.querySelector('.attachments .attachments-zone').dispatchEvent(
                    new DragEvent('drop', {dataTransfer: files, cancelable: true, bubbles: true}));""",
                name, Base64.getEncoder().encodeToString(content));
    }

    private void showsAnImage() {
        tasklist.clicks(one("button[aria-label='预览附图.jpg']"));
        tasklist.patience().until(loaded -> "320".equals(dialog("img").getDomProperty("naturalWidth")));
        tasklist.screenshot("attachment-image");
        tasklist.clicks(dialog("header button"));
    }

    /** In a frame that has no origin: it can't read the session's cookies. */
    private void showsAPdf() {
        tasklist.clicks(one("button[aria-label='预览批复.pdf']"));
        tasklist.browser().switchTo().frame(dialog("iframe"));
        tasklist.waitsFor("共1页");
        tasklist.patience().until(drawn -> (Boolean) tasklist.browser().executeScript("""
                const canvas = document.querySelector('canvas');
                return canvas !== null && new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
                    .data.buffer).some(pixel => pixel === 0xFF000000);"""));
        assertThat(tasklist.browser().executeScript("""
                try {
                  return document.cookie;
                } catch (refused) {
                  return refused.name;
                }""")).isEqualTo("SecurityError");
        tasklist.browser().switchTo().defaultContent();
        tasklist.screenshot("attachment-pdf");
        tasklist.clicks(dialog("header button"));
    }

    private void downloads(String name, byte[] content) throws IOException {
        Path downloads = Files.createDirectory(directory.resolve("downloads"));
        tasklist.browser().executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        tasklist.clicks(one("a[aria-label='下载" + name + "']"));
        tasklist.patience().until(there -> Files.exists(downloads.resolve(name)));
        assertThat(Files.readAllBytes(downloads.resolve(name))).isEqualTo(content);
    }

    private void makesVoid() {
        tasklist.clicks(one("button[aria-label='作废附图.jpg']"));
        dialog("textarea").sendKeys("<b>拍错</b>了");
        tasklist.screenshot("attachment-reason");
        tasklist.clicks(dialog("form button.btn-primary"));
        tasklist.waitsFor("已作废：朝阳区发展改革委");
        assertThat(one("s").getText()).isEqualTo("附图.jpg");
        assertThat(tasklist.page()).contains("原因：<b>拍错</b>了");
        assertThat(tasklist.browser().findElements(By.cssSelector(".attachments button[aria-label='作废附图.jpg']"))).isEmpty();
    }

    private WebElement one(String css) {
        return tasklist.browser().findElement(By.cssSelector(".attachments " + css));
    }

    private WebElement dialog(String css) {
        return tasklist.browser().findElement(By.cssSelector("dialog[open] " + css));
    }

    private static Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
