package beijing.facility.attachments;

import java.io.IOException;
import java.nio.file.Path;

/** What may be inside a document of a format, beyond being one. */
interface Content {

    Content ANY = file -> { };

    void inspect(Path file) throws IOException, Unacceptable;
}
