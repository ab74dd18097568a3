package beijing.facility.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import beijing.facility.http.HttpOfficial;

/** 项目台账 of all projects over HTTP, and how far the heap grows above what was in use before. */
class LedgerMeasurement implements Measurement {

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        HttpOfficial official = HttpOfficial.of(facility.port(), "municipal-drc");
        report.time("/api/projects.xlsx (KB)", "municipal-drc", () -> size(official));
        System.gc();
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        int size = size(official);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        report.say("/api/projects.xlsx: %d KB; heap %d MB before, at most %d MB while it was made, garbage included%n", size,
                before >> 20, peak >> 20);
    }

    private static int size(HttpOfficial official) {
        return official.download("/api/projects.xlsx").body().length >> 10;
    }
}
