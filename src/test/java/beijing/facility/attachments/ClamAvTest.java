package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clamd answers, against a server that speaks its protocol. */
class ClamAvTest {

    @TempDir
    Path directory;

    @Test
    void everyByteIsScannedAndAVirusHasItsName() throws IOException {
        try (FakeClamd clamd = new FakeClamd()) {
            VirusScanner scanner = scanner(clamd.port());
            assertThat(scanner.scan(file(new byte[200_001]))).isEmpty();
            assertThat(clamd.received()).isEqualTo(200_001);
            assertThat(scanner.scan(file(FakeClamd.VIRUS.getBytes()))).contains("Eicar-Test-Signature");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR", "", "stream: OK stream: OK", "FOUND", "stream:  FOUND OK"})
    void whatIsNoVerdictIsNotTakenForClean(String answer) {
        try (FakeClamd clamd = new FakeClamd()) {
            clamd.breaks(answer);
            assertThatThrownBy(() -> scanner(clamd.port()).scan(file(new byte[1]))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoDoesNotAnswerHasNotFoundItClean() throws IOException {
        FakeClamd gone = new FakeClamd();
        gone.close();
        assertThatThrownBy(() -> scanner(gone.port()).scan(file(new byte[1]))).isInstanceOf(IOException.class);
    }

    private static VirusScanner scanner(int port) {
        return new ClamAv(new AttachmentSettings.ClamAv("127.0.0.1", port, Duration.ofSeconds(5)));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("file"), content);
    }
}
