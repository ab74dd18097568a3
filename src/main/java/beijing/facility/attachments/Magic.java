package beijing.facility.attachments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its first bytes. No name is asked: a name proves nothing. */
final class Magic {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private Magic() {
    }

    /** Whether a file is of that media type, or of a kind of it. */
    static boolean is(String mediaType, Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.getMediaTypeRegistry().isInstanceOf(TYPES.detect(content, new Metadata()), MediaType.parse(mediaType));
        }
    }
}
