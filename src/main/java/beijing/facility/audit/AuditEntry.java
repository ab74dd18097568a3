package beijing.facility.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * A link of the chain.
 *
 * @param source   the table whose row {@code sourceId} it tells; null where it tells none
 * @param content  JSON
 * @param previous the digest of the entry before
 */
record AuditEntry(long seq, String kind, Instant at, Actor by, String project, String source, Long sourceId, String content,
        String previous, String digest) {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** What stands before the first. */
    static final String BEGINNING = "0".repeat(64);

    /** As fine as the database keeps it. */
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(BEIJING);

    /** The same entry with the digest that it should have. */
    AuditEntry sealed() {
        return new AuditEntry(seq, kind, at, by, project, source, sourceId, content, previous, Sm3.of(text().append('}').toString()));
    }

    /** One line of JSON; without its last member it is what the digest is of. */
    String line() {
        return text().append(",\"digest\":\"").append(digest).append("\"}").toString();
    }

    private StringBuilder text() {
        StringBuilder text = new StringBuilder(content.length() + 400).append("{\"seq\":").append(seq);
        add(text, "kind", kind);
        add(text, "at", AT.format(at));
        add(text, "by", by.id());
        add(text, "name", by.name());
        add(text, "unit", by.unit());
        add(text, "project", project);
        add(text, "source", source == null ? null : source + ":" + sourceId);
        text.append(",\"content\":").append(content);
        add(text, "previous", previous);
        return text;
    }

    private static void add(StringBuilder text, String member, String value) {
        text.append(",\"").append(member).append("\":");
        if (value == null) {
            text.append("null");
        } else {
            text.append('"');
            JsonStringEncoder.getInstance().quoteAsString(value, text);
            text.append('"');
        }
    }
}
