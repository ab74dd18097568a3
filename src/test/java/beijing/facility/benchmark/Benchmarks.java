package beijing.facility.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * Measures the application as it grows and prints what it found. The arguments are the numbers of projects, ascending, or
 * {@code lifecycles}; see README.md for the command. To measure something else, add a class to {@link #measurements}. The build runs
 * each at a tiny size ({@code BenchmarksIT}), so that none breaks unseen.
 */
final class Benchmarks {

    private Benchmarks() {
    }

    private static List<Measurement> measurements() {
        return List.of(new TaskListMeasurement(), new ProjectListMeasurement(), new LedgerMeasurement(), new DuplicateSearchMeasurement(),
                new AuditMeasurement());
    }

    public static void main(String[] arguments) throws Exception {
        // as the application's main method does it
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        if (List.of(arguments).contains("lifecycles")) {
            LifecycleBenchmark.run(LifecycleBenchmark.FULL, System.out);
        } else {
            run(Stream.of(arguments.length == 0 ? new String[] {"1000", "10000", "50000"} : arguments).mapToInt(Integer::parseInt).toArray(),
                    Effort.FULL, System.out);
        }
        System.exit(0);
    }

    /** @return how many rows the table has got */
    static int run(int[] sizes, Effort effort, PrintStream out) throws Exception {
        int rows = 0;
        List<Measurement> measurements = measurements();
        try (Facility facility = Facility.start()) {
            machine(facility, out);
            BulkProjects projects = BulkProjects.of(facility);
            Report.head(out);
            for (int size : sizes) {
                projects.fillTo(size);
                Report report = new Report(size, facility.jdbc().sql("select count(*) from act_ru_task").query(Long.class).single(),
                        effort, out);
                for (Measurement measurement : measurements) {
                    measurement.measure(facility, report);
                }
                rows += report.rows();
            }
            System.gc();
            out.printf("%nHeap in use after all of it: %d MB.%n", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
            measurements.forEach(Measurement::close);
        }
        return rows;
    }

    private static void machine(Facility facility, PrintStream out) {
        System.gc();
        out.printf("%n%s; Java %s, %d processors (%s %s), heap at most %d MB; %s%n",
                Instant.now().atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                Runtime.version(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().maxMemory() >> 20,
                facility.jdbc().sql("select split_part(version(), ',', 1)").query(String.class).single());
        out.printf("Load of the machine before: %.1f. Application ready after %.1f s (on an empty database, whose tables it"
                        + " makes), heap in use then %d MB.%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), facility.startTime().toMillis() / 1000.0,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        out.println("""
                The database is the embedded PostgreSQL with its own settings, but without fsync. Twelve projects are driven to their
                stages by their officials; all others are copies of these by SQL, with ids, numbers, districts, units, names, addresses
                and times of their own, and without the history of their variables, which nothing here reads.
                """);
    }
}
