package beijing.facility.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the chain from its beginning, entry by entry, however long it is. */
@Service
public class AuditReader {

    private static final int AT_ONCE = 1000;

    /** What is wrong: with an entry, or with a row that none tells. */
    private record Broken(Long seq, String row, String reason) {

        Broken(long seq, String reason) {
            this(seq, null, reason);
        }

        static Broken untold(String row, String reason) {
            return new Broken(null, row, reason);
        }

        /** An entry comes before a row that has none. */
        long place() {
            return seq == null ? Long.MAX_VALUE : seq;
        }
    }

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final AuditTrail trail;
    private final Acting acting;

    AuditReader(JdbcTemplate jdbc, PlatformTransactionManager transactions, AuditTrail trail, Acting acting) {
        // its own: the fetch size is for long answers
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(AT_ONCE);
        this.snapshot = new TransactionTemplate(transactions);
        // entries, their end and the rows that they tell, all of the same moment
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.trail = trail;
        this.acting = acting;
    }

    /** @throws NotAuditor where the signed-in user is none */
    public Verification verify() {
        onlyAuditors();
        return snapshot.execute(status -> {
            jdbc.execute("set local time zone 'Asia/Shanghai'");
            Chain chain = new Chain();
            jdbc.query("select * from audit_entry order by seq", (RowCallbackHandler) row -> chain.next(entry(row)));
            List<Broken> broken = new ArrayList<>();
            chain.broken(end()).ifPresent(broken::add);
            for (AuditedTable table : AuditedTable.values()) {
                changedRow(table).ifPresent(broken::add);
            }
            changedBalance().ifPresent(broken::add);
            return broken.stream().min(Comparator.comparingLong(Broken::place))
                    .map(first -> new Verification(chain.entries, false, first.seq(), first.row(), first.reason(), chain.digest))
                    .orElseGet(() -> new Verification(chain.entries, true, null, null, null, chain.digest));
        });
    }

    /**
     * Gives every entry of these days as a line of JSON, and puts on record that it did.
     *
     * @param from the first day, null for the first of all
     * @param to   the last day, null for today
     * @throws NotAuditor where the signed-in user is none
     */
    public void export(LocalDate from, LocalDate to, Consumer<String> line) {
        onlyAuditors();
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("from", from);
        range.put("to", to);
        trail.append(AuditKind.EXPORT, range);
        snapshot.executeWithoutResult(status -> jdbc.query("""
                select * from audit_entry where at >= coalesce(?::timestamptz, '-infinity') and at < coalesce(?::timestamptz, 'infinity')
                order by seq""", (RowCallbackHandler) row -> line.accept(entry(row).line()),
                beginning(from), to == null ? null : beginning(to.plusDays(1))));
    }

    /** @throws NotAuditor where the signed-in user is none */
    public void onlyAuditors() {
        if (!acting.mayAudit()) {
            throw new NotAuditor();
        }
    }

    private static String beginning(LocalDate day) {
        return day == null ? null : day.atStartOfDay(AuditEntry.BEIJING).toOffsetDateTime().toString();
    }

    private AuditEntry end() {
        return jdbc.queryForObject("select seq, digest from audit_tail", (row, index) ->
                new AuditEntry(row.getLong(1), null, null, null, null, null, null, null, null, row.getString(2)));
    }

    /** The first row that is gone, was changed, or came without an entry. */
    private Optional<Broken> changedRow(AuditedTable table) {
        return jdbc.query("""
                select e.seq, e.source_id, r.id
                from (select seq, source_id, content from audit_entry where source = '%1$s') e
                    full join %1$s r on r.id = e.source_id
                where e.seq is null or r.id is null or e.content is distinct from %2$s
                order by e.seq nulls last, r.id limit 1""".formatted(table.table(), table.content("r")),
                (row, index) -> {
                    long seq = row.getLong(1);
                    if (row.wasNull()) {
                        return Broken.untold(table.table() + ":" + row.getLong(3), "“" + table.label() + "”表中编号" + row.getLong(3) + "的记录没有审计条目。");
                    }
                    return new Broken(seq, "“" + table.label() + "”表中编号" + row.getLong(2) + "的记录"
                            + (row.getObject(3) == null ? "已被删除。" : "已被改动，与审计条目不符。"));
                }).stream().findFirst();
    }

    /** The balances are what their entries come to. */
    private Optional<Broken> changedBalance() {
        return jdbc.query("""
                select b.project_number, (select max(e.seq) from audit_entry e
                                          where e.project = b.project_number and e.source <> 'decision')
                from ledger b
                    left join (select distinct on (project_number) project_number, amount
                               from subsidy_approval order by project_number, id desc) a using (project_number)
                    left join (select project_number, sum(amount) as amount
                               from fund_release group by project_number) r using (project_number)
                    left join (select project_number, sum(amount) as amount
                               from disbursement group by project_number) d using (project_number)
                    left join (select project_number, sum(amount) as amount, sum(returned) as returned
                               from repayment group by project_number) p using (project_number)
                where b.approved is distinct from a.amount or b.released <> coalesce(r.amount, 0)
                    or b.disbursed <> coalesce(d.amount, 0) or b.repaid <> coalesce(p.amount, 0)
                    or b.returned <> coalesce(p.returned, 0)
                order by 2 nulls last limit 1""",
                (row, index) -> {
                    long seq = row.getLong(2);
                    boolean untold = row.wasNull();
                    String reason = "项目" + row.getString(1) + "的资金余额与其台账条目不符。";
                    return untold ? Broken.untold("ledger:" + row.getString(1), reason) : new Broken(seq, reason);
                }).stream().findFirst();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        long sourceId = row.getLong("source_id");
        return new AuditEntry(row.getLong("seq"), row.getString("kind"), row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(row.getString("by_id"), row.getString("by_name"), row.getString("unit")), row.getString("project"),
                row.getString("source"), row.getString("source") == null ? null : sourceId, row.getString("content"), row.getString("previous"),
                row.getString("digest"));
    }

    /** The entries as they come by. */
    private static final class Chain {

        private long entries;
        private long last;
        private String digest = AuditEntry.BEGINNING;
        private Broken broken;

        void next(AuditEntry entry) {
            entries++;
            if (broken == null) {
                if (entry.seq() != last + 1) {
                    broken = new Broken(last + 1, "第" + (last + 1) + "条已被删除。");
                } else if (!entry.previous().equals(digest)) {
                    broken = new Broken(entry.seq(), "第" + entry.seq() + "条所记的前一条摘要，与前一条的摘要不符。");
                } else if (!entry.digest().equals(entry.sealed().digest())) {
                    broken = new Broken(entry.seq(), "第" + entry.seq() + "条的内容与其摘要不符。");
                }
            }
            last = entry.seq();
            digest = entry.digest();
        }

        Optional<Broken> broken(AuditEntry end) {
            if (broken == null && last < end.seq()) {
                broken = new Broken(last + 1, "第" + (last + 1) + "条已被删除。");
            } else if (broken == null && (last > end.seq() || !digest.equals(end.digest()))) {
                broken = new Broken(Math.min(last, end.seq() + 1), "审计链的末尾与最后一条不符。");
            }
            return Optional.ofNullable(broken);
        }
    }
}
