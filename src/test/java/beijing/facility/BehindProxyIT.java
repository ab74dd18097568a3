package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The delivered program behind a proxy that ends TLS and is believed, with a short time for uploads. */
class BehindProxyIT {

    private static final String NAME = "facility.example.cn";
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade",
            "http2-settings");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;
    private static ApplicationProcess application;
    private static HttpServer proxy;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (String own : List.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")) {
            environment.put(own, null);
        }
        environment.put("SERVER_FORWARDHEADERSSTRATEGY", "native");
        environment.put("FACILITY_HTTP_BODIES_UPLOADS", "PT3S");
        environment.put("FACILITY_DEMO_SAMPLEPROJECTS", "false");
        application = ApplicationProcess.start(directory, environment);
        application.awaitHealthy();
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(Executors.newCachedThreadPool());
        proxy.createContext("/", BehindProxyIT::pass);
        proxy.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (proxy != null) {
            proxy.stop(0);
        }
        application.close();
    }

    /** What TLS it ended and under which name, as nginx says it. */
    private static void pass(HttpExchange exchange) throws IOException {
        try (exchange; InputStream body = exchange.getRequestBody()) {
            byte[] sent = body.readAllBytes();
            HttpRequest.Builder onward = HttpRequest.newBuilder(application.uri(exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), sent.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent))
                    .header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", NAME).header("X-Forwarded-For", "203.0.113.5");
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                    values.forEach(value -> onward.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = HTTP.send(onward.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void throughItCookiesAreSecureAndTheBrowserIsToldToStayWithTls() throws Exception {
        HttpResponse<String> page = get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.toLowerCase().contains("; secure"));
    }

    @Test
    void whereItSendsABrowserOnIsUnderTheNameAndTls() throws Exception {
        for (String address : List.of("/", "/camunda", "/camunda/app/tasklist")) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).as(address).isIn(301, 302, 303, 307);
            assertThat(answer.headers().firstValue("Location")).as(address)
                    .hasValueSatisfying(location -> assertThat(location).startsWith("https://" + NAME + "/"));
        }
    }

    @Test
    void aPageOfThatNameChangesThingsAndOneOfAnotherDoesNot() throws Exception {
        assertThat(post("https://" + NAME).statusCode()).isEqualTo(204);
        HttpResponse<String> foreign = post("https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("其他网站");
    }

    @Test
    void whoComesStraightAndSaysNothingHasNoTls() throws Exception {
        HttpResponse<String> page = HTTP.send(HttpRequest.newBuilder(application.uri("/camunda/app/tasklist/default/")).build(),
                BodyHandlers.ofString());
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    /** 10 minutes as delivered. */
    @Test
    void anUploadThatTricklesIsCutOffWhenItsTimeIsOver() throws Exception {
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/projects/110105-2026-0001/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                    + Base64.getEncoder().encodeToString("municipal-drc:demo".getBytes(StandardCharsets.UTF_8))
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            Thread trickle = new Thread(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        out.write('y');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException enough) {
                    // the server has hung up
                }
            });
            trickle.start();
            byte[] buffer = new byte[4096];
            int read = socket.getInputStream().read(buffer);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9));
            assertThat(new String(buffer, 0, Math.max(read, 0), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
            trickle.interrupt();
            trickle.join();
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(through(address)).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String origin) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(through("/api/notices/read-all")).header("Origin", origin)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("municipal-drc:demo".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    }

    private static URI through(String address) {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort() + address);
    }
}
