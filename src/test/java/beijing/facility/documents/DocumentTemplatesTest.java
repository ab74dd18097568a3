package beijing.facility.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that a process owner brings. */
class DocumentTemplatesTest {

    @TempDir
    Path directory;

    @Test
    void aTemplateOfTheProcessOwnersComesFirst() throws IOException {
        template("本区{{projectName}}批复");
        byte[] document = new DocumentTemplates(directory.toString()).render("approval.docx", Map.of("projectName", "乐邻中心"));
        try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(document))) {
            assertThat(read.getParagraphs().get(0).getText()).isEqualTo("本区乐邻中心批复");
        }
    }

    @Test
    void saysWhichTemplateAsksForWhatThereIsNot() throws IOException {
        template("{{projectNane}}");
        assertThatThrownBy(() -> new DocumentTemplates(directory.toString()).render("approval.docx", Map.of("projectName", "乐邻中心")))
                .isInstanceOf(BrokenTemplate.class).hasMessageContaining("文书模板“approval.docx”无法使用")
                .hasMessageContaining("projectNane");
    }

    @Test
    void saysWhichTemplateIsNoDocument() throws IOException {
        Files.writeString(directory.resolve("approval.docx"), "not a document");
        assertThatThrownBy(() -> new DocumentTemplates(directory.toString()).render("approval.docx", Map.of()))
                .isInstanceOf(BrokenTemplate.class).hasMessageContaining("文书模板“approval.docx”无法使用");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, 二〇二六年十一月二十四日", "2025-01-10, 二〇二五年一月十日", "2030-10-20, 二〇三〇年十月二十日", "2026-12-31, 二〇二六年十二月三十一日"})
    void writesDatesAsDocumentsDo(LocalDate date, String text) {
        assertThat(ChineseDate.of(date)).isEqualTo(text);
    }

    private void template(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); OutputStream out = Files.newOutputStream(directory.resolve("approval.docx"))) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
        }
    }
}
