package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import beijing.facility.workflow.InputException;

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
        int nobody;
        try (ServerSocket gone = new ServerSocket(0)) {
            nobody = gone.getLocalPort();
        }
        assertThatThrownBy(() -> scanner(nobody).scan(file(new byte[1]))).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsInfectedOrCanNotBeScannedIsRefusedWithASentence() throws IOException {
        FileName name = FileName.of("带毒.pdf");
        Path infected = file(Papers.pdf(FakeClamd.VIRUS));
        try (FakeClamd clamd = new FakeClamd()) {
            Inspection inspection = new Inspection(null, scanner(clamd.port()));
            assertThatThrownBy(() -> inspection.scan(name, infected)).isInstanceOf(InputException.class)
                    .hasMessage("“文件”（file）“带毒.pdf”含有病毒（Eicar-Test-Signature），未保存。");
            clamd.breaks("INSTREAM size limit exceeded. ERROR");
            assertThatThrownBy(() -> inspection.scan(name, infected)).isInstanceOf(ScannerDown.class)
                    .hasMessageContaining("病毒扫描服务暂时不可用，文件未保存");
        }
    }

    private static VirusScanner scanner(int port) {
        return new ClamAv(new AttachmentSettings.ClamAv("127.0.0.1", port, Duration.ofSeconds(5)));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("file"), content);
    }
}
