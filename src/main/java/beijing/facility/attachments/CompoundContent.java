package beijing.facility.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What is in a document of the older Office (doc, xls): its storages by name, and the few records that run or fetch something. */
final class CompoundContent implements Content {

    private static final int MOST_ENTRIES = 5_000;
    private static final int DEEPEST = 12;
    private static final Set<String> MACROS = Set.of("vba", "_vba_project", "_vba_project_cur", "macros", "projectwm");
    private static final Set<String> OBJECTS = Set.of("\u0001ole10native", "\u0001ole", "package", "objectpool", "encryptedpackage");

    private static final int BOUND_SHEET = 0x0085;
    private static final int FILE_PASS = 0x002F;
    private static final int SUP_BOOK = 0x01AE;
    private static final int MACRO_SHEET = 1;
    private static final int VISUAL_BASIC = 6;
    private static final int DDE_SEPARATOR = 3;

    /** A field begins with 0x13; in Latin letters and, with a zero after each, in UTF-16. */
    private static final Pattern DDE = Pattern.compile("\u0013\0?(?: \0?)*(D\0?D\0?E\0?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEMPLATE = Pattern.compile("(https?://|\\\\\\\\)[^\0]{1,300}\\.dot[mx]?", Pattern.CASE_INSENSITIVE);
    private static final int FLAGS = 0x0A;
    private static final int FLAG_ENCRYPTED = 0x0100;

    @Override
    public void inspect(Path file) throws IOException, Unacceptable {
        try (POIFSFileSystem compound = new POIFSFileSystem(file.toFile(), true)) {
            directory(compound.getRoot(), 0, new int[1]);
            for (Entry entry : compound.getRoot()) {
                if (entry instanceof DocumentNode stream) {
                    stream(stream);
                }
            }
        } catch (IOException | RuntimeException damaged) {
            throw new Unacceptable(Unacceptable.DAMAGED);
        }
    }

    private static void directory(DirectoryNode directory, int depth, int[] count) throws Unacceptable {
        for (Entry entry : directory) {
            if (++count[0] > MOST_ENTRIES || depth > DEEPEST) {
                throw new Unacceptable(Unacceptable.BOMB);
            }
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (MACROS.contains(name)) {
                throw new Unacceptable(Unacceptable.MACRO);
            }
            boolean empty = entry instanceof DirectoryNode inner && inner.getEntryCount() == 0;
            if ((OBJECTS.contains(name) || name.startsWith("mbd")) && !empty) {
                throw new Unacceptable(Unacceptable.OBJECT);
            }
            if (entry instanceof DirectoryNode inner) {
                directory(inner, depth + 1, count);
            }
        }
    }

    private static void stream(DocumentNode stream) throws IOException, Unacceptable {
        switch (stream.getName()) {
            case "Workbook", "Book" -> workbook(stream);
            case "WordDocument" -> word(stream);
            case "0Table", "1Table" -> {
                if (TEMPLATE.matcher(new String(bytes(stream), StandardCharsets.UTF_16LE)).find()) {
                    throw new Unacceptable(Unacceptable.REMOTE);
                }
            }
            default -> { }
        }
    }

    /** Records, each a number and a length and so many bytes. */
    private static void workbook(DocumentNode stream) throws IOException, Unacceptable {
        try (InputStream records = new DocumentInputStream(stream)) {
            byte[] head = new byte[4];
            while (records.readNBytes(head, 0, head.length) == head.length) {
                byte[] content = records.readNBytes(unsigned(head, 2));
                switch (unsigned(head, 0)) {
                    case FILE_PASS -> throw new Unacceptable(Unacceptable.ENCRYPTED);
                    case BOUND_SHEET -> {
                        if (content.length > 5 && (content[5] == MACRO_SHEET || content[5] == VISUAL_BASIC)) {
                            throw new Unacceptable(Unacceptable.MACRO);
                        }
                    }
                    case SUP_BOOK -> supBook(content);
                    default -> { }
                }
            }
        }
    }

    private static void supBook(byte[] content) throws Unacceptable {
        for (int i = 4; i < content.length; i++) {
            if (content[i] == DDE_SEPARATOR) {
                throw new Unacceptable(Unacceptable.DDE);
            }
        }
    }

    private static void word(DocumentNode stream) throws IOException, Unacceptable {
        byte[] text = bytes(stream);
        if (text.length > FLAGS + 1 && (unsigned(text, FLAGS) & FLAG_ENCRYPTED) != 0) {
            throw new Unacceptable(Unacceptable.ENCRYPTED);
        }
        if (DDE.matcher(new String(text, StandardCharsets.ISO_8859_1)).find()) {
            throw new Unacceptable(Unacceptable.DDE);
        }
    }

    private static byte[] bytes(DocumentNode stream) throws IOException {
        try (InputStream content = new DocumentInputStream(stream)) {
            return content.readAllBytes();
        }
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}
