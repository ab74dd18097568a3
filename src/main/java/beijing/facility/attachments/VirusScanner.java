package beijing.facility.attachments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks into a file before it is kept. */
public interface VirusScanner {

    /**
     * @return the name of what was found, empty if the file is clean
     * @throws IOException where it can't be told; the file is not kept then
     */
    Optional<String> scan(Path file) throws IOException;
}
