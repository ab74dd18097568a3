package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import beijing.facility.workflow.InputException;

/** What a file may be called. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource({"立项批复（2026）9001号.pdf,pdf", "现场 照片.JPG,JPG", "a..b.docx,docx", "<b>x.png,png", "无扩展名,''", "结尾是点.,''",
            "…….pdf,pdf", "𠮷野家.pdf,pdf"})
    void anyNameThatIsNoPathIsTakenAsItIs(String name, String extension) {
        assertThat(FileName.of(name).value()).isEqualTo(name);
        assertThat(FileName.of(name).extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.pdf", "a/b.pdf", "..\\a.pdf", "C:\\a.pdf", "/a.pdf", ".", "..", "...", "a\0.pdf", "a\n.pdf", "a\r\n.pdf",
            "a\u202Efdp.exe", "a\u200B.pdf", "a\uD800.pdf", "a\u2028.pdf", "", "  "})
    @NullSource
    void whatCouldBeAPathOrHideSomethingIsRefused(String name) {
        assertThatThrownBy(() -> FileName.of(name)).isInstanceOf(InputException.class).hasMessageStartingWith("“文件名”（file）");
    }

    @Test
    void theLongestNameHas120Letters() {
        assertThat(FileName.of("𠮷".repeat(116) + ".pdf").value()).hasSizeGreaterThan(200);
        assertThatThrownBy(() -> FileName.of("长".repeat(117) + ".pdf")).hasMessageContaining("共121个字，最多120个字");
    }

    @ParameterizedTest
    @CsvSource({"0,0 字节", "1023,1023 字节", "1024,1 KB", "1536,1.5 KB", "52428800,50 MB", "209715200,200 MB"})
    void sizesReadAsOfficialsReadThem(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }
}
