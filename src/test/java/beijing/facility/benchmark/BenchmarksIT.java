package beijing.facility.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** Every benchmark still runs, at a size that says nothing about speed. */
class BenchmarksIT {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theTableIsFilledAndSqlByHandFindsTheSame() throws Exception {
        int rows = Benchmarks.run(new int[] {24, 36}, Effort.TINY, out);
        assertThat(rows).isGreaterThan(150);
        assertThat(printed()).contains("| 24 |", "| 36 |", "本单位待办, page of 15 | municipal-drc", "各部门：市卫生健康委, count | municipal-drc",
                "duplicate search").doesNotContain("> 10 s");
    }

    @Test
    void lifecyclesRunToTheirEndWithAndWithoutDomain() throws Exception {
        int completions = LifecycleBenchmark.run(LifecycleBenchmark.TINY, out);
        assertThat(completions).isEqualTo(32);
        assertThat(printed()).contains("round 1: ", "median ratio ");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
