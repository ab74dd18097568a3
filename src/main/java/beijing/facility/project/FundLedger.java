package beijing.facility.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.audit.AuditedTable;
import beijing.facility.mandate.Mandate;
import beijing.facility.measures.ReleaseDue;
import beijing.facility.project.LedgerEntry.Approval;
import beijing.facility.project.LedgerEntry.Disbursement;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.LedgerEntry.Repayment;

/**
 * The money of the projects (Articles 24, 25, 28; contract §7): entries that are never changed, each booked on the balance of its
 * project by the database, which refuses what would break the rules of the ledger.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FundLedger {

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    FundLedger(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Empty before the first approval. */
    public Optional<Balance> find(String project) {
        return jdbc.sql("select approved, released, disbursed, repaid, returned from ledger where project_number = ?")
                .param(project)
                .query(Balance.class)
                .optional();
    }

    /** @throws IllegalStateException where nothing was approved yet */
    public Balance balance(String project) {
        return find(project).orElseThrow(() -> new IllegalStateException("项目" + project + "没有批复补助资金。"));
    }

    void approve(String project, Approval.Kind kind, BigDecimal amount, String number, LocalDate date, String by) {
        record(AuditedTable.APPROVAL, project, jdbc.sql("""
                insert into subsidy_approval (project_number, kind, amount, number, decided_on, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(project, kind.name(), amount, number, date, by, now()));
    }

    public void release(Mandate mandate, String project, BigDecimal amount, String number, LocalDate date, LocalDate dueOn,
            ReleaseDue due) {
        record(AuditedTable.RELEASE, project, jdbc.sql("""
                insert into fund_release (project_number, tranche, amount, number, release_date, due_on, share, entitled,
                                          recorded_by, recorded_at)
                values (?, (select count(*) + 1 from fund_release where project_number = ?), ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(project, project, amount, number, date, dueOn, due.share(), due.entitled(), mandate.official(), now()));
    }

    public void disburse(Mandate mandate, String project, Release release, BigDecimal amount, LocalDate date, String voucher,
            String financeDocument, boolean late) {
        record(AuditedTable.DISBURSEMENT, project, jdbc.sql("""
                insert into disbursement (release, project_number, amount, disbursement_date, voucher_number,
                                          finance_document_number, late, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(release.id(), project, amount, date, voucher, financeDocument, late, mandate.official(), now()));
    }

    /** What the district still holds goes back first: it need not be paid out to be repaid. */
    public void repay(Mandate mandate, String project, BigDecimal amount, LocalDate date, String voucher) {
        BigDecimal returned = amount.min(balance(project).outstanding());
        record(AuditedTable.REPAYMENT, project, jdbc.sql("""
                insert into repayment (project_number, amount, returned, repayment_date, voucher_number, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(project, amount, returned, date, voucher, mandate.official(), now()));
    }

    /** @param insert of one row, that returns its id */
    private void record(AuditedTable table, String project, JdbcClient.StatementSpec insert) {
        trail.row(AuditKind.valueOf(table.name()), table, insert.query(Long.class).single(), project);
    }

    public List<Approval> approvals(String project) {
        return jdbc.sql("select * from subsidy_approval where project_number = ? order by id")
                .param(project)
                .query((row, index) -> new Approval(Approval.Kind.valueOf(row.getString("kind")), row.getBigDecimal("amount"),
                        row.getString("number"), date(row, "decided_on"), row.getString("recorded_by"), at(row)))
                .list();
    }

    public List<Release> releases(String project) {
        return jdbc.sql("select * from fund_release where project_number = ? order by tranche")
                .param(project)
                .query((row, index) -> new Release(row.getLong("id"), row.getInt("tranche"), row.getBigDecimal("amount"),
                        date(row, "release_date"), row.getString("number"), date(row, "due_on"), row.getBigDecimal("share"),
                        row.getBigDecimal("entitled"), row.getString("recorded_by"), at(row)))
                .list();
    }

    /** The release that is or was worked last. */
    public Optional<Release> lastRelease(String project) {
        List<Release> releases = releases(project);
        return releases.isEmpty() ? Optional.empty() : Optional.of(releases.get(releases.size() - 1));
    }

    public List<Disbursement> disbursements(String project) {
        return jdbc.sql("""
                select d.*, r.tranche from disbursement d join fund_release r on r.id = d.release
                where d.project_number = ? order by d.id""")
                .param(project)
                .query((row, index) -> new Disbursement(row.getInt("tranche"), row.getBigDecimal("amount"),
                        date(row, "disbursement_date"), row.getString("voucher_number"),
                        row.getString("finance_document_number"), row.getBoolean("late"), row.getString("recorded_by"), at(row)))
                .list();
    }

    public List<Repayment> repayments(String project) {
        return jdbc.sql("select * from repayment where project_number = ? order by id")
                .param(project)
                .query((row, index) -> new Repayment(row.getBigDecimal("amount"), row.getBigDecimal("returned"),
                        date(row, "repayment_date"), row.getString("voucher_number"), row.getString("recorded_by"), at(row)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }
}
