package beijing.facility.attachments;

import java.time.Instant;
import java.util.Optional;

/**
 * A document of a project. Never changed but for {@link #voided()}, once.
 *
 * @param mediaType as found from its content
 * @param task      the key of the task at which it was uploaded, {@code taskId} the task itself
 * @param uploadedByName what she was called then
 */
public record Attachment(long id, String projectNumber, AttachmentType type, String name, String mediaType, long size, String sha256,
        String task, String taskId, String taskName, String uploadedBy, String uploadedByName, Instant uploadedAt, Optional<Void> voided) {

    /** 作废, with what she was called then. */
    public record Void(String reason, String by, String byName, Instant at) {
    }

    /** Whether a browser can show it without any program of its own. */
    public boolean shown() {
        return FileFormat.ofMediaType(mediaType).map(FileFormat::shown).orElse(false);
    }
}
