package beijing.facility.attachments.web;

import java.time.OffsetDateTime;

import beijing.facility.attachments.Attachment;
import beijing.facility.workflow.BeijingClock;

/** A document as the list shows it. */
record AttachmentView(long id, String type, String typeLabel, String name, long size, String mediaType, String uploadedBy,
        String uploadedByName, OffsetDateTime uploadedAt, String task, String taskId, String taskName, boolean preview, Voided voided) {

    record Voided(String by, String byName, OffsetDateTime at, String reason) {
    }

    static AttachmentView of(Attachment attachment) {
        return new AttachmentView(attachment.id(), attachment.type().name(), attachment.type().label(), attachment.name(),
                attachment.size(), attachment.mediaType(), attachment.uploadedBy(), attachment.uploadedByName(),
                attachment.uploadedAt().atZone(BeijingClock.ZONE).toOffsetDateTime(), attachment.task(), attachment.taskId(),
                attachment.taskName(), attachment.shown(), attachment.voided().map(AttachmentView::voided).orElse(null));
    }

    private static Voided voided(Attachment.Void voided) {
        return new Voided(voided.by(), voided.byName(), voided.at().atZone(BeijingClock.ZONE).toOffsetDateTime(), voided.reason());
    }
}
