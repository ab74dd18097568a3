package beijing.facility.release;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.workflow.TaskForm;

/** 督办拨付 shows the tranche that is late. */
@Component
class SupervisionForm implements TaskForm {

    private final DisbursementForm disbursement;
    private final LedgerTable table;

    SupervisionForm(DisbursementForm disbursement, LedgerTable table) {
        this.disbursement = disbursement;
        this.table = table;
    }

    @Override
    public Set<String> processes() {
        return Set.of("fund-release");
    }

    @Override
    public String task() {
        return "SuperviseDisbursement";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return Map.of("trancheTable", List.of(disbursement.tranche(project)), "ledgerTable", table.of(project));
    }
}
