package beijing.facility.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry;
import beijing.facility.project.LedgerEntry.Approval;
import beijing.facility.project.LedgerEntry.Disbursement;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.LedgerEntry.Repayment;

/** 资金台账 of a project as rows of a form, in the order in which it was written. */
@Component
class LedgerTable {

    private final FundLedger ledger;

    LedgerTable(FundLedger ledger) {
        this.ledger = ledger;
    }

    List<Map<String, String>> of(String project) {
        List<LedgerEntry> entries = new ArrayList<>(ledger.approvals(project));
        entries.addAll(ledger.releases(project));
        entries.addAll(ledger.disbursements(project));
        entries.addAll(ledger.repayments(project));
        entries.sort(Comparator.comparing(LedgerEntry::recordedAt));
        return entries.stream().map(LedgerTable::row).toList();
    }

    private static Map<String, String> row(LedgerEntry entry) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("date", entry.date().toString());
        row.put("item", item(entry));
        row.put("amount", Amounts.inWan(entry.amount()));
        row.put("number", entry.number());
        return row;
    }

    private static String item(LedgerEntry entry) {
        if (entry instanceof Approval approval) {
            return approval.kind().label();
        }
        if (entry instanceof Release release) {
            return "第" + release.tranche() + "批下达（" + release.dueOn() + "前拨付）";
        }
        if (entry instanceof Disbursement disbursement) {
            return "第" + disbursement.tranche() + "批拨付" + (disbursement.late() ? "（逾期）" : "");
        }
        return entry instanceof Repayment ? "退回" : "";
    }
}
