package beijing.facility.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Bodies that never end, at a container of their own whose times are short. */
class SlowBodiesTest {

    private static final String UPLOAD = "/api/projects/110105-2026-0001/attachments";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    static Path directory;
    private static Tomcat tomcat;
    private static int port;

    @BeforeAll
    static void aContainer() throws Exception {
        tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxThreads", "8");
        tomcat.getConnector().setMaxPostSize(64 * 1024);
        tomcat.getConnector().setProperty("maxSwallowSize", String.valueOf(2 * 1024 * 1024));
        tomcat.getEngine().getPipeline().addValve(new SlowBodies());
        Context context = tomcat.addContext("", directory.toString());
        filter(context, "errors", new EveryErrorSpeaks());
        filter(context, "limits", new BodyLimits(new GateSettings.Bodies(LIMIT, LIMIT, LIMIT, LIMIT, 4, 2)));
        Tomcat.addServlet(context, "reader", new Reader()).setMultipartConfigElement(
                new MultipartConfigElement(directory.toString(), 1024 * 1024, 1024 * 1024, 0));
        context.addServletMappingDecoded("/*", "reader");
        tomcat.start();
        port = tomcat.getConnector().getLocalPort();
    }

    private static void filter(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Reads as the address says: the parts of a form, its fields, the body as it is, or nothing at all. */
    private static final class Reader extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String type = request.getContentType();
            long size;
            if ("nothing".equals(request.getQueryString())) {
                size = 0;
            } else if (request.getRequestURI().equals(UPLOAD)) {
                try {
                    size = request.getPart("file").getSize();
                } catch (ServletException none) {
                    throw new IOException(none);
                }
            } else if (type.contains("form-urlencoded")) {
                size = request.getParameterMap().size();
            } else {
                size = request.getInputStream().readAllBytes().length;
            }
            response.getWriter().print("read " + size);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
            UPLOAD + ", multipart/form-data; boundary=x",
            "/api/progress-reports, application/json",
            "/engine-rest/deployment/create, multipart/form-data; boundary=x",
            "/camunda/api/admin/auth/user/default/login/tasklist, application/x-www-form-urlencoded"})
    void whoeverTricklesIsCutOffWhenTheTimeIsOver(String address, String type) throws Exception {
        long begin = System.nanoTime();
        String answer = trickles("POST " + address, type, Duration.ofSeconds(12));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(LIMIT, LIMIT.plusSeconds(5));
        assertThat(answer).startsWith("HTTP/1.1 408").contains("等候请求内容的时间过长");
    }

    @Test
    void aDocumentThatComesInTimeIsRead() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + "y".repeat(500_000) + "\r\n--x--\r\n";
        assertThat(sends("POST " + UPLOAD, "multipart/form-data; boundary=x", body)).startsWith("HTTP/1.1 200").contains("read 500000");
    }

    /** What is left of a body is thrown away for as long as it comes at once, and its sender reads the answer. */
    @Test
    void theRestOfABodyHoldsNobody() throws Exception {
        long begin = System.nanoTime();
        String answer = trickles("POST /api/x?nothing", "application/json", Duration.ofSeconds(12));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        assertThat(answer).startsWith("HTTP/1.1 200").contains("read 0");
        assertThat(sends("POST /api/x?nothing", "application/json", "z".repeat(1_500_000))).startsWith("HTTP/1.1 200");
    }

    @Test
    void soManyStrangersAreReadAtOnceAndNoMore() throws Exception {
        String begun = "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\nusername=";
        try (Socket first = open(begun); Socket second = open(begun)) {
            Thread.sleep(300);
            long asked = System.nanoTime();
            String third = sends("POST /camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded", "x=1");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1500));
            assertThat(third).startsWith("HTTP/1.1 503").contains("Retry-After: 5", "同时提交的请求过多");
            assertThat(sends("POST /api/x", "application/json", "{}")).as("who is known").startsWith("HTTP/1.1 200");
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }
        Thread.sleep(LIMIT.plusSeconds(1).toMillis());
        assertThat(sends("POST /camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded", "x=1"))
                .startsWith("HTTP/1.1 200");
    }

    private static Socket open(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String sends(String line, String type, String body) throws IOException {
        try (Socket socket = open(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body)) {
            return rest(socket);
        }
    }

    /** A byte every tenth of a second, until the server has enough of it. */
    private static String trickles(String line, String type, Duration most) throws Exception {
        String start = type.startsWith("multipart") ? "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" : "";
        try (Socket socket = open(line + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: 60000\r\n\r\n" + start)) {
            Thread trickle = new Thread(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    for (long end = System.nanoTime() + most.toNanos(); System.nanoTime() < end;) {
                        out.write('y');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException enough) {
                    // the server has hung up
                }
            });
            trickle.start();
            String answer = rest(socket);
            trickle.interrupt();
            trickle.join();
            return answer;
        }
    }

    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(buffer); read >= 0; read = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            // what came before counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
