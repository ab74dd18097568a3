package beijing.facility.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A form with a file, as a browser sends it. */
public final class Multipart {

    static final String TYPE = "multipart/form-data; boundary=part-of-the-form";
    private static final String BOUNDARY = "part-of-the-form";

    private final StringBuilder fields = new StringBuilder();
    private String part = "file";
    private String head = "";
    private Supplier<InputStream> content = InputStream::nullInputStream;
    private long size;

    private Multipart() {
    }

    public static Multipart upload(String type, String task, String name, byte[] content) {
        return new Multipart().field("type", type).field("taskId", task)
                .file(name, () -> new ByteArrayInputStream(content), content.length);
    }

    /** A file and nothing else. */
    static Multipart file(String name, byte[] content) {
        return new Multipart().file(name, () -> new ByteArrayInputStream(content), content.length);
    }

    static Multipart fields(String type, String task) {
        return new Multipart().field("type", type).field("taskId", task);
    }

    /** An attachment as the engine calls it. */
    static Multipart engine(String name, byte[] content) {
        return new Multipart().field("attachment-name", name).field("attachment-type", "file").named("content")
                .file(name, () -> new ByteArrayInputStream(content), content.length);
    }

    /** Files as Camunda Modeler deploys them. */
    static Multipart deployment(String name, Map<String, String> files) {
        Multipart deployment = new Multipart().field("deployment-name", name).field("deployment-source", "Camunda Modeler");
        files.forEach((file, content) -> deployment.fields.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"")
                .append(file).append("\"; filename=\"").append(file).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .append(content).append("\r\n"));
        return deployment;
    }

    Multipart with(String name, String value) {
        return field(name, value);
    }

    private Multipart named(String part) {
        this.part = part;
        return this;
    }

    private Multipart field(String name, String value) {
        if (value != null) {
            fields.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"").append(name)
                    .append("\"\r\n\r\n").append(value).append("\r\n");
        }
        return this;
    }

    Multipart file(String name, Supplier<InputStream> bytes, long length) {
        // the client says what it is: nobody believes it
        head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name.replace("\"", "%22")
                + "\"\r\nContent-Type: text/html\r\n\r\n";
        content = bytes;
        size = length;
        return this;
    }

    BodyPublisher body() {
        byte[] before = (fields + head).getBytes(StandardCharsets.UTF_8);
        byte[] after = ((head.isEmpty() ? "" : "\r\n") + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), content.get(), new ByteArrayInputStream(after)))));
        return BodyPublishers.fromPublisher(stream, before.length + size + after.length);
    }
}
