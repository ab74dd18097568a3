package beijing.facility.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Release;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.ProjectMessages;
import beijing.facility.workflow.TaskForm;

/** 拨付至项目单位 opens with what is still to be disbursed of the tranche. */
@Component
class DisbursementForm implements TaskForm {

    static final Field AMOUNT = Field.of("disbursedAmount", "拨付金额");

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final LedgerTable table;

    DisbursementForm(ProjectFiles files, FundLedger ledger, LedgerTable table) {
        this.files = files;
        this.ledger = ledger;
        this.table = table;
    }

    @Override
    public Set<String> processes() {
        return Set.of("fund-release");
    }

    @Override
    public String task() {
        return "DisburseFunds";
    }

    @Override
    public Map<String, Object> suggestions(String project) {
        return Map.of(AMOUNT.key(), Amounts.inWan(ledger.balance(project).outstanding()));
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return Map.of("trancheTable", List.of(tranche(project)), "ledgerTable", table.of(project));
    }

    /** What was still to be disbursed may have gone back while somebody had a task before this one. */
    @Override
    public List<String> missed(String project) {
        files.lock(project);
        return ledger.balance(project).outstanding().signum() > 0 ? List.of() : List.of(ProjectMessages.DISBURSEMENT_REDUCED);
    }

    Map<String, String> tranche(String project) {
        Release release = ledger.lastRelease(project).orElseThrow();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("tranche", "第" + release.tranche() + "批");
        row.put("released", Amounts.inWan(release.amount()));
        row.put("date", release.date().toString());
        row.put("due", release.dueOn().toString());
        row.put("outstanding", Amounts.inWan(ledger.balance(project).outstanding()));
        return row;
    }
}
