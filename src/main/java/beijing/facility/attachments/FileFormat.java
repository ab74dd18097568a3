package beijing.facility.attachments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats in which a document can be kept. There is none that a browser would run: no HTML, no SVG, no archive.
 */
public enum FileFormat {

    PDF("application/pdf", true, List.of("pdf"), "application/pdf", Container.NONE, new PdfContent()),
    JPG("image/jpeg", true, List.of("jpg", "jpeg"), "image/jpeg", Container.NONE, Content.ANY),
    PNG("image/png", true, List.of("png"), "image/png", Container.NONE, Content.ANY),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, List.of("docx"), "application/zip",
            Container.zip("[Content_Types].xml", "word/document.xml"), new ArchiveContent(true)),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, List.of("xlsx"), "application/zip",
            Container.zip("[Content_Types].xml", "xl/workbook.xml"), new ArchiveContent(true)),
    DOC("application/msword", false, List.of("doc"), "application/x-tika-msoffice", Container.compound("WordDocument"), new CompoundContent()),
    XLS("application/vnd.ms-excel", false, List.of("xls"), "application/x-tika-msoffice", Container.compound("Workbook", "Book"), new CompoundContent()),
    OFD("application/ofd", false, List.of("ofd"), "application/zip", Container.zip("OFD.xml"), new ArchiveContent(false));

    private final String mediaType;
    private final boolean shown;
    private final List<String> extensions;
    private final String magic;
    private final Container container;
    private final Content content;

    FileFormat(String mediaType, boolean shown, List<String> extensions, String magic, Container container, Content content) {
        this.mediaType = mediaType;
        this.shown = shown;
        this.extensions = extensions;
        this.magic = magic;
        this.container = container;
        this.content = content;
    }

    /** As which it is served. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a browser shows it without any program of its own. */
    public boolean shown() {
        return shown;
    }

    public List<String> extensions() {
        return extensions;
    }

    static Optional<FileFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.extensions.contains(lower)).findFirst();
    }

    static Optional<FileFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(mediaType)).findFirst();
    }

    /** Whether the content is of this format, whatever the file is called. */
    boolean fits(Path file) throws IOException {
        return Magic.is(magic, file) && container.fits(file);
    }

    /** @throws Unacceptable where there is something in it that runs, fetches, hides or bursts */
    void inspect(Path file) throws IOException, Unacceptable {
        content.inspect(file);
    }
}
