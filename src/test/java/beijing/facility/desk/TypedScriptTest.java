package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The scripts of the pages that need no page, in node. */
class TypedScriptTest {

    @Test
    void theScriptsPassTheirOwnTests() throws Exception {
        assumeTrue(hasNode(), "跳过脚本测试：本机没有 node。Tests of the scripts skipped: no node here.");
        Process node = new ProcessBuilder("node", "--test", "src/test/js/typed.test.mjs").redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).contains("pass ");
    }

    private static boolean hasNode() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> new File(directory, "node").canExecute());
    }
}
