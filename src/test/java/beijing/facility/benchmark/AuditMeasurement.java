package beijing.facility.benchmark;

import java.util.Map;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.http.HttpOfficial;

/** What the audit chain costs: one more entry, and the verification of as many as the projects leave behind. */
class AuditMeasurement implements Measurement {

    /** About what a project leaves behind until it operates. */
    private static final int ENTRIES = 50;
    private static final int MOST = 500_000;
    private static final int AT_ONCE = 5_000;

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        AuditTrail trail = facility.bean(AuditTrail.class);
        TransactionTemplate transaction = new TransactionTemplate(facility.bean(PlatformTransactionManager.class));
        long projects = facility.jdbc().sql("select count(*) from project").query(Long.class).single();
        while (count(facility) < Math.min(MOST, projects * ENTRIES)) {
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    append(trail);
                }
            });
        }
        report.time("audit chain, one more entry", "a transaction of its own", () -> {
            append(trail);
            return 1;
        });
        HttpOfficial auditor = HttpOfficial.of(facility.port(), "auditor");
        long begin = System.nanoTime();
        JsonNode verified = auditor.get("/api/audit/verify").expect(200).json();
        report.say("/api/audit/verify: %d entries in %.1f s%n", verified.get("entries").asLong(), (System.nanoTime() - begin) / 1e9);
    }

    /** As long as that of a decision. */
    private static void append(AuditTrail trail) {
        trail.append(AuditKind.OPERATION, Map.of("benchmark", "x".repeat(800)));
    }

    private static long count(Facility facility) {
        return facility.jdbc().sql("select count(*) from audit_entry").query(Long.class).single();
    }
}
