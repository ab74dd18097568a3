package beijing.facility.attachments;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks clamd's side of INSTREAM: finds the test virus, and gives out when it is told to. */
public final class FakeClamd implements AutoCloseable {

    /** Stands in for a virus. */
    public static final String VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private final ServerSocket server;
    private final AtomicLong received = new AtomicLong();
    private volatile String brokenAnswer;

    public FakeClamd() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake clamd");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What it says instead of a verdict from now on; null for verdicts. */
    public void breaks(String answer) {
        brokenAnswer = answer;
    }

    /** Bytes of the last file. */
    public long received() {
        return received.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (IOException closed) {
                // the next one
            }
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        String command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            client.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        StringBuilder content = new StringBuilder();
        for (int length; (length = in.readInt()) > 0;) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        received.set(content.length());
        String answer = brokenAnswer != null ? brokenAnswer
                : content.indexOf(VIRUS) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
        client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
