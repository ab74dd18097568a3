package beijing.facility.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.springframework.stereotype.Service;

import beijing.facility.workflow.InputException;

/** The checks of a document for a file that is read and not kept. */
@Service
public class FileChecks {

    private final Inspection inspection;

    FileChecks(Inspection inspection) {
        this.inspection = inspection;
    }

    /**
     * @param given what the client calls the file
     * @throws InputException where it is not of that format, has something in it that runs, fetches, hides or bursts, or is infected
     */
    public void require(FileFormat format, String given, Path file) {
        FileName name = FileName.of(given);
        if (!FileFormat.ofExtension(name.extension()).filter(format::equals).isPresent()) {
            throw new InputException("“文件”（file）“" + name.value() + "”不能导入，须为 ." + format.extensions().get(0) + " 文件。");
        }
        try {
            inspection.format(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inspection.scan(name, file);
    }
}
