package beijing.facility.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Marks a paper on every page as what it is: a preview that nobody has signed. */
final class PreviewMark {

    static final String TEXT = "预览，未签批";
    private static final String RED = "C00000";
    private static final int POINTS = 26;

    private PreviewMark() {
    }

    static byte[] on(byte[] paper) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(paper)); ByteArrayOutputStream marked = new ByteArrayOutputStream()) {
            XWPFHeaderFooterPolicy policy = document.createHeaderFooterPolicy();
            if (policy.getDefaultHeader() == null) {
                document.createHeader(HeaderFooterType.DEFAULT);
            }
            Stream.of(policy.getDefaultHeader(), policy.getFirstPageHeader(), policy.getEvenPageHeader()).filter(Objects::nonNull)
                    .forEach(PreviewMark::mark);
            document.write(marked);
            return marked.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(XWPFHeader header) {
        XWPFParagraph line = header.createParagraph();
        line.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun text = line.createRun();
        text.setText(TEXT);
        text.setBold(true);
        text.setColor(RED);
        text.setFontSize(POINTS);
        text.setFontFamily("黑体", XWPFRun.FontCharRange.eastAsia);
    }
}
