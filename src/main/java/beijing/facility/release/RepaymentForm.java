package beijing.facility.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.Balance;
import beijing.facility.project.FundLedger;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.TaskForm;

/** 退回超拨资金 opens with what is to be repaid. */
@Component
class RepaymentForm implements TaskForm {

    static final Field AMOUNT = Field.of("repaidAmount", "退回金额");

    private final FundLedger ledger;
    private final LedgerTable table;

    RepaymentForm(FundLedger ledger, LedgerTable table) {
        this.ledger = ledger;
        this.table = table;
    }

    @Override
    public Set<String> processes() {
        return Set.of("completion-acceptance", "project-change", "project-termination");
    }

    @Override
    public String task() {
        return "RepayOverpayment";
    }

    @Override
    public Map<String, Object> suggestions(String project) {
        return Map.of(AMOUNT.key(), Amounts.inWan(ledger.balance(project).overpaid()));
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        Balance balance = ledger.balance(project);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("released", Amounts.inWan(balance.netReleased()));
        row.put("approved", Amounts.inWan(balance.approved()));
        row.put("overpaid", Amounts.inWan(balance.overpaid()));
        row.put("held", Amounts.inWan(balance.outstanding()));
        return Map.of("repaymentTable", List.of(row), "ledgerTable", table.of(project));
    }
}
