package beijing.facility.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes to the server as nobody's program would send them, and what comes back. */
final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PIECE = 64 * 1024;

    /** @param sent how many bytes of the body went out before the server answered or hung up */
    record Reply(int status, List<String> headers, String body, long sent) {

        String header(String name) {
            return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
        }

        /** The sentence of a JSON body. */
        String message() {
            try {
                return HttpOfficial.JSON.readTree(body).path("message").asText();
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + body, noJson);
            }
        }
    }

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    static String basic(String user) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    /** A request with a body, its length said truly. */
    Reply asks(String line, String body, String... headers) {
        StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        return sends(head.append("\r\n").toString() + body);
    }

    Reply sends(String raw) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
            return reply(socket.getInputStream(), 0);
        } catch (IOException e) {
            throw new AssertionError(raw, e);
        }
    }

    /** So many megabytes, in chunks or with their length announced, by somebody who reads only when she can send no more. */
    Reply floods(String line, long megabytes, boolean chunked, String... headers) {
        long size = megabytes * 1024 * 1024;
        StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: x\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + size).append("\r\n\r\n");
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream piece = new ByteArrayOutputStream();
            if (chunked) {
                piece.writeBytes((Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            byte[] content = new byte[PIECE];
            Arrays.fill(content, (byte) 'x');
            piece.writeBytes(content);
            if (chunked) {
                piece.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            long sent = 0;
            AtomicBoolean refused = new AtomicBoolean();
            while (sent < size && !refused.get()) {
                try {
                    out.write(piece.toByteArray());
                    sent += PIECE;
                } catch (SocketException hungUp) {
                    refused.set(true);
                }
            }
            return reply(socket.getInputStream(), sent);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static Reply reply(InputStream in, long sent) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[PIECE];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            // what came before counts
        }
        // byte by byte: a chunk may end in the middle of a letter
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, List.of(), text, sent);
        }
        List<String> head = List.of(text.substring(0, end).split("\r\n"));
        String body = text.substring(end + 4);
        boolean chunked = head.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
        if (chunked && body.contains("\r\n")) {
            body = unchunked(body);
        }
        return new Reply(Integer.parseInt(head.get(0).split(" ")[1]), head,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), sent);
    }

    private static String unchunked(String body) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int end = body.indexOf('\r', at);
            int length = Integer.parseInt(body.substring(at, end), 16);
            if (length == 0) {
                break;
            }
            // the connection may have ended before the chunk
            text.append(body, end + 2, Math.min(body.length(), end + 2 + length));
            at = end + 2 + length + 2;
        }
        return text.toString();
    }
}
