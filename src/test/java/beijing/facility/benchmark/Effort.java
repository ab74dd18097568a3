package beijing.facility.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How often something is done to know how long it takes.
 *
 * @param patience what takes long is done less often
 */
record Effort(int warmUp, int samples, Duration patience) {

    /** For figures. */
    static final Effort FULL = new Effort(20, 200, Duration.ofSeconds(6));
    /** To see that it still works. */
    static final Effort TINY = new Effort(0, 1, Duration.ZERO);

    /** For what is only compared with. */
    Effort few() {
        return new Effort(Math.min(1, warmUp), Math.min(20, samples), patience.dividedBy(3));
    }

    /** In nanoseconds, ascending. */
    List<Long> times(Callable<?> work) throws Exception {
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        for (int i = 0; i < warmUp && System.nanoTime() < end; i++) {
            work.call();
        }
        while (times.size() < samples && (times.size() < Math.min(3, samples) || System.nanoTime() < end)) {
            long begin = System.nanoTime();
            work.call();
            times.add(System.nanoTime() - begin);
        }
        Collections.sort(times);
        return times;
    }

    /** In milliseconds. */
    double median(Callable<?> work) throws Exception {
        return percentile(times(work), 50);
    }

    /** In milliseconds. */
    static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)) / 1_000_000.0;
    }
}
