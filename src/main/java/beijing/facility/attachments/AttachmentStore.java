package beijing.facility.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the documents. Content goes in and out a chunk at a time. */
@Component
class AttachmentStore {

    private static final int CHUNK = 1024 * 1024;
    private static final String ATTACHMENT = """
            select id, project_number, type, name, media_type, size, sha256, task, task_id, task_name, uploaded_by,
                uploaded_by_name, uploaded_at, void_reason, voided_by, voided_by_name, voided_at
            from attachment where project_number = :project""";

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Attachment> of(String project) {
        return jdbc.sql(ATTACHMENT + " order by id").param("project", project).query(AttachmentStore::attachment).list();
    }

    Optional<Attachment> find(String project, long id) {
        return jdbc.sql(ATTACHMENT + " and id = :id").param("project", project).param("id", id)
                .query(AttachmentStore::attachment).optional();
    }

    /** The document of that type with the same content, unless it is void. */
    Optional<Attachment> same(String project, AttachmentType type, String sha256) {
        return jdbc.sql(ATTACHMENT + " and type = :type and sha256 = :sha256 and voided_at is null")
                .param("project", project).param("type", type.name()).param("sha256", sha256)
                .query(AttachmentStore::attachment).optional();
    }

    /** The types of which a project has a document that is not void. */
    List<AttachmentType> types(String project) {
        return jdbc.sql("select distinct type from attachment where project_number = :project and voided_at is null")
                .param("project", project).query((row, index) -> AttachmentType.valueOf(row.getString("type"))).list();
    }

    /** Puts content in, for the row that {@link #add} brings in the same transaction. */
    long addContent(Path file) {
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('attachment', 'id'))").query(Long.class).single();
        byte[] chunk = new byte[CHUNK];
        try (InputStream content = Files.newInputStream(file)) {
            int position = 0;
            for (int read; (read = content.readNBytes(chunk, 0, CHUNK)) > 0;) {
                jdbc.sql("insert into attachment_chunk (attachment, position, content) values (:id, :position, :content)")
                        .param("id", id).param("position", position++)
                        .param("content", read == CHUNK ? chunk : Arrays.copyOf(chunk, read))
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    void add(Attachment attachment) {
        jdbc.sql("""
                insert into attachment (id, project_number, type, name, media_type, size, sha256, task, task_id, task_name,
                    uploaded_by, uploaded_by_name, uploaded_at)
                values (:id, :project, :type, :name, :mediaType, :size, :sha256, :task, :taskId, :taskName, :by, :byName, :at)""")
                .param("id", attachment.id())
                .param("project", attachment.projectNumber())
                .param("type", attachment.type().name())
                .param("name", attachment.name())
                .param("mediaType", attachment.mediaType())
                .param("size", attachment.size())
                .param("sha256", attachment.sha256())
                .param("task", attachment.task())
                .param("taskId", attachment.taskId())
                .param("taskName", attachment.taskName())
                .param("by", attachment.uploadedBy())
                .param("byName", attachment.uploadedByName())
                .param("at", attachment.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void makeVoid(long id, Attachment.Void voided) {
        jdbc.sql("update attachment set void_reason = :reason, voided_by = :by, voided_by_name = :byName, voided_at = :at where id = :id")
                .param("id", id).param("reason", voided.reason()).param("by", voided.by()).param("byName", voided.byName())
                .param("at", voided.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** No connection is held while a slow reader takes a chunk: content never changes. */
    void write(long id, OutputStream out) throws IOException {
        for (int position = 0;; position++) {
            Optional<byte[]> chunk = jdbc.sql("select content from attachment_chunk where attachment = :id and position = :position")
                    .param("id", id).param("position", position)
                    .query((row, index) -> row.getBytes("content")).optional();
            if (chunk.isEmpty()) {
                return;
            }
            out.write(chunk.get());
        }
    }

    private static Attachment attachment(ResultSet row, int index) throws SQLException {
        Instant voidedAt = instant(row, "voided_at");
        return new Attachment(row.getLong("id"), row.getString("project_number"), AttachmentType.valueOf(row.getString("type")),
                row.getString("name"), row.getString("media_type"), row.getLong("size"), row.getString("sha256"),
                row.getString("task"), row.getString("task_id"), row.getString("task_name"),
                row.getString("uploaded_by"), row.getString("uploaded_by_name"), instant(row, "uploaded_at"),
                voidedAt == null ? Optional.empty()
                        : Optional.of(new Attachment.Void(row.getString("void_reason"), row.getString("voided_by"),
                                row.getString("voided_by_name"), voidedAt)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
