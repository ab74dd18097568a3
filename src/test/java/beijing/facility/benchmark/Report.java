package beijing.facility.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints what was measured as the rows of a Markdown table, each as soon as it is known. */
class Report {

    private static final int WARM_UP = 20;
    private static final int SAMPLES = 200;
    /** In milliseconds: what takes long is asked less often. */
    private static final long PATIENCE = 6_000;

    private final int projects;
    private final long tasks;

    Report(int projects, long tasks) {
        this.projects = projects;
        this.tasks = tasks;
    }

    static void head() {
        System.out.println("| projects | open tasks | what | who | found | p50 ms | p95 ms | samples |");
        System.out.println("| ---: | ---: | --- | --- | ---: | ---: | ---: | ---: |");
    }

    /** @param work says how many it found */
    void time(String what, String who, Callable<? extends Number> work) throws Exception {
        Number found = work.call();
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
        for (int i = 0; i < WARM_UP && System.nanoTime() < end; i++) {
            work.call();
        }
        while (times.size() < SAMPLES && (times.size() < 3 || System.nanoTime() < end)) {
            long begin = System.nanoTime();
            work.call();
            times.add(System.nanoTime() - begin);
        }
        Collections.sort(times);
        System.out.printf("| %d | %d | %s | %s | %s | %.1f | %.1f | %d |%n", projects, tasks, what, who, found,
                percentile(times, 50), percentile(times, 95), times.size());
    }

    int projects() {
        return projects;
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)) / 1_000_000.0;
    }
}
