package beijing.facility.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.stereotype.Service;

import beijing.facility.project.web.ProjectLedger;

/** 项目台账 of the files that the signed-in user may see. */
@Service
public class LedgerDocument {

    private final ProjectLedger ledger;

    LedgerDocument(ProjectLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Writes the ledger to a file that the caller deletes. Only a complete one is handed out, and a slow reader holds no connection
     * to the database.
     */
    public Path write(String district, String status) {
        Path file = null;
        try (LedgerWorkbook workbook = new LedgerWorkbook()) {
            ledger.each(district, status, workbook::add);
            file = Files.createTempFile("ledger-", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.finish(out);
            }
            return file;
        } catch (IOException failed) {
            delete(file);
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes what {@link #write} made. */
    public void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
