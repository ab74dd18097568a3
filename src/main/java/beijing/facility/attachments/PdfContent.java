package beijing.facility.attachments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What is in a PDF: every name in it, however it is written and wherever it hides, in the compressed object streams too. The file is
 * not believed about where its parts begin, so nothing of it is skipped; what unpacks is counted.
 */
final class PdfContent implements Content {

    private static final Set<String> SCRIPTS = Set.of("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "ImportData",
            "SubmitForm", "GoToE");
    private static final String ENCRYPT = "Encrypt";
    private static final String OBJECT_STREAM = "ObjStm";
    /** Ways to write an object stream that no producer uses, but who wants to hide something in it. */
    private static final Set<String> FILTERS_NOT_READ = Set.of("LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode", "RL", "Predictor");
    private static final long MOST_UNPACKED = 1024L * 1024 * 1024;
    private static final long HIGHEST_RATIO = 200;
    private static final long SMALL = 64L * 1024 * 1024;
    private static final int LONGEST_NAME = 64;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] OBJECT = {'o', 'b', 'j'};

    @Override
    public void inspect(Path file) throws IOException, Unacceptable {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
                RandomAccessFile streams = new RandomAccessFile(file.toFile(), "r")) {
            new Scan(streams).read(content);
        }
    }

    /** Takes names out of bytes that come one by one. */
    private static class Names {

        private final StringBuilder name = new StringBuilder();
        private boolean inName;
        private int escape;
        private int digits;

        void take(int b) throws Unacceptable {
            if (inName && !delimiter(b)) {
                add(b);
            } else {
                if (inName) {
                    found(name.toString());
                }
                inName = b == '/';
                name.setLength(0);
                digits = 0;
            }
        }

        /** {@code #4A} is J. */
        private void add(int b) {
            if (digits > 0) {
                int digit = Character.digit(b, 16);
                escape = escape * 16 + Math.max(digit, 0);
                if (--digits == 0) {
                    append((char) escape);
                }
            } else if (b == '#') {
                digits = 2;
                escape = 0;
            } else {
                append((char) b);
            }
        }

        private void append(char letter) {
            if (name.length() < LONGEST_NAME) {
                name.append(letter);
            }
        }

        void found(String found) throws Unacceptable {
            if (SCRIPTS.contains(found)) {
                throw new Unacceptable(Unacceptable.SCRIPT);
            }
        }

        private static boolean delimiter(int b) {
            return b <= ' ' || "()<>[]{}/%".indexOf(b) >= 0;
        }
    }

    /** The file itself, with what its object says of a stream before it begins. */
    private static final class Scan extends Names {

        private final RandomAccessFile streams;
        private long unpacked;
        private boolean objects;
        private boolean otherFilter;
        private int deflated;

        private Scan(RandomAccessFile streams) {
            this.streams = streams;
        }

        private void read(InputStream content) throws IOException, Unacceptable {
            int stream = 0;
            int object = 0;
            long at = 0;
            for (int b = content.read(); b >= 0; b = content.read()) {
                at++;
                take(b);
                if (stream == STREAM.length && (b == '\r' || b == '\n')) {
                    begin(at);
                }
                stream = b == (stream < STREAM.length ? STREAM[stream] : -1) ? stream + 1 : b == STREAM[0] ? 1 : 0;
                object = b == OBJECT[object] ? object + 1 : b == OBJECT[0] ? 1 : 0;
                if (object == OBJECT.length) {
                    object = 0;
                    objects = false;
                    otherFilter = false;
                    deflated = 0;
                }
            }
            take(' ');
        }

        @Override
        void found(String found) throws Unacceptable {
            if (found.equals(ENCRYPT)) {
                throw new Unacceptable(Unacceptable.ENCRYPTED);
            }
            objects |= found.equals(OBJECT_STREAM);
            deflated += found.equals("FlateDecode") || found.equals("Fl") ? 1 : 0;
            otherFilter |= FILTERS_NOT_READ.contains(found) || deflated > 1;
            super.found(found);
        }

        private void begin(long at) throws IOException, Unacceptable {
            if (objects && otherFilter) {
                throw new Unacceptable(Unacceptable.DAMAGED);
            }
            unpack(at);
        }

        /** What is not deflated was read as it is. */
        private void unpack(long at) throws IOException, Unacceptable {
            Inflater inflater = new Inflater();
            Names names = new Names();
            byte[] packed = new byte[16 * 1024];
            byte[] plain = new byte[64 * 1024];
            streams.seek(at);
            long packedTotal = 0;
            long plainTotal = 0;
            try {
                boolean first = true;
                while (!inflater.finished()) {
                    if (inflater.needsInput()) {
                        int read = streams.read(packed);
                        if (read <= 0) {
                            break;
                        }
                        // the line may end in \r\n
                        int skip = first && packed[0] == '\n' ? 1 : 0;
                        first = false;
                        inflater.setInput(packed, skip, read - skip);
                        packedTotal += read;
                    }
                    int length = inflater.inflate(plain);
                    if (length == 0 && (inflater.needsDictionary() || !inflater.needsInput() && !inflater.finished())) {
                        break;
                    }
                    plainTotal += length;
                    unpacked += length;
                    if (unpacked > MOST_UNPACKED || plainTotal > SMALL && plainTotal / packedTotal > HIGHEST_RATIO) {
                        throw new Unacceptable(Unacceptable.BOMB);
                    }
                    for (int i = 0; i < length; i++) {
                        names.take(plain[i] & 0xFF);
                    }
                }
                names.take(' ');
            } catch (DataFormatException notDeflated) {
                // an image, a font, or nothing
            } finally {
                inflater.end();
            }
        }
    }
}
