package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.documents.ApprovalDocument;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** 公文预览: the signer sees what she signs beside her signature. */
@ProcessTest
class PaperBrowserTest {

    private static final By PANEL = By.cssSelector(".paper-panel");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    ApprovalDocument approval;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void theSignerSeesThePaperWithTheNumberThatSheTypes() throws IOException {
        journey.approved();
        String project = journey.reviewed();
        try (Tasklist signer = Tasklist.signIn(port, "municipal-drc-signer")) {
            signer.browser().manage().window().setSize(new Dimension(1366, 768));
            signer.opensTask("签批资金申请报告", project);
            signer.waitsFor("资金申请报告的批复");
            waitsForPaper(signer, "（文号待填）");
            assertThat(paper(signer)).contains("预览，未签批", "236.4万元", "此复。", "—1—", project);
            signer.claims();
            signer.types("approvalNumber", "京发改（审）〔2026〕0371号");
            waitsForPaper(signer, "京发改（审）〔2026〕0371号");
            String proposed = signer.browser().findElement(By.cssSelector(".paper-proposal b")).getText();
            signer.clicks(signer.browser().findElement(By.xpath("//button[.='填入']")));
            waitsForPaper(signer, proposed);
            assertThat(signer.value("approvalNumber")).isEqualTo(proposed);
            signer.screenshot("paper-1366");
            signer.browser().manage().window().setSize(new Dimension(1920, 1080));
            signer.screenshot("paper-1920");
            signer.clicks(signer.browser().findElement(By.xpath("//button[.='放大']")));
            signer.patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open] .paper-page")));
            signer.screenshot("paper-large");
            signer.clicks(signer.browser().findElement(By.xpath("//dialog//button[.='关闭']")));

            String shown = paper(signer);
            signer.chooses("decision", 0);
            signer.completes();
            signer.patience().until(ExpectedConditions.invisibilityOfElementLocated(PANEL));
            List<String> issued = paragraphs(journey.municipal().as(() -> approval.of(project)));
            assertThat(issued).hasSizeGreaterThan(25).allSatisfy(text -> assertThat(shown).contains(text));
        }
    }

    @Test
    void theAdjustmentStandsBesideItsSignature() {
        String project = journey.changeReviewed();
        try (Tasklist signer = Tasklist.signIn(port, "municipal-drc-signer")) {
            signer.browser().manage().window().setSize(new Dimension(1366, 768));
            signer.opensTask("签批补助调整", project);
            waitsForPaper(signer, "补助资金调整的批复");
            signer.screenshot("paper-adjustment");
            signer.clicks(signer.browser().findElement(By.xpath("//button[.='收起，返回任务列表']")));
            signer.patience().until(ExpectedConditions.invisibilityOfElementLocated(PANEL));
            signer.clicks(signer.browser().findElement(By.xpath("//button[.='公文预览']")));
            waitsForPaper(signer, "补助资金调整的批复");
        }
    }

    @Test
    void theReviewerOpensItWhenSheLikes() {
        String project = journey.appliedFor();
        try (Tasklist reviewer = Tasklist.signIn(port, "municipal-drc")) {
            reviewer.opensTask("审核资金申请报告", project);
            reviewer.patience().until(ExpectedConditions.visibilityOfElementLocated(By.xpath("//button[.='公文预览']"))).click();
            waitsForPaper(reviewer, "（待核定）");
            reviewer.claims();
            reviewer.types("inclusiveRate", "20");
            waitsForPaper(reviewer, "236.4万元");
            reviewer.typesWhatIsRefused("inclusiveRate", "31");
            reviewer.waitsFor("超过30%");
        }
    }

    private static void waitsForPaper(Tasklist tasklist, String text) {
        try {
            tasklist.patience().until(shown -> paper(tasklist).contains(text));
        } catch (TimeoutException never) {
            tasklist.screenshot("waited-in-vain");
            throw new AssertionError("“" + text + "” never came up, but:\n" + paper(tasklist), never);
        }
    }

    /** Without blanks, which an office program does not show either. */
    private static String paper(Tasklist tasklist) {
        return plain((String) tasklist.browser().executeScript("return document.querySelector('.paper-panel .paper-drawn')?.textContent ?? ''"));
    }

    private static List<String> paragraphs(byte[] paper) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(paper))) {
            List<XWPFParagraph> all = new ArrayList<>(document.getParagraphs());
            document.getTables().forEach(table -> table.getRows().forEach(row -> row.getTableCells().forEach(cell -> all.addAll(cell.getParagraphs()))));
            return all.stream().map(paragraph -> plain(paragraph.getText())).filter(text -> !text.isEmpty()).toList();
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
