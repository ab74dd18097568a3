package beijing.facility.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Prints what was measured as the rows of a Markdown table, each as soon as it is known. */
class Report {

    private final int projects;
    private final long tasks;
    private final Effort effort;
    private final PrintStream out;
    private int rows;

    Report(int projects, long tasks, Effort effort, PrintStream out) {
        this.projects = projects;
        this.tasks = tasks;
        this.effort = effort;
        this.out = out;
    }

    static void head(PrintStream out) {
        out.println("| projects | open tasks | what | who | found | p50 ms | p95 ms | samples | stock engine p50 | ours/stock | SQL p50 | ours/SQL |");
        out.println("| ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    }

    /** @param work says how many it found */
    void time(String what, String who, Callable<? extends Number> work) throws Exception {
        time(what, who, work, null, null);
    }

    /**
     * @param stock what the engine as it comes takes for the same, in milliseconds; null where it has no such thing
     * @param sql   the same by SQL written by hand; null where nobody wrote any
     */
    void time(String what, String who, Callable<? extends Number> work, Callable<Optional<Double>> stock, Callable<? extends Number> sql)
            throws Exception {
        Number found = work.call();
        List<Long> times = effort.times(work);
        double median = Effort.percentile(times, 50);
        String byStock = "| |";
        if (stock != null) {
            byStock = stock.call().map(taken -> String.format(Locale.ROOT, "%.1f | %.3f |", taken, median / taken)).orElse("> 10 s | |");
        }
        String byHand = "| |";
        if (sql != null) {
            Number same = sql.call();
            if (same.longValue() != found.longValue()) {
                throw new IllegalStateException(what + " of " + who + " finds " + found + ", SQL " + same);
            }
            double taken = effort.median(sql);
            byHand = String.format(Locale.ROOT, "%.1f | %.1f |", taken, median / taken);
        }
        out.printf(Locale.ROOT, "| %d | %d | %s | %s | %s | %.1f | %.1f | %d | %s %s%n", projects, tasks, what, who, found, median,
                Effort.percentile(times, 95), times.size(), byStock, byHand);
        rows++;
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }

    int projects() {
        return projects;
    }

    Effort effort() {
        return effort;
    }

    /** How many rows it has by now. */
    int rows() {
        return rows;
    }
}
