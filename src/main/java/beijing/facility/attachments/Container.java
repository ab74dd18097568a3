package beijing.facility.attachments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Formats that begin like many others and differ by what is in them. Only names are read, nothing is unpacked. */
interface Container {

    Container NONE = file -> true;

    boolean fits(Path file) throws IOException;

    /** A ZIP file with all of these entries. */
    static Container zip(String... entries) {
        return file -> {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return List.of(entries).stream().allMatch(entry -> zip.getEntry(entry) != null);
            } catch (ZipException damaged) {
                return false;
            }
        };
    }

    /** An OLE compound file with one of these streams; installers and others are compound files too. */
    static Container compound(String... streams) {
        return file -> {
            try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
                byte[] block = new byte[DirectoryEntry.LENGTH];
                while (content.readNBytes(block, 0, block.length) == block.length) {
                    for (String stream : streams) {
                        if (DirectoryEntry.names(block, stream)) {
                            return true;
                        }
                    }
                }
                return false;
            }
        };
    }

    /** An entry of a compound file's directory: its name in UTF-16, the length of it, the kind. */
    final class DirectoryEntry {

        /** Entries stand at multiples of it from the beginning of the file. */
        static final int LENGTH = 128;
        private static final int NAME_LENGTH = 64;
        private static final int KIND = 66;
        private static final int STREAM = 2;

        private DirectoryEntry() {
        }

        static boolean names(byte[] entry, String stream) {
            byte[] name = (stream + "\0").getBytes(StandardCharsets.UTF_16LE);
            return entry[KIND] == STREAM && entry[NAME_LENGTH] == name.length
                    && Arrays.equals(entry, 0, name.length, name, 0, name.length);
        }
    }
}
