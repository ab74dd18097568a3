package beijing.facility.attachments;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.apache.poi.poifs.macros.VBAMacroReader;

/**
 * What is in a document that is a ZIP file (docx, xlsx, ofd): unpacked once, counted as it unpacks whatever its directory says, and
 * each part looked at by its content. Neither name nor declared type of a part proves anything.
 */
final class ArchiveContent implements Content {

    private static final int MOST_PARTS = 5_000;
    private static final long MOST_UNPACKED = 300L * 1024 * 1024;
    private static final long SMALL = 4L * 1024 * 1024;
    private static final long HIGHEST_RATIO = 100;
    private static final int DEEPEST = 2;
    private static final int HEAD = 8;
    private static final Pattern MACRO_NAMES = Pattern.compile("vba(project|data)|/macrosheets/", Pattern.CASE_INSENSITIVE);
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PROGRAM = {'M', 'Z'};
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final byte[] RTF = "{\\rtf".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final boolean office;

    /** @param office whether its parts are those of Word and Excel */
    ArchiveContent(boolean office) {
        this.office = office;
    }

    @Override
    public void inspect(Path file) throws IOException, Unacceptable {
        Budget budget = new Budget();
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                budget.part(entry.getName(), names);
                try (InputStream part = new BufferedInputStream(zip.getInputStream(entry))) {
                    part(entry.getName(), new Counted(part, budget, entry.getCompressedSize()), budget, 1);
                }
            }
        } catch (Counted.Exceeded exceeded) {
            throw new Unacceptable(Unacceptable.BOMB);
        } catch (IOException damaged) {
            throw new Unacceptable(Unacceptable.DAMAGED);
        }
        sameFromTheFront(file, names.size());
    }

    /** A program that reads the parts one after the other, rather than by the directory at the end, must find the same ones. */
    private static void sameFromTheFront(Path file, int parts) throws IOException, Unacceptable {
        try (InputStream head = Files.newInputStream(file)) {
            byte[] first = head.readNBytes(ZIP.length);
            if (!Arrays.equals(first, ZIP) || parts == 0) {
                throw new Unacceptable(Unacceptable.DAMAGED);
            }
        }
    }

    private void part(String name, Counted part, Budget budget, int depth) throws IOException, Unacceptable {
        if (MACRO_NAMES.matcher(name).find()) {
            throw new Unacceptable(Unacceptable.MACRO);
        }
        part.mark(HEAD);
        byte[] head = part.readNBytes(HEAD);
        part.reset();
        if (starts(head, OLE)) {
            throw new Unacceptable(hasMacros(part.readAllBytes()) ? Unacceptable.MACRO : Unacceptable.OBJECT);
        }
        if (starts(head, PROGRAM) || starts(head, ELF) || starts(head, RTF) || starts(head, PDF)) {
            throw new Unacceptable(Unacceptable.OBJECT);
        }
        if (starts(head, ZIP)) {
            embedded(part, budget, depth);
        } else if (office && OfficeParts.matters(name)) {
            OfficeParts.check(name, part);
        }
        part.transferTo(OutputStream.nullOutputStream());
    }

    /** The figures behind a chart are a workbook of their own, under the same rules; any other archive in one hides something. */
    private void embedded(Counted part, Budget budget, int depth) throws IOException, Unacceptable {
        if (!office || depth >= DEEPEST) {
            throw new Unacceptable(Unacceptable.OBJECT);
        }
        byte[] inner = part.readAllBytes();
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(inner))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                budget.part(entry.getName(), names);
                part(entry.getName(), new Counted(new BufferedInputStream(new Open(zip)), budget, inner.length), budget, depth + 1);
            }
        }
        if (!names.contains("[content_types].xml")) {
            throw new Unacceptable(Unacceptable.OBJECT);
        }
    }

    private static boolean hasMacros(byte[] compound) {
        try (VBAMacroReader macros = new VBAMacroReader(new ByteArrayInputStream(compound))) {
            return !macros.readMacroModules().isEmpty();
        } catch (IOException | RuntimeException noneToBeRead) {
            return contains(compound, "_VBA_PROJECT");
        }
    }

    private static boolean contains(byte[] bytes, String utf16) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(utf16.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    private static boolean starts(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** How much of it all there may be. */
    private static final class Budget {

        private int parts;
        private long left = MOST_UNPACKED;

        private void part(String name, Set<String> names) throws Unacceptable {
            if (++parts > MOST_PARTS) {
                throw new Unacceptable(Unacceptable.BOMB);
            }
            boolean detour = name.startsWith("/") || name.contains("\\") || Arrays.asList(name.split("/")).contains("..");
            if (detour || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw new Unacceptable(Unacceptable.DAMAGED);
            }
        }
    }

    /** Counts what comes out of a part, by itself and with the others. */
    private static final class Counted extends FilterInputStream {

        /** Comes through whatever reads, an XML parser too. */
        private static final class Exceeded extends IOException {
        }

        private final Budget budget;
        private final long packed;
        private long count;
        private long marked;

        private Counted(InputStream part, Budget budget, long packed) {
            super(part);
            this.budget = budget;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read < 0 ? read : count(1, read);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return read < 0 ? read : count(read, read);
        }

        private int count(int more, int result) throws Exceeded {
            count += more;
            budget.left -= more;
            if (budget.left < 0 || count > SMALL && packed > 0 && count / packed > HIGHEST_RATIO) {
                throw new Exceeded();
            }
            return result;
        }

        @Override
        public void mark(int limit) {
            marked = count;
            super.mark(limit);
        }

        @Override
        public void reset() throws IOException {
            budget.left += count - marked;
            count = marked;
            super.reset();
        }
    }

    /** Closing a part does not close the archive. */
    private static final class Open extends FilterInputStream {

        private Open(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() {
            // the next part comes out of it
        }
    }
}
