package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a bare machine: killed at one moment after the other, on the same data, it must come up in the end. */
@TestMethodOrder(OrderAnnotation.class)
class DemoStartIT {

    /** A shell without a language and in another zone. */
    private static final Map<String, String> BARE = new HashMap<>();

    static {
        BARE.put("LANG", null);
        BARE.put("LC_ALL", "C");
        BARE.put("TZ", "America/New_York");
        for (String name : List.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")) {
            BARE.put(name, null);
        }
    }

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private static ApplicationProcess start() throws IOException {
        return ApplicationProcess.start(directory, BARE);
    }

    @Test
    @Order(1)
    void killedWhileThingsAreMadeItStartsTheNextTime() throws Exception {
        ApplicationProcess unpacking = start();
        unpacking.awaitOutput("Extracting Postgres");
        unpacking.kill();

        ApplicationProcess makingTheCluster = start();
        makingTheCluster.await("initdb", () -> Files.exists(directory.resolve("data/cluster/PG_VERSION")));
        makingTheCluster.kill();

        ApplicationProcess migrating = start();
        migrating.awaitOutput("Migrating schema");
        migrating.kill();

        ApplicationProcess makingTheTablesOfTheEngine = start();
        makingTheTablesOfTheEngine.awaitOutput("'create' on component 'engine'");
        makingTheTablesOfTheEngine.kill();

        try (ApplicationProcess application = start()) {
            System.out.println("First start that was let through: " + application.awaitHealthy());
            assertThat(application.output()).contains("+08:00").contains("演示数据库").doesNotContain("不识别汉字");
            secondApplicationOnTheSameDataIsRefused();
            assertThat(application.healthy()).isTrue();
            answersThisMachineAlone(application.port());
        }
        assertThat(directory.resolve("data/cluster/postmaster.pid")).doesNotExist();
    }

    private static void secondApplicationOnTheSameDataIsRefused() throws Exception {
        ApplicationProcess second = start();
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output()).contains("占用着演示数据目录").contains("--facility.demo.data-directory");
    }

    private static void answersThisMachineAlone(int port) throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 2000);
                throw new AssertionError("The demo can be reached at " + address);
            } catch (ConnectException expected) {
                assertThat(expected).hasMessageContaining("refused");
            }
        }
    }

    @Test
    @Order(2)
    void killedWhileItRunsItStartsTheNextTimeAndSoon() throws Exception {
        ApplicationProcess killed = start();
        System.out.println("Second start: " + killed.awaitHealthy());
        long orphan = Long.parseLong(Files.readAllLines(directory.resolve("data/cluster/postmaster.pid")).get(0));
        killed.kill();
        assertThat(ProcessHandle.of(orphan)).as("the server that the killed application leaves behind").isPresent();

        try (ApplicationProcess application = start()) {
            Duration time = application.awaitHealthy();
            System.out.println("Start after kill -9: " + time);
            assertThat(time).isLessThan(Duration.ofSeconds(30));
            assertThat(ProcessHandle.of(orphan).flatMap(process -> process.info().command())).isEmpty();
        }
    }
}
