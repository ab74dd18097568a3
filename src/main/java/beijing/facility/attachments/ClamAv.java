package beijing.facility.attachments;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clamd, by its command INSTREAM. */
class ClamAv implements VirusScanner {

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_REPLY = 4096;
    private static final Pattern INFECTED = Pattern.compile("stream: (.+) FOUND");

    private final AttachmentSettings.ClamAv settings;

    ClamAv(AttachmentSettings.ClamAv settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> scan(Path file) throws IOException {
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        try (Socket clamd = new Socket(); InputStream content = Files.newInputStream(file)) {
            clamd.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
            clamd.setSoTimeout(timeout);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(clamd.getOutputStream(), CHUNK));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[CHUNK];
            for (int read; (read = content.readNBytes(chunk, 0, CHUNK)) > 0;) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
            out.writeInt(0);
            out.flush();
            return verdict(new String(clamd.getInputStream().readNBytes(LONGEST_REPLY), StandardCharsets.UTF_8));
        }
    }

    private static Optional<String> verdict(String reply) throws IOException {
        String answer = reply.replace("\0", "").strip();
        Matcher infected = INFECTED.matcher(answer);
        if (infected.matches()) {
            return Optional.of(infected.group(1));
        }
        if (!answer.equals("stream: OK")) {
            throw new IOException("clamd: " + answer);
        }
        return Optional.empty();
    }
}
