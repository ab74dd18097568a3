package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.http.Wire.Reply;
import beijing.facility.process.ProcessTest;

/** More connections than the server has threads, each of which sends a byte now and then: who works does not wait for them. */
@ProcessTest
class SlowSignInHttpTest {

    private static final int MORE_THAN_THREADS = 100;
    private static final Duration SOON = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void signInsThatNeverEndLeaveRoomForThoseWhoWork() throws Exception {
        Reply page = new Wire(port).asks("GET /camunda/app/tasklist/default/", "", "Accept: text/html");
        String cookies = page.headers().stream().filter(line -> line.startsWith("Set-Cookie: "))
                .map(line -> line.substring("Set-Cookie: ".length()).split(";")[0]).collect(Collectors.joining("; "));
        String token = cookies.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");
        WebSession atWork = WebSession.signedIn(port, "dept-health");
        open("POST /camunda/api/admin/auth/user/default/login/tasklist", "Content-Type: application/x-www-form-urlencoded",
                "Cookie: " + cookies, "X-XSRF-TOKEN: " + token);
        for (int time = 0; time < 5; time++) {
            assertTimeout(SOON, () -> HttpOfficial.of(port, "dept-health").get("/engine-rest/task/count").expect(200));
            assertTimeout(SOON, () -> atWork.get("/task/count").expect(200));
        }
        Answer another = assertTimeout(SOON, () -> WebSession.anonymous(port).signIn("dept-health", "demo", "tasklist"));
        assertThat(another.status()).isEqualTo(503);
        assertThat(another.message()).isEqualTo("同时提交的请求过多，未保存任何内容，请稍后重试。");

        hangUp();
        Thread.sleep(1000);
        assertThat(WebSession.anonymous(port).signIn("dept-health", "demo", "tasklist").status()).isEqualTo(200);
    }

    /** Nothing is read of whoever is not known, and what she goes on sending holds nobody either. */
    @Test
    void requestsThatAreRefusedUnreadLeaveRoomToo() throws Exception {
        open("POST /engine-rest/task", "Content-Type: application/json");
        for (int time = 0; time < 5; time++) {
            assertTimeout(SOON, () -> HttpOfficial.of(port, "dept-health").get("/engine-rest/task/count").expect(200));
        }
    }

    private void open(String line, String... headers) throws IOException, InterruptedException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 1000\r\n\r\nusername=").getBytes(StandardCharsets.US_ASCII));
        }
        Thread.sleep(500);
    }
}
