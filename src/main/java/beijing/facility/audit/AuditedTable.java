package beijing.facility.audit;

/** The append-only tables of which every row stands in the chain. */
public enum AuditedTable {
    DECISION("decision", "办理记录"),
    APPROVAL("subsidy_approval", "批复补助"),
    RELEASE("fund_release", "下达"),
    DISBURSEMENT("disbursement", "拨付"),
    REPAYMENT("repayment", "退回");

    private final String table;
    private final String label;

    AuditedTable(String table, String label) {
        this.table = table;
        this.label = label;
    }

    String table() {
        return table;
    }

    /** The Chinese name. */
    String label() {
        return label;
    }

    /**
     * A row as one text that depends on nothing but its values, with Beijing's times. Columns that a later version adds are empty in
     * older rows, and empty ones are left out.
     */
    String content(String row) {
        return "jsonb_strip_nulls(to_jsonb(" + row + "))::text";
    }
}
