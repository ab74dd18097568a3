package beijing.facility.attachments.web;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import beijing.facility.attachments.Attachment;
import beijing.facility.identity.UserNames;
import beijing.facility.workflow.BeijingClock;

/** A document as the list shows it. */
record AttachmentView(long id, String type, String typeLabel, String name, long size, String mediaType, String uploadedBy,
        String uploadedByName, OffsetDateTime uploadedAt, String task, String taskId, String taskName, boolean preview, Voided voided) {

    record Voided(String by, String byName, OffsetDateTime at, String reason) {
    }

    static List<AttachmentView> of(Collection<Attachment> attachments, UserNames users) {
        Map<String, String> names = users.ofAll(attachments.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.uploadedBy()), each.voided().map(Attachment.Void::by).stream()))
                .toList());
        return attachments.stream().map(each -> of(each, names)).toList();
    }

    private static AttachmentView of(Attachment attachment, Map<String, String> names) {
        return new AttachmentView(attachment.id(), attachment.type().name(), attachment.type().label(), attachment.name(),
                attachment.size(), attachment.mediaType(), attachment.uploadedBy(), names.get(attachment.uploadedBy()),
                attachment.uploadedAt().atZone(BeijingClock.ZONE).toOffsetDateTime(), attachment.task(), attachment.taskId(),
                attachment.taskName(), attachment.shown(), attachment.voided().map(voided -> voided(voided, names)).orElse(null));
    }

    private static Voided voided(Attachment.Void voided, Map<String, String> names) {
        return new Voided(voided.by(), names.get(voided.by()), voided.at().atZone(BeijingClock.ZONE).toOffsetDateTime(),
                voided.reason());
    }
}
